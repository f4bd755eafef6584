namespace Redbook.Audio.Pcm;

/// <summary>Where uncompressed samples lie in a file, and in which form.</summary>
/// <param name="Encoding">The form of one sample.</param>
/// <param name="SampleRateHz">Sampling rate, in Hz.</param>
/// <param name="Channels">Channel count; samples of one frame lie next to each other.</param>
/// <param name="DataOffset">Byte offset of the first frame.</param>
/// <param name="LengthFrames">Whole frames from there.</param>
/// <param name="Notices">What was odd about the file but could be read.</param>
internal sealed record PcmLayout(
    PcmEncoding Encoding,
    int SampleRateHz,
    int Channels,
    long DataOffset,
    long LengthFrames,
    IReadOnlyList<string> Notices)
{
    /// <summary>Bytes of one frame: one sample of every channel.</summary>
    public int FrameBytes => Encoding.ContainerBytes * Channels;
}
