using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook;

/// <summary>What is wanted of a track, in place of what its file says. Nothing is wanted where nothing is set.</summary>
public sealed record TrackSettings
{
    /// <summary>Texts for CD-TEXT; those left out are taken from the file's tags.</summary>
    public CdTextEntry Text { get; init; } = new();

    /// <summary>The recording code.</summary>
    public Isrc? Isrc { get; init; }

    /// <summary>Silence before the track, in sectors (75 a second); 0 joins it to the one before without a gap.</summary>
    public int? GapSectors { get; init; }

    /// <summary>What the track says about digital copies.</summary>
    public CopyPermission? Copy { get; init; }

    /// <summary>Whether the sound was recorded with pre-emphasis (50/15 µs), which players then take back.</summary>
    public bool? HasPreEmphasis { get; init; }

    /// <summary>Where indexes 2 and up begin: sectors from the start of the track, ascending.</summary>
    public IReadOnlyList<int>? IndexOffsets { get; init; }

    /// <summary>A file with the track's graphics (CD+G): R-W packs of 24 bytes, a <c>.cdg</c> file. They begin with index 1;
    /// what lasts longer than the track is left out.</summary>
    public string? Graphics { get; init; }

    /// <summary>These settings where they are set, those of another where they are not.</summary>
    internal TrackSettings Over(TrackSettings other) => new()
    {
        Text = Texts.Over(Text, other.Text),
        Isrc = Isrc ?? other.Isrc,
        GapSectors = GapSectors ?? other.GapSectors,
        Copy = Copy ?? other.Copy,
        HasPreEmphasis = HasPreEmphasis ?? other.HasPreEmphasis,
        IndexOffsets = IndexOffsets ?? other.IndexOffsets,
        Graphics = Graphics ?? other.Graphics,
    };
}
