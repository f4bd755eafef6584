using Redbook.Audio.Conversion;

namespace Redbook.Audio;

/// <summary>How audio files are read.</summary>
public sealed record AudioOptions
{
    /// <summary>Everything by content; more than two channels refused.</summary>
    public static AudioOptions Default { get; } = new();

    /// <summary>
    /// Declares the file to be headerless samples of this format; null to let the content decide. A file whose content
    /// is recognised as something else is then refused.
    /// </summary>
    public RawPcmFormat? RawPcm { get; init; }

    /// <summary>Folds files of more than two channels down to stereo; they are refused otherwise.</summary>
    public bool Downmix { get; init; }

    /// <summary>What is added before rounding to 16 bits, where bits are lost at all.</summary>
    public DitherKind Dither { get; init; }

    /// <summary>The folder of <c>ffmpeg</c> and <c>ffprobe</c>; they are looked for along <c>PATH</c> when null.</summary>
    public string? FfmpegFolder { get; init; }
}
