namespace Redbook.Discs;

/// <summary>Where a track lies and how its sectors are marked.</summary>
public sealed record TrackLayout
{
    /// <summary>The track number, 1 to 99.</summary>
    public required int Number { get; init; }

    /// <summary>What the main channel carries.</summary>
    public TrackMode Mode { get; init; }

    /// <summary>The CONTROL nibble in the Q channel and the table of contents.</summary>
    public Control Control { get; init; }

    /// <summary>Whether the copy bit alternates (SCMS: this is already a copy of protected material).</summary>
    public bool IsCopyAlternating { get; init; }

    /// <summary>The recording code; empty when there is none.</summary>
    public Isrc Isrc { get; init; }

    /// <summary>Index points in ascending order; index 1 is always there, index 0 only when there is a pregap.</summary>
    public required IReadOnlyList<TrackIndex> Indexes { get; init; }

    /// <summary>The first sector after the track: the next track's pregap, or the lead-out.</summary>
    public required Lba End { get; init; }

    /// <summary>Index 1: the address that the table of contents gives.</summary>
    public Lba Start
    {
        get
        {
            foreach (TrackIndex index in Indexes)
            {
                if (index.Number == 1)
                {
                    return index.Start;
                }
            }

            throw new InvalidOperationException($"Track {Number} has no index 1.");
        }
    }

    /// <summary>The first sector that bears this track's number: index 0 where there is one, else index 1.</summary>
    public Lba PregapStart => Indexes[0].Start;

    /// <summary>Sectors from index 1 to the end.</summary>
    public int LengthSectors => End - Start;
}
