using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>A track of a disc to be mastered.</summary>
/// <remarks>Index 0 is <see cref="PregapInPreviousSectors"/>, then <see cref="PregapSectors"/> or
/// <see cref="PregapAudio"/>; none of them makes a track without index 0.</remarks>
public sealed record MasterTrack
{
    /// <summary>The sound from index 1 to the end: 300 sectors or more.</summary>
    public required SectorSource Audio { get; init; }

    /// <summary>Silent sectors before index 1. The first track has 150 at least, whatever this says.</summary>
    public int PregapSectors { get; init; }

    /// <summary>Sound before index 1, in place of silence. Before the first track a hidden track: 150 sectors or
    /// more, from LBA −150, so that index 1 lies at LBA 0 or later.</summary>
    public SectorSource? PregapAudio { get; init; }

    /// <summary>How many of the last sectors of the previous track's sound are marked as this track's index 0.</summary>
    public int PregapInPreviousSectors { get; init; }

    /// <summary>Where indexes 2 and up begin: sectors from index 1, ascending.</summary>
    public IReadOnlyList<int> IndexOffsets { get; init; } = [];

    /// <summary>Pre-emphasis and the copy bit. Sound only.</summary>
    public Control Control { get; init; }

    /// <summary>Whether the copy bit alternates (SCMS: already a copy of protected material).</summary>
    public bool IsCopyAlternating { get; init; }

    /// <summary>The recording code.</summary>
    public Isrc Isrc { get; init; }
}
