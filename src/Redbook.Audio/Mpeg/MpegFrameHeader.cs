using System.Buffers.Binary;

namespace Redbook.Audio.Mpeg;

/// <summary>The 4-byte header of an MPEG audio frame (ISO 11172-3, 13818-3).</summary>
/// <param name="FrameBytes">Length of the frame with this header, in bytes.</param>
/// <param name="FrameSamples">Samples of each channel in it.</param>
/// <param name="SampleRateHz">Sampling rate, in Hz.</param>
/// <param name="Layer">1, 2 or 3.</param>
/// <param name="Fixed">The header bits that stay the same through a stream: sync, version, layer and rate.</param>
/// <param name="IsMono">One channel.</param>
/// <param name="IsVersion1">MPEG-1, as opposed to the half rates of MPEG-2 and 2.5.</param>
internal readonly record struct MpegFrameHeader(
    int FrameBytes, int FrameSamples, int SampleRateHz, int Layer, uint Fixed, bool IsMono, bool IsVersion1)
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 4;

    private const uint FixedMask = 0xFFFE_0C00;

    private static ReadOnlySpan<short> BitRates =>
    [
        0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448,      // version 1, layer I
        0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384,         // version 1, layer II
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,          // version 1, layer III
        0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256,         // version 2, layer I
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160,              // version 2, layers II and III
    ];

    /// <summary>Reads a header; false where there is none, or one of the free bit rate, which states no length.</summary>
    public static bool TryParse(ReadOnlySpan<byte> source, out MpegFrameHeader header)
    {
        header = default;
        if (source.Length < Size)
        {
            return false;
        }

        uint word = BinaryPrimitives.ReadUInt32BigEndian(source);
        int version = (int)(word >> 19) & 3;             // 3: version 1, 2: version 2, 0: version 2.5
        int layer = 4 - ((int)(word >> 17) & 3);
        int rateIndex = (int)(word >> 12) & 15;
        int sampleRateIndex = (int)(word >> 10) & 3;
        if (word >> 21 != 0x7FF || version == 1 || layer == 4 || rateIndex is 0 or 15 || sampleRateIndex == 3)
        {
            return false;
        }

        bool isVersion1 = version == 3;
        int table = isVersion1 ? layer - 1 : layer == 1 ? 3 : 4;
        int bitsPerSecond = BitRates[(table * 15) + rateIndex] * 1000;
        ReadOnlySpan<int> rates = [44_100, 48_000, 32_000];
        int sampleRate = rates[sampleRateIndex] >> (isVersion1 ? 0 : version == 2 ? 1 : 2);
        int padding = (int)(word >> 9) & 1;
        int samples = layer == 1 ? 384 : layer == 3 && !isVersion1 ? 576 : 1152;
        int bytes = layer == 1
            ? ((12 * bitsPerSecond / sampleRate) + padding) * 4
            : (samples / 8 * bitsPerSecond / sampleRate) + padding;
        header = new MpegFrameHeader(
            bytes, samples, sampleRate, layer, word & FixedMask, ((word >> 6) & 3) == 3, isVersion1);
        return true;
    }
}
