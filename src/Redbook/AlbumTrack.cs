using Redbook.Audio;
using Redbook.Discs;

namespace Redbook;

/// <summary>An audio file as it will lie on the disc: looked through to its end, converted only when it is recorded.</summary>
public sealed record AlbumTrack
{
    internal AlbumTrack(Func<Stream> open) => Open = open;

    /// <summary>Its place in the album, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The file as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>What people call it: the file's name without folder and extension.</summary>
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

    /// <summary>Its exact length in samples per channel at 44.1 kHz.</summary>
    public required long LengthSamples { get; init; }

    /// <summary>Its length on the disc: whole sectors, at least <see cref="RedBookLimits.MinTrackSectors"/>.</summary>
    public int LengthSectors => Math.Max(
        checked((int)((LengthSamples + CdSector.Samples - 1) / CdSector.Samples)),
        RedBookLimits.MinTrackSectors);

    /// <summary>Samples of silence added at the end to fill the last sector and the shortest track.</summary>
    public int PaddingSamples => checked((int)(((long)LengthSectors * CdSector.Samples) - LengthSamples));

    /// <summary>Opens the samples: 16-bit little-endian stereo, exactly <see cref="LengthSamples"/> of them.</summary>
    internal Func<Stream> Open { get; }
}
