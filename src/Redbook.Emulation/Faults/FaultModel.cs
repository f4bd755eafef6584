namespace Redbook.Emulation.Faults;

/// <summary>A fault as JSON, member by member.</summary>
internal sealed class FaultModel
{
    public string? Command { get; init; }

    public int? Address { get; init; }

    public int? Sectors { get; init; }

    public double? FromSeconds { get; init; }

    public double? UntilSeconds { get; init; }

    public int? Occurrence { get; init; }

    public int? Count { get; init; }

    public bool? Always { get; init; }

    public double? Probability { get; init; }

    public int? Seed { get; init; }

    public required FaultActionModel Action { get; init; }
}
