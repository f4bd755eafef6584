using System.Buffers.Binary;

namespace Redbook.Audio.Pcm;

/// <summary>Turns stored PCM samples into numbers.</summary>
internal static class PcmDecoder
{
    /// <summary>Decodes integer samples, right-justified: 24 bits become -8 388 608 to 8 388 607.</summary>
    /// <param name="encoding">Signed or unsigned integers.</param>
    /// <param name="stored">Whole samples.</param>
    /// <param name="samples">As many samples as <paramref name="stored"/> holds, or more.</param>
    public static void DecodeIntegers(PcmEncoding encoding, ReadOnlySpan<byte> stored, Span<int> samples)
    {
        int count = stored.Length / encoding.ContainerBytes;
        int shift = (encoding.ContainerBytes * 8) - encoding.SignificantBits;
        switch (encoding.ContainerBytes)
        {
            case 1 when encoding.Kind == PcmKind.UnsignedInteger:
                for (int i = 0; i < count; i++)
                {
                    samples[i] = (stored[i] - 0x80) >> shift;
                }

                return;
            case 1:
                for (int i = 0; i < count; i++)
                {
                    samples[i] = (sbyte)stored[i] >> shift;
                }

                return;
            case 2:
                for (int i = 0; i < count; i++)
                {
                    samples[i] = encoding.IsBigEndian
                        ? BinaryPrimitives.ReadInt16BigEndian(stored[(i * 2)..])
                        : BinaryPrimitives.ReadInt16LittleEndian(stored[(i * 2)..]);
                }

                break;
            case 3 when encoding.IsBigEndian:
                for (int i = 0; i < count; i++)
                {
                    samples[i] = ((sbyte)stored[i * 3] << 16) | (stored[(i * 3) + 1] << 8) | stored[(i * 3) + 2];
                }

                break;
            case 3:
                for (int i = 0; i < count; i++)
                {
                    samples[i] = ((sbyte)stored[(i * 3) + 2] << 16) | (stored[(i * 3) + 1] << 8) | stored[i * 3];
                }

                break;
            default:
                for (int i = 0; i < count; i++)
                {
                    samples[i] = encoding.IsBigEndian
                        ? BinaryPrimitives.ReadInt32BigEndian(stored[(i * 4)..])
                        : BinaryPrimitives.ReadInt32LittleEndian(stored[(i * 4)..]);
                }

                break;
        }

        Justify(encoding, shift, samples[..count]);
    }

    /// <summary>Decodes floating-point samples.</summary>
    /// <param name="encoding">32 or 64 bits of floating point.</param>
    /// <param name="stored">Whole samples.</param>
    /// <param name="samples">As many samples as <paramref name="stored"/> holds, or more.</param>
    /// <returns>Index of the first sample that is not a finite number, or -1.</returns>
    public static int DecodeFloats(PcmEncoding encoding, ReadOnlySpan<byte> stored, Span<double> samples)
    {
        int count = stored.Length / encoding.ContainerBytes;
        int bad = -1;
        for (int i = count - 1; i >= 0; i--)
        {
            ReadOnlySpan<byte> at = stored[(i * encoding.ContainerBytes)..];
            double value = (encoding.ContainerBytes, encoding.IsBigEndian) switch
            {
                (4, false) => BinaryPrimitives.ReadSingleLittleEndian(at),
                (4, true) => BinaryPrimitives.ReadSingleBigEndian(at),
                (_, false) => BinaryPrimitives.ReadDoubleLittleEndian(at),
                (_, true) => BinaryPrimitives.ReadDoubleBigEndian(at),
            };
            samples[i] = value;
            bad = double.IsFinite(value) ? bad : i;
        }

        return bad;
    }

    // Offset binary to two's complement by flipping the top bit; then bits that carry no signal go.
    private static void Justify(PcmEncoding encoding, int shift, Span<int> samples)
    {
        if (encoding.Kind == PcmKind.UnsignedInteger)
        {
            int spare = 32 - (encoding.ContainerBytes * 8);
            foreach (ref int sample in samples)
            {
                sample = ((sample << spare) ^ int.MinValue) >> spare;
            }
        }

        if (shift > 0)
        {
            foreach (ref int sample in samples)
            {
                sample >>= shift;
            }
        }
    }
}
