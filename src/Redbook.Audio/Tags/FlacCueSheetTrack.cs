namespace Redbook.Audio.Tags;

/// <summary>A track in the table of contents of a FLAC file.</summary>
public sealed record FlacCueSheetTrack
{
    /// <summary>The track number: 1 to 99, 170 for the lead-out of a CD.</summary>
    public required int Number { get; init; }

    /// <summary>Samples from the start of the audio to the first index point of the track.</summary>
    public required ulong OffsetSamples { get; init; }

    /// <summary>The recording code; empty when there is none.</summary>
    public string Isrc { get; init; } = string.Empty;

    /// <summary>Whether the track is audio.</summary>
    public bool IsAudio { get; init; } = true;

    /// <summary>Whether the samples are pre-emphasised.</summary>
    public bool HasPreEmphasis { get; init; }

    /// <summary>The index points in order; none for the lead-out.</summary>
    public IReadOnlyList<FlacCueSheetIndex> Indexes { get; init; } = [];
}
