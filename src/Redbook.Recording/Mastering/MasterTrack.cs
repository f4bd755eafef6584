using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>A track of a disc to be mastered.</summary>
/// <remarks>Index 0 is <see cref="PregapInPreviousSectors"/>, then <see cref="PregapSectors"/> or
/// <see cref="PregapSource"/>; none of them makes a track without index 0.</remarks>
public sealed record MasterTrack
{
    /// <summary>The track from index 1 to the end: 300 sectors or more. Sound has 2352 bytes to a sector. Data have 2048 bytes
    /// in mode 1, 2336 in mode 2 (with sub-headers in XA, which may come as 2048 bytes of form 1 too), or 2352 in any: then
    /// sync, header and codes are made anew for the place where the sector comes to lie.</summary>
    public required SectorSource Source { get; init; }

    /// <summary>What the track is: sound, or one of the forms of data.</summary>
    public TrackMode Mode { get; init; }

    /// <summary>Silent sectors before index 1, or empty ones of a data track. The first track has 150 at least, whatever this
    /// says; where sound and data meet, 150 are the least.</summary>
    public int PregapSectors { get; init; }

    /// <summary>Sound before index 1, in place of silence. Before the first track a hidden track: 150 sectors or
    /// more, from LBA −150, so that index 1 lies at LBA 0 or later.</summary>
    public SectorSource? PregapSource { get; init; }

    /// <summary>How many of the last sectors of the previous track's sound are marked as this track's index 0.</summary>
    public int PregapInPreviousSectors { get; init; }

    /// <summary>Where indexes 2 and up begin: sectors from index 1, ascending.</summary>
    public IReadOnlyList<int> IndexOffsets { get; init; } = [];

    /// <summary>The copy bit, and for sound pre-emphasis and four channels. The data bit follows from <see cref="Mode"/>.
    /// </summary>
    public Control Control { get; init; }

    /// <summary>Whether the copy bit alternates (SCMS: already a copy of protected material). Sound only.</summary>
    public bool IsCopyAlternating { get; init; }

    /// <summary>The recording code. Sound only.</summary>
    public Isrc Isrc { get; init; }
}
