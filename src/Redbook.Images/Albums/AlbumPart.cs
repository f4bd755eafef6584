using Redbook.Audio.Tags;
using Redbook.Discs;

namespace Redbook.Images.Albums;

/// <summary>One audio file that becomes a track.</summary>
/// <param name="Path">The file.</param>
/// <param name="Tags">What it says about its music.</param>
/// <param name="Place">Where it was named; null where nothing named it.</param>
internal sealed record AlbumPart(string Path, AudioTags Tags, FindingPlace? Place)
{
    /// <summary>A message from or about the track, for players to show.</summary>
    public string? Message { get; init; }

    /// <summary>What players do not show.</summary>
    public string? ClosedInformation { get; init; }

    /// <summary>Silence before index 1.</summary>
    public int PregapSectors { get; init; }

    public Control Control { get; init; }

    public bool IsCopyAlternating { get; init; }

    /// <summary>Where indexes 2 and up begin, in sectors from the file's beginning.</summary>
    public IReadOnlyList<int> IndexOffsets { get; init; } = [];

    /// <summary>How many of the last sectors of the file are the next track's pregap.</summary>
    public int NextPregapSectors { get; init; }

    /// <summary>The content of the file where it has no header; null to let the content say.</summary>
    public PcmExtent? Bare { get; init; }
}
