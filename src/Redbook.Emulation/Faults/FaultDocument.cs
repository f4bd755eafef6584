using System.Globalization;
using System.Text.Json;
using Redbook.Discs;
using Redbook.Emulation.Settings;
using Redbook.Mmc;
using Redbook.Mmc.Tracing;

namespace Redbook.Emulation.Faults;

/// <summary>A plan as JSON text.</summary>
internal static class FaultDocument
{
    private const string FormatName = "redbook faults";
    private const double MaxSeconds = 86_400;

    private static readonly (string Name, BadSpotKind Kind)[] SpotKinds =
    [
        ("unreadable", BadSpotKind.Unreadable),
        ("c2-errors", BadSpotKind.C2Errors),
        ("write-error", BadSpotKind.WriteError),
        ("late-write-error", BadSpotKind.LateWriteError),
    ];

    /// <summary>The plan that a text describes.</summary>
    /// <exception cref="RecorderSettingsException">It describes none.</exception>
    public static FaultPlan Read(ReadOnlySpan<byte> text, string? file) =>
        SettingsFile.Parse(text, file, SettingsContext.Default.FaultPlanModel, FromModel);

    public static byte[] Write(FaultPlan plan) => JsonSerializer.SerializeToUtf8Bytes(
        new FaultPlanModel
        {
            Format = FormatName,
            Version = 1,
            RecordsNothing = plan.RecordsNothing ? true : null,
            Faults = [.. plan.Faults.Select(ToModel)],
            BadSpots = [.. plan.BadSpots.Select(ToModel)],
        },
        SettingsContext.Default.FaultPlanModel);

    private static FaultPlan FromModel(FaultPlanModel model)
    {
        SettingsFile.CheckHead(model.Format, model.Version, FormatName);
        return new FaultPlan
        {
            RecordsNothing = model.RecordsNothing ?? false,
            Faults = [.. (model.Faults ?? []).Select(static (fault, i) => FromModel(fault, $"$.faults[{i}]"))],
            BadSpots = [.. (model.BadSpots ?? []).Select(static (spot, i) => FromModel(spot, $"$.badSpots[{i}]"))],
        };
    }

    private static Fault FromModel(FaultModel? model, string path)
    {
        if (model is null)
        {
            throw new SettingsProblem(path, "A fault is wanted here.");
        }

        Require(model.Sectors is null || model.Address is not null, path + ".sectors", "Without an address, sectors mean nothing.");
        Require(model.Always != true || model.Count is null, path + ".count", "What is always so is not counted.");
        return new Fault
        {
            Opcode = model.Command is { } command ? ReadCommand(command, path + ".command") : null,
            Address = model.Address is { } address ? ReadAddress(address, path + ".address") : null,
            AddressSectors = AtLeastOne(model.Sectors ?? 1, path + ".sectors"),
            From = ReadSeconds(model.FromSeconds, path + ".fromSeconds"),
            Until = ReadSeconds(model.UntilSeconds, path + ".untilSeconds"),
            Occurrence = AtLeastOne(model.Occurrence ?? 1, path + ".occurrence"),
            Count = model.Always == true ? int.MaxValue : AtLeastOne(model.Count ?? 1, path + ".count"),
            Probability = model.Probability switch
            {
                null => 1,
                > 0 and <= 1 => model.Probability.Value,
                _ => throw new SettingsProblem(path + ".probability", "A probability is more than 0 and at most 1."),
            },
            Seed = model.Seed ?? 0,
            Action = FaultActionDocument.FromModel(model.Action, path + ".action"),
        };
    }

    private static FaultModel ToModel(Fault fault) => new()
    {
        Command = fault.Opcode is { } opcode ? CommandText.NameOf(opcode) ?? $"{opcode:X2}h" : null,
        Address = fault.Address?.Value,
        Sectors = fault.Address is not null && fault.AddressSectors != 1 ? fault.AddressSectors : null,
        FromSeconds = fault.From?.TotalSeconds,
        UntilSeconds = fault.Until?.TotalSeconds,
        Occurrence = fault.Occurrence == 1 ? null : fault.Occurrence,
        Count = fault.Count is 1 or int.MaxValue ? null : fault.Count,
        Always = fault.Count == int.MaxValue ? true : null,
        Probability = fault.Probability < 1 ? fault.Probability : null,
        Seed = fault.Seed == 0 ? null : fault.Seed,
        Action = FaultActionDocument.ToModel(fault.Action),
    };

    private static BadSpot FromModel(BadSpotModel? model, string path)
    {
        if (model is null)
        {
            throw new SettingsProblem(path, "A bad spot is wanted here.");
        }

        int index = Array.FindIndex(SpotKinds, known => known.Name == model.Kind);
        Require(index >= 0, path + ".kind", $"\"{model.Kind}\" is none of {string.Join(", ", SpotKinds.Select(static known => known.Name))}.");
        BadSpotKind kind = SpotKinds[index].Kind;
        bool isScratch = kind == BadSpotKind.C2Errors;
        Require(isScratch || model.WrongBytes is null, path + ".wrongBytes", $"{model.Kind} has no wrong bytes.");
        Require(isScratch || model.Seed is null, path + ".seed", $"{model.Kind} has no seed.");
        Require(model.WrongBytes is null or (>= 1 and <= CdSector.AudioBytes), path + ".wrongBytes", $"A sector has 1 to {CdSector.AudioBytes} wrong bytes.");
        return new BadSpot
        {
            Kind = kind,
            Start = ReadAddress(model.Start, path + ".start"),
            Sectors = AtLeastOne(model.Sectors ?? 1, path + ".sectors"),
            WrongBytes = model.WrongBytes ?? BadSpot.UsualWrongBytes,
            Seed = model.Seed ?? 0,
        };
    }

    private static BadSpotModel ToModel(BadSpot spot) => new()
    {
        Kind = SpotKinds.First(known => known.Kind == spot.Kind).Name,
        Start = spot.Start.Value,
        Sectors = spot.Sectors == 1 ? null : spot.Sectors,
        WrongBytes = spot.Kind == BadSpotKind.C2Errors && spot.WrongBytes != BadSpot.UsualWrongBytes ? spot.WrongBytes : null,
        Seed = spot.Kind == BadSpotKind.C2Errors && spot.Seed != 0 ? spot.Seed : null,
    };

    // By the name of the standard, or as 2Ah.
    private static byte ReadCommand(string name, string path)
    {
        for (int opcode = 0; opcode < 256; opcode++)
        {
            if (string.Equals(CommandText.NameOf((byte)opcode), name, StringComparison.OrdinalIgnoreCase))
            {
                return (byte)opcode;
            }
        }

        return name.Length == 3 && name[2] is 'h' or 'H'
            && byte.TryParse(name.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte code)
                ? code
                : throw new SettingsProblem(path, $"\"{name}\" is no command: a name such as \"WRITE(10)\" or a code such as \"2Ah\" is wanted.");
    }

    private static Lba ReadAddress(int address, string path) => address is >= Lba.MinValue and <= Lba.MaxValue
        ? new Lba(address)
        : throw new SettingsProblem(path, $"Addresses lie between {Lba.MinValue} and {Lba.MaxValue}.");

    private static TimeSpan? ReadSeconds(double? seconds, string path) => seconds switch
    {
        null => null,
        >= 0 and <= MaxSeconds => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new SettingsProblem(path, $"A time lies between 0 and {MaxSeconds} seconds."),
    };

    private static int AtLeastOne(int number, string path) =>
        number >= 1 ? number : throw new SettingsProblem(path, $"{number} is less than 1.");

    private static void Require(bool holds, string path, string otherwise)
    {
        if (!holds)
        {
            throw new SettingsProblem(path, otherwise);
        }
    }
}
