namespace Redbook.Emulation.Timing;

/// <summary>A zone as JSON, member by member.</summary>
internal sealed class SpeedZoneModel
{
    public required int Start { get; init; }

    public required int Speed { get; init; }
}
