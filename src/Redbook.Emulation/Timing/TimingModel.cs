namespace Redbook.Emulation.Timing;

/// <summary>A timing as JSON, member by member; what is left out is as in the timing it is based on.</summary>
internal sealed class TimingModel
{
    public required string Format { get; init; }

    public required int Version { get; init; }

    public string? BasedOn { get; init; }

    public double? Scale { get; init; }

    public string? Rotation { get; init; }

    public IReadOnlyList<SpeedZoneModel>? Zones { get; init; }

    public bool? HoldsWhenFull { get; init; }

    public double? StartLevel { get; init; }

    public long? InterfaceBytesPerSecond { get; init; }

    public double? CommandOverheadSeconds { get; init; }

    public double? FullSeekSeconds { get; init; }

    public double? LoadSeconds { get; init; }

    public double? CalibrationSeconds { get; init; }

    public double? TrackEndSeconds { get; init; }

    public double? MinimalBlankSeconds { get; init; }
}
