namespace Redbook.Mastering;

/// <summary>A stretch of sound, or of silence.</summary>
/// <param name="Open">Opens 16-bit little-endian stereo samples, from <paramref name="StartSamples"/> on in what it
/// opens; <see langword="null"/> for silence.</param>
/// <param name="StartSamples">The first sample of what is opened that belongs to it.</param>
/// <param name="LengthSamples">Its length.</param>
internal sealed record SoundPiece(Func<Stream>? Open, long StartSamples, long LengthSamples)
{
    public static SoundPiece Silence(long lengthSamples) => new(null, 0, lengthSamples);
}
