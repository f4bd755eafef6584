using Redbook.Audio;
using Redbook.Discs;

namespace Redbook;

/// <summary>A track as it will lie on the disc: its sound looked through to its end, converted only when it is recorded.
/// </summary>
public sealed record AlbumTrack
{
    internal AlbumTrack()
    {
    }

    /// <summary>Its place in the album, from 1; 0 for sound that is hidden before the first track.</summary>
    public required int Number { get; init; }

    /// <summary>The session it belongs to, from 1.</summary>
    public int Session { get; init; } = 1;

    /// <summary>The file as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>What people call it: its title where the album has texts, else the file's name without folder and
    /// extension.</summary>
    public required string Title { get; init; }

    /// <summary>What the file is, by its content: <c>FLAC</c>, <c>MP4 (alac)</c>.</summary>
    public required string SourceKind { get; init; }

    /// <summary>The samples in the file.</summary>
    public required SampleFormat SourceFormat { get; init; }

    /// <summary>Whether the codec keeps only what is heard; <see cref="SourceFormat"/> then tells nothing of depth.</summary>
    public bool IsLossy { get; init; }

    /// <summary>What is done to the samples on the way, in order; empty when they pass bit for bit.</summary>
    public required IReadOnlyList<string> Conversions { get; init; }

    /// <summary>What was odd about the file but could be read, as sentences.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The exact length of its sound in samples per channel at 44.1 kHz.</summary>
    public required long LengthSamples { get; init; }

    /// <summary>Its length on the disc, from index 1 to its end.</summary>
    public required int LengthSectors { get; init; }

    /// <summary>Samples of silence added at the end to fill the last sector and the shortest track.</summary>
    public int PaddingSamples { get; init; }

    /// <summary>Sectors of index 0 before it: silence, or sound that belongs to it. Of the first track, those behind the
    /// two seconds that every disc begins with.</summary>
    public int GapSectors { get; init; }

    /// <summary>Whether it carries data instead of sound.</summary>
    public bool IsData { get; init; }

    /// <summary>Whether it has graphics (CD+G) in R to W.</summary>
    public bool HasGraphics { get; init; }

    /// <summary>The recording code; empty when there is none.</summary>
    public Isrc Isrc { get; init; }

    /// <summary>Whether players are told to take pre-emphasis back.</summary>
    public bool HasPreEmphasis { get; init; }

    /// <summary>What it says about digital copies.</summary>
    public CopyPermission Copy { get; init; }
}
