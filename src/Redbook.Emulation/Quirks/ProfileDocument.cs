using System.Globalization;
using System.Text.Json;
using Redbook.Emulation.Settings;

namespace Redbook.Emulation.Quirks;

/// <summary>A drive profile as JSON text.</summary>
internal static class ProfileDocument
{
    private const string FormatName = "redbook drive";

    private static readonly (string Name, RawSubChannels Value)[] SubChannels =
    [
        ("pq16", RawSubChannels.Pq16), ("packed-rw", RawSubChannels.PackedRw), ("raw-pw", RawSubChannels.RawPw),
    ];

    private static readonly (string Name, CueVariants Value)[] Variants =
    [
        ("none", CueVariants.None), ("zero", CueVariants.Zero), ("stated", CueVariants.Stated), ("both", CueVariants.Both),
    ];

    /// <summary>The profile that a text describes.</summary>
    /// <exception cref="RecorderSettingsException">It describes none.</exception>
    public static DriveProfile Read(ReadOnlySpan<byte> text, string? file) =>
        SettingsFile.Parse(text, file, SettingsContext.Default.ProfileModel, FromModel);

    public static byte[] Write(DriveProfile profile) =>
        JsonSerializer.SerializeToUtf8Bytes(ToModel(profile), SettingsContext.Default.ProfileModel);

    private static DriveProfile FromModel(ProfileModel model)
    {
        SettingsFile.CheckHead(model.Format, model.Version, FormatName);
        DriveProfile based = model.BasedOn is not { } name ? new DriveProfile() : DriveProfiles.Find(name)
            ?? throw new SettingsProblem("$.basedOn", $"\"{name}\" is none of {string.Join(", ", DriveProfiles.Names)}.");
        return based with
        {
            Vendor = Text(model.Vendor, "$.vendor", 8) ?? based.Vendor,
            Product = Text(model.Product, "$.product", 16) ?? based.Product,
            Revision = Text(model.Revision, "$.revision", 4) ?? based.Revision,
            SerialNumber = Text(model.SerialNumber, "$.serialNumber", 12) ?? based.SerialNumber,
            BufferBytes = Number(model.BufferBytes, "$.bufferBytes", 64 * 1024, 1 << 30) ?? based.BufferBytes,
            MaxTransferBytes = Number(model.MaxTransferBytes, "$.maxTransferBytes", 2448, 1 << 24) ?? based.MaxTransferBytes,
            WriteSpeeds = Speeds(model.WriteSpeeds) ?? based.WriteSpeeds,
            ReadSpeed = Number(model.ReadSpeed, "$.readSpeed", 1, 100) ?? based.ReadSpeed,
            HasUnderrunProtection = model.UnderrunProtection ?? based.HasUnderrunProtection,
            HasTestWrite = model.TestWrite ?? based.HasTestWrite,
            HasSessionAtOnce = model.SessionAtOnce ?? based.HasSessionAtOnce,
            HasMultiSession = model.MultiSession ?? based.HasMultiSession,
            HasRawMultiSession = model.RawMultiSession ?? based.HasRawMultiSession,
            HasCdText = model.CdText ?? based.HasCdText,
            MaxCueSheetBytes = Number(model.MaxCueSheetBytes, "$.maxCueSheetBytes", 24, 0xFFFFFF) ?? based.MaxCueSheetBytes,
            TextLeadInTimes = OneOf(model.TextLeadInTimes, "$.textLeadInTimes", Variants) ?? based.TextLeadInTimes,
            IsrcCueControls = OneOf(model.IsrcCueControls, "$.isrcCueControls", Variants) ?? based.IsrcCueControls,
            RawSubChannels = Forms(model.RawSubChannels) ?? based.RawSubChannels,
            MissingModePages = Pages(model.MissingModePages) ?? based.MissingModePages,
            ReadOffsetSamples = Number(model.ReadOffsetSamples, "$.readOffsetSamples", -5880, 5880) ?? based.ReadOffsetSamples,
            WriteOffsetSamples = Number(model.WriteOffsetSamples, "$.writeOffsetSamples", -587, 587) ?? based.WriteOffsetSamples,
            ReturnsBinaryQ = model.BinaryQ ?? based.ReturnsBinaryQ,
            NextWritableError = Number(model.NextWritableError, "$.nextWritableError", -400_000, 400_000) ?? based.NextWritableError,
            ReadyPolls = Number(model.ReadyPolls, "$.readyPolls", 0, 1_000_000) ?? based.ReadyPolls,
        };
    }

    private static ProfileModel ToModel(DriveProfile profile) => new()
    {
        Format = FormatName,
        Version = 1,
        Vendor = profile.Vendor,
        Product = profile.Product,
        Revision = profile.Revision,
        SerialNumber = profile.SerialNumber,
        BufferBytes = profile.BufferBytes,
        MaxTransferBytes = profile.MaxTransferBytes,
        WriteSpeeds = profile.WriteSpeeds,
        ReadSpeed = profile.ReadSpeed,
        UnderrunProtection = profile.HasUnderrunProtection,
        TestWrite = profile.HasTestWrite,
        SessionAtOnce = profile.HasSessionAtOnce,
        MultiSession = profile.HasMultiSession,
        RawMultiSession = profile.HasRawMultiSession,
        CdText = profile.HasCdText,
        MaxCueSheetBytes = profile.MaxCueSheetBytes,
        TextLeadInTimes = Variants.First(known => known.Value == profile.TextLeadInTimes).Name,
        IsrcCueControls = Variants.First(known => known.Value == profile.IsrcCueControls).Name,
        RawSubChannels = [.. SubChannels.Where(known => profile.RawSubChannels.HasFlag(known.Value)).Select(static known => known.Name)],
        MissingModePages = [.. profile.MissingModePages.Select(static page => $"{page:X2}h")],
        ReadOffsetSamples = profile.ReadOffsetSamples,
        WriteOffsetSamples = profile.WriteOffsetSamples,
        BinaryQ = profile.ReturnsBinaryQ,
        NextWritableError = profile.NextWritableError,
        ReadyPolls = profile.ReadyPolls,
    };

    private static string? Text(string? text, string path, int longest) =>
        text is null || (text.Length <= longest && text.All(static c => c is >= ' ' and <= '~'))
            ? text
            : throw new SettingsProblem(path, $"At most {longest} printable ASCII characters are wanted.");

    private static int? Number(int? number, string path, int least, int most) =>
        number is null || (number >= least && number <= most)
            ? number
            : throw new SettingsProblem(path, $"{number} does not lie between {least} and {most}.");

    private static TValue? OneOf<TValue>(string? name, string path, (string Name, TValue Value)[] known)
        where TValue : struct, Enum
    {
        if (name is null)
        {
            return null;
        }

        int index = Array.FindIndex(known, one => one.Name == name);
        return index >= 0
            ? known[index].Value
            : throw new SettingsProblem(path, $"\"{name}\" is none of {string.Join(", ", known.Select(static one => one.Name))}.");
    }

    private static int[]? Speeds(IReadOnlyList<int>? speeds) => speeds is null
        ? null
        : [.. speeds.Select(static (speed, i) => Number(speed, $"$.writeSpeeds[{i}]", 1, 100)!.Value)];

    private static RawSubChannels? Forms(IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return null;
        }

        RawSubChannels forms = RawSubChannels.None;
        for (int i = 0; i < names.Count; i++)
        {
            string path = $"$.rawSubChannels[{i}]";
            forms |= OneOf(names[i], path, SubChannels) ?? throw new SettingsProblem(path, "A name is wanted here.");
        }

        return forms;
    }

    // Pages by their codes, such as 05h.
    private static byte[]? Pages(IReadOnlyList<string>? codes) => codes is null ? null :
    [
        .. codes.Select(static (code, i) =>
            code is { Length: 3 } && code[2] is 'h' or 'H'
            && byte.TryParse(code.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte page)
            && page is > 0 and < 0x3F
                ? page
                : throw new SettingsProblem($"$.missingModePages[{i}]", "A page code such as \"05h\" is wanted here.")),
    ];
}
