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

    /// <summary>Rate, channels and depth.</summary>
    public SampleFormat Format =>
        new(SampleRateHz, Channels, Encoding.SignificantBits, Encoding.Kind == PcmKind.Float);

    /// <summary>The layout of a headerless file of this many bytes.</summary>
    /// <exception cref="ArgumentException">A property of <paramref name="format"/> is out of its range.</exception>
    public static PcmLayout ForHeaderless(RawPcmFormat format, long fileBytes)
    {
        int bits = format.BitsPerSample;
        if (format.RateHz < 1 || format.Channels is < 1 or > 64
            || (format.IsFloat ? bits is not (32 or 64) : bits is not (8 or 16 or 24 or 32)))
        {
            throw new ArgumentException(
                $"No such headerless PCM: {format.RateHz} Hz, {format.Channels} channels, {bits} bits.", nameof(format));
        }

        PcmKind kind = format.IsFloat ? PcmKind.Float
            : format.IsSigned ? PcmKind.SignedInteger
            : PcmKind.UnsignedInteger;
        PcmEncoding encoding = new(kind, bits / 8, bits, format.ByteOrder == PcmByteOrder.BigEndian);
        int frameBytes = encoding.ContainerBytes * format.Channels;
        string[] notices = fileBytes % frameBytes == 0
            ? []
            : [$"The last {fileBytes % frameBytes} bytes are not a whole sample frame; ignored."];
        return new PcmLayout(
            encoding, format.RateHz, format.Channels, DataOffset: 0, fileBytes / frameBytes, notices);
    }
}
