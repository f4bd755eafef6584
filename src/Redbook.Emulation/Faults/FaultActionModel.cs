namespace Redbook.Emulation.Faults;

/// <summary>An action as JSON, member by member.</summary>
internal sealed class FaultActionModel
{
    public required string Kind { get; init; }

    public string? Sense { get; init; }

    public bool? Deferred { get; init; }

    public long? Information { get; init; }

    public int? Polls { get; init; }

    public int? Bytes { get; init; }

    public int? Bits { get; init; }

    public int? Seed { get; init; }

    public double? DelaySeconds { get; init; }
}
