using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redbook.Audio.Dithering;

/// <summary>Rounds two channels to 16 bits and interleaves them.</summary>
internal static class Quantizer
{
    /// <summary>Rounds to nearest; what exceeds 16 bits becomes the largest or smallest value.</summary>
    /// <param name="left">Samples in units of the 16-bit step.</param>
    /// <param name="right">As many of the other channel.</param>
    /// <param name="interleaved">Twice as many results.</param>
    /// <returns>Samples that exceeded 16 bits, of both channels together.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Round(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<short> interleaved)
    {
        right = right[..left.Length];
        long clipped = 0;
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Only x64 has vectors this wide, and it is little-endian: left goes to the low half of each word.
            Span<int> frames = MemoryMarshal.Cast<short, int>(interleaved);
            for (; i <= left.Length - 16; i += 16)
            {
                Vector512<long> first = RoundEight(left[i..], right[i..], ref clipped);
                Vector512<long> second = RoundEight(left[(i + 8)..], right[(i + 8)..], ref clipped);
                Vector512.Narrow(first, second).CopyTo(frames[i..]);
            }
        }

        for (; i < left.Length; i++)
        {
            interleaved[2 * i] = RoundOne(left[i], ref clipped);
            interleaved[(2 * i) + 1] = RoundOne(right[i], ref clipped);
        }

        return clipped;
    }

    private static short RoundOne(double value, ref long clipped)
    {
        double rounded = Math.Round(value);
        if (rounded is > short.MaxValue or < short.MinValue)
        {
            clipped++;
        }

        return (short)Math.Clamp(rounded, short.MinValue, short.MaxValue);
    }

    private static Vector512<long> RoundEight(
        ReadOnlySpan<double> left, ReadOnlySpan<double> right, ref long clipped)
    {
        Vector512<long> l = RoundEight(Vector512.Create(left), ref clipped);
        Vector512<long> r = RoundEight(Vector512.Create(right), ref clipped);
        return (l & Vector512.Create(0xFFFFL)) | (r << 16);
    }

    private static Vector512<long> RoundEight(Vector512<double> value, ref long clipped)
    {
        Vector512<double> rounded = Vector512.Round(value);
        Vector512<double> limited = Vector512.Min(
            Vector512.Max(rounded, Vector512.Create((double)short.MinValue)),
            Vector512.Create((double)short.MaxValue));
        ulong exceeded = (~Vector512.Equals(rounded, limited)).ExtractMostSignificantBits();
        clipped += BitOperations.PopCount(exceeded);
        return Vector512.ConvertToInt64(limited);
    }
}
