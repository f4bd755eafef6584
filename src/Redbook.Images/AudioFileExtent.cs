using Redbook.Audio;

namespace Redbook.Images;

/// <summary>A stretch of an audio file of any kind that <see cref="AudioFile"/> reads: WAVE, FLAC, MP3 and so on.</summary>
/// <param name="Path">The file, as a full path.</param>
/// <param name="StartSamples">Where the stretch begins: stereo samples at 44.1 kHz, as <see cref="PcmReader"/> gives
/// them.</param>
/// <param name="LengthSamples">How long it is, in the same samples.</param>
public sealed record AudioFileExtent(string Path, long StartSamples, long LengthSamples) : ImageExtent
{
    /// <inheritdoc/>
    public override long LengthSamples { get; init; } = LengthSamples;

    /// <summary>What the file is, by its content.</summary>
    public AudioContainer Container { get; init; } = AudioContainer.Wave;

    /// <inheritdoc/>
    public override string? SourcePath => Path;
}
