namespace Redbook.Emulation.Faults;

/// <summary>A plan as JSON, member by member.</summary>
internal sealed class FaultPlanModel
{
    public required string Format { get; init; }

    public required int Version { get; init; }

    public bool? RecordsNothing { get; init; }

    public IReadOnlyList<FaultModel?>? Faults { get; init; }

    public IReadOnlyList<BadSpotModel?>? BadSpots { get; init; }
}
