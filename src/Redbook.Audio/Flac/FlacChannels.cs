using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redbook.Audio.Flac;

/// <summary>The work on whole channels of a decoded frame.</summary>
internal static class FlacChannels
{
    /// <summary>Turns two dependent channels into left and right, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Correlate(FlacChannelCoding coding, Span<int> first, Span<int> second)
    {
        second = second[..first.Length];
        int done = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<int>> wideFirst = MemoryMarshal.Cast<int, Vector<int>>(first);
            Span<Vector<int>> wideSecond = MemoryMarshal.Cast<int, Vector<int>>(second);
            for (int i = 0; i < wideFirst.Length; i++)
            {
                (wideFirst[i], wideSecond[i]) = Correlate(coding, wideFirst[i], wideSecond[i]);
            }

            done = wideFirst.Length * Vector<int>.Count;
        }

        for (int i = done; i < first.Length; i++)
        {
            (first[i], second[i]) = Correlate(coding, first[i], second[i]);
        }
    }

    /// <summary>The same where the difference has 33 bits. False if a result exceeds 32 bits.</summary>
    /// <param name="coding">Not <see cref="FlacChannelCoding.Independent"/>.</param>
    /// <param name="left">The left channel; holds the half sum before for <see cref="FlacChannelCoding.MidSide"/>.</param>
    /// <param name="right">The right channel.</param>
    /// <param name="side">Left minus right.</param>
    public static bool TryCorrelateWide(
        FlacChannelCoding coding, Span<int> left, Span<int> right, ReadOnlySpan<long> side)
    {
        bool fits = true;
        for (int i = 0; i < left.Length; i++)
        {
            long r = coding switch
            {
                FlacChannelCoding.LeftSide => left[i] - side[i],
                FlacChannelCoding.SideRight => right[i],
                _ => left[i] - (side[i] >> 1),
            };
            long l = r + side[i];
            left[i] = (int)l;
            right[i] = (int)r;
            fits &= left[i] == l && right[i] == r;
        }

        return fits;
    }

    /// <summary>True when every sample can be written with that many bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Fit(ReadOnlySpan<int> samples, int bits)
    {
        // Folding the sign leaves the magnitude's bits; together they show the widest.
        int magnitudes = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Vector<int> wide = Vector<int>.Zero;
            foreach (Vector<int> value in MemoryMarshal.Cast<int, Vector<int>>(samples))
            {
                wide |= value ^ (value >> 31);
            }

            for (int lane = 0; lane < Vector<int>.Count; lane++)
            {
                magnitudes |= wide[lane];
            }

            samples = samples[(samples.Length / Vector<int>.Count * Vector<int>.Count)..];
        }

        foreach (int value in samples)
        {
            magnitudes |= value ^ (value >> 31);
        }

        return (magnitudes >>> (bits - 1)) == 0;
    }

    /// <summary>Two channels side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> interleaved)
    {
        right = right[..left.Length];
        interleaved = interleaved[..(left.Length * 2)];
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Each 64-bit lane takes a left sample in its low half and a right one in its high half.
            for (; i <= left.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                Vector256<uint> l = Vector256.Create(left[i..]).AsUInt32();
                Vector256<uint> r = Vector256.Create(right[i..]).AsUInt32();
                Vector256<ulong> low = Vector256.WidenLower(l) | (Vector256.WidenLower(r) << 32);
                Vector256<ulong> high = Vector256.WidenUpper(l) | (Vector256.WidenUpper(r) << 32);
                low.AsInt32().CopyTo(interleaved[(2 * i)..]);
                high.AsInt32().CopyTo(interleaved[((2 * i) + Vector256<int>.Count)..]);
            }
        }

        for (; i < left.Length; i++)
        {
            interleaved[2 * i] = left[i];
            interleaved[(2 * i) + 1] = right[i];
        }
    }

    /// <summary>Two channels of at most 16 bits side by side as little-endian bytes, four a frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackSixteen(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<byte> bytes)
    {
        right = right[..left.Length];
        bytes = bytes[..(left.Length * 4)];
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Only x64 has vectors this wide, and it is little-endian.
            Vector256<int> lowHalf = Vector256.Create(0xFFFF);
            for (; i <= left.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                Vector256<int> l = Vector256.Create(left[i..]);
                Vector256<int> r = Vector256.Create(right[i..]);
                ((l & lowHalf) | (r << 16)).AsByte().CopyTo(bytes[(4 * i)..]);
            }
        }

        for (; i < left.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], (left[i] & 0xFFFF) | (right[i] << 16));
        }
    }

    private static (int Left, int Right) Correlate(FlacChannelCoding coding, int first, int second)
    {
        switch (coding)
        {
            case FlacChannelCoding.LeftSide:
                return (first, first - second);
            case FlacChannelCoding.SideRight:
                return (first + second, second);
            default:
                // Sum and difference have the same lowest bit, so nothing is lost by halving either.
                int right = first - (second >> 1);
                return (right + second, right);
        }
    }

    private static (Vector<int> Left, Vector<int> Right) Correlate(
        FlacChannelCoding coding, Vector<int> first, Vector<int> second)
    {
        switch (coding)
        {
            case FlacChannelCoding.LeftSide:
                return (first, first - second);
            case FlacChannelCoding.SideRight:
                return (first + second, second);
            default:
                Vector<int> right = first - (second >> 1);
                return (right + second, right);
        }
    }
}
