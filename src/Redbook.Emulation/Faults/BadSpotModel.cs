namespace Redbook.Emulation.Faults;

/// <summary>A bad spot as JSON, member by member.</summary>
internal sealed class BadSpotModel
{
    public required string Kind { get; init; }

    public required int Start { get; init; }

    public int? Sectors { get; init; }

    public int? WrongBytes { get; init; }

    public int? Seed { get; init; }
}
