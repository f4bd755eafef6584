using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>One track as recorded.</summary>
internal sealed record RecordedTrack
{
    public required int Number { get; init; }

    public TrackMode Mode { get; init; }

    public Control Control { get; init; }

    public bool IsCopyAlternating { get; init; }

    public Isrc Isrc { get; init; }

    /// <summary>The first sector with this track's number: index 0.</summary>
    public required Lba PregapStart { get; init; }

    /// <summary>Index 1.</summary>
    public required Lba Start { get; init; }

    /// <summary>Index 2 and up.</summary>
    public IReadOnlyList<TrackIndex> FurtherIndexes { get; init; } = [];

    /// <summary>The first sector after what the host sent; null while the track is open.</summary>
    public Lba? DataEnd { get; init; }

    /// <summary>The first sector after the track, padding and run-out included; null while the track is open.</summary>
    public Lba? End { get; init; }

    public bool IsOpen => End is null;
}
