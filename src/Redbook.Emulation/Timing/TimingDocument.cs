using System.Globalization;
using System.Text.Json;
using Redbook.Discs;
using Redbook.Emulation.Settings;

namespace Redbook.Emulation.Timing;

/// <summary>A timing as JSON text.</summary>
internal static class TimingDocument
{
    private const string FormatName = "redbook timing";
    private const double MaxSeconds = 86_400;

    private static readonly (string Name, Rotation Value)[] Rotations =
    [
        ("clv", Rotation.ConstantLinear), ("cav", Rotation.ConstantAngular), ("p-cav", Rotation.PartialConstantAngular),
        ("z-clv", Rotation.Zoned),
    ];

    /// <summary>The timing that a text describes.</summary>
    /// <exception cref="RecorderSettingsException">It describes none.</exception>
    public static RecorderTiming Read(ReadOnlySpan<byte> text, string? file) =>
        SettingsFile.Parse(text, file, SettingsContext.Default.TimingModel, FromModel);

    public static byte[] Write(RecorderTiming timing) =>
        JsonSerializer.SerializeToUtf8Bytes(ToModel(timing), SettingsContext.Default.TimingModel);

    private static RecorderTiming FromModel(TimingModel model)
    {
        SettingsFile.CheckHead(model.Format, model.Version, FormatName);
        RecorderTiming based = model.BasedOn is not { } name ? new RecorderTiming() : RecorderTimings.Find(name)
            ?? throw new SettingsProblem("$.basedOn", $"\"{name}\" is none of {string.Join(", ", RecorderTimings.Names)}.");
        return based with
        {
            Scale = Number(model.Scale, "$.scale", 0.001, 1_000_000) ?? based.Scale,
            Rotation = RotationOf(model.Rotation) ?? based.Rotation,
            Zones = ZonesOf(model.Zones) ?? based.Zones,
            HoldsWhenFull = model.HoldsWhenFull ?? based.HoldsWhenFull,
            StartLevel = Number(model.StartLevel, "$.startLevel", 0, 1) ?? based.StartLevel,
            InterfaceBytesPerSecond =
                (long?)Number(model.InterfaceBytesPerSecond, "$.interfaceBytesPerSecond", 1, 1e12) ?? based.InterfaceBytesPerSecond,
            CommandOverhead = Seconds(model.CommandOverheadSeconds, "$.commandOverheadSeconds") ?? based.CommandOverhead,
            FullSeek = Seconds(model.FullSeekSeconds, "$.fullSeekSeconds") ?? based.FullSeek,
            Load = Seconds(model.LoadSeconds, "$.loadSeconds") ?? based.Load,
            Calibration = Seconds(model.CalibrationSeconds, "$.calibrationSeconds") ?? based.Calibration,
            TrackEnd = Seconds(model.TrackEndSeconds, "$.trackEndSeconds") ?? based.TrackEnd,
            MinimalBlank = Seconds(model.MinimalBlankSeconds, "$.minimalBlankSeconds") ?? based.MinimalBlank,
        };
    }

    private static TimingModel ToModel(RecorderTiming timing) => new()
    {
        Format = FormatName,
        Version = 1,
        Scale = timing.Scale,
        Rotation = Rotations.First(known => known.Value == timing.Rotation).Name,
        Zones = [.. timing.Zones.Select(static zone => new SpeedZoneModel { Start = zone.Start.Value, Speed = zone.Factor })],
        HoldsWhenFull = timing.HoldsWhenFull,
        StartLevel = timing.StartLevel,
        InterfaceBytesPerSecond = timing.InterfaceBytesPerSecond,
        CommandOverheadSeconds = timing.CommandOverhead.TotalSeconds,
        FullSeekSeconds = timing.FullSeek.TotalSeconds,
        LoadSeconds = timing.Load.TotalSeconds,
        CalibrationSeconds = timing.Calibration.TotalSeconds,
        TrackEndSeconds = timing.TrackEnd.TotalSeconds,
        MinimalBlankSeconds = timing.MinimalBlank.TotalSeconds,
    };

    private static double? Number(double? number, string path, double least, double most) =>
        number is null || (number >= least && number <= most)
            ? number
            : throw new SettingsProblem(
                path, string.Create(CultureInfo.InvariantCulture, $"{number} does not lie between {least} and {most}."));

    private static TimeSpan? Seconds(double? seconds, string path) =>
        Number(seconds, path, 0, MaxSeconds) is { } number ? TimeSpan.FromSeconds(number) : null;

    private static Rotation? RotationOf(string? name)
    {
        if (name is null)
        {
            return null;
        }

        int index = Array.FindIndex(Rotations, one => one.Name == name);
        return index >= 0
            ? Rotations[index].Value
            : throw new SettingsProblem(
                "$.rotation", $"\"{name}\" is none of {string.Join(", ", Rotations.Select(static one => one.Name))}.");
    }

    // Innermost first, or a zone would never be met.
    private static SpeedZone[]? ZonesOf(IReadOnlyList<SpeedZoneModel>? models)
    {
        if (models is null)
        {
            return null;
        }

        var zones = new SpeedZone[models.Count];
        for (int i = 0; i < zones.Length; i++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"$.zones[{i}]");
            SpeedZoneModel model = models[i] ?? throw new SettingsProblem(path, "A zone is wanted here.");
            Number(model.Start, path + ".start", Lba.MinValue, Lba.MaxValue);
            Number(model.Speed, path + ".speed", 1, 100);
            if (i > 0 && model.Start <= zones[i - 1].Start.Value)
            {
                throw new SettingsProblem(path + ".start", "A zone begins after the one before it.");
            }

            zones[i] = new SpeedZone(new Lba(model.Start), model.Speed);
        }

        return zones;
    }
}
