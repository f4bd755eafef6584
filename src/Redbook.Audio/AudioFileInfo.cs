namespace Redbook.Audio;

/// <summary>What is known about an audio file before it is decoded.</summary>
public sealed record AudioFileInfo
{
    /// <summary>The file, as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>The kind of file, by its content.</summary>
    public required AudioContainer Container { get; init; }

    /// <summary>Kind and codec for people: <c>FLAC</c>, <c>MP4 (alac)</c>.</summary>
    public required string Description { get; init; }

    /// <summary>Rate, channels and depth of the samples in the file.</summary>
    public required SampleFormat Format { get; init; }

    /// <summary>Length in sample frames at the file's own rate; null when only decoding tells.</summary>
    public long? LengthFrames { get; init; }

    /// <summary>Whether the codec keeps only what is heard.</summary>
    public bool IsLossy { get; init; }

    /// <summary>What was odd about the file but could be read, as sentences.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Whether the samples reach the disc bit for bit: 44.1 kHz, 16-bit integers, two channels.</summary>
    public bool IsCompactDiscFormat => Format == SampleFormat.CompactDisc;

    /// <summary>Playing time by <see cref="LengthFrames"/>.</summary>
    public TimeSpan? Duration => LengthFrames is { } frames
        ? TimeSpan.FromSeconds((double)frames / Format.RateHz)
        : null;
}
