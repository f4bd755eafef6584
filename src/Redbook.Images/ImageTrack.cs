using Redbook.Discs;

namespace Redbook.Images;

/// <summary>One track of a disc image: what it is and where its content comes from.</summary>
/// <remarks>
/// The content begins with index 0 where there is a pregap, else with index 1, and ends where the next track's begins.
/// Its extents together are a whole number of sectors, though single ones need not be: files that do not end on a sector
/// are joined across. Readers hold to that.
/// </remarks>
public sealed record ImageTrack
{
    /// <summary>The track number, 1 to 99.</summary>
    public required int Number { get; init; }

    /// <summary>What the main channel carries.</summary>
    public TrackMode Mode { get; init; }

    /// <summary>The CONTROL nibble; for data tracks <see cref="Control.Data"/> is set.</summary>
    public Control Control { get; init; }

    /// <summary>Whether the copy bit alternates (SCMS: this is already a copy of protected material).</summary>
    public bool IsCopyAlternating { get; init; }

    /// <summary>The recording code; empty when there is none.</summary>
    public Isrc Isrc { get; init; }

    /// <summary>Sectors of content before index 1: index 0. 0 for none. In the first track of a session they come after
    /// the pause of two seconds, unless <see cref="ImageSession.IsPauseStored"/> says that they begin with it.</summary>
    public int PregapSectors { get; init; }

    /// <summary>Where indexes 2 and up begin: sectors from index 1, ascending.</summary>
    public IReadOnlyList<int> IndexOffsets { get; init; } = [];

    /// <summary>Where the content comes from, in order.</summary>
    public required IReadOnlyList<ImageExtent> Extents { get; init; }

    /// <summary>Where the sub-channel comes from, in order, from the first sector of the content on; empty when it is to
    /// be made. May be shorter than the content.</summary>
    public IReadOnlyList<SubchannelExtent> Subchannel { get; init; } = [];

    /// <summary>Remarks about the track, in order.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether this is a data track.</summary>
    public bool IsData => Mode != TrackMode.Audio;

    /// <summary>Samples of content, 588 to a sector.</summary>
    public long ContentSamples => Extents.Sum(static extent => extent.LengthSamples);

    /// <summary>Sectors of content, pregap included.</summary>
    public int ContentSectors => checked((int)(ContentSamples / CdSector.Samples));

    /// <summary>Sectors from index 1 to the end.</summary>
    public int LengthSectors => ContentSectors - PregapSectors;

    /// <inheritdoc/>
    public bool Equals(ImageTrack? other) => other is not null && Number == other.Number && Mode == other.Mode
        && Control == other.Control && IsCopyAlternating == other.IsCopyAlternating && Isrc == other.Isrc
        && PregapSectors == other.PregapSectors && IndexOffsets.SequenceEqual(other.IndexOffsets)
        && Extents.SequenceEqual(other.Extents) && Subchannel.SequenceEqual(other.Subchannel)
        && Remarks.SequenceEqual(other.Remarks);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Number, Mode, Control, Isrc, PregapSectors, Extents.Count, Extents.Count > 0 ? Extents[0] : null);
}
