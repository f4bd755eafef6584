using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redbook.Audio.Flac;

/// <summary>Turns residuals into samples, in place: the warm-up samples come first, residuals follow.</summary>
/// <remarks>
/// The loops here, as all inner loops of this assembly, ask to be compiled at full strength at once. Otherwise a
/// program that decodes one album would spend a good part of it in code that is still being observed.
/// </remarks>
internal static class FlacPredictor
{
    /// <summary>The longest predictor FLAC has.</summary>
    public const int MaxOrder = 32;

    /// <summary>The fixed polynomial predictors, orders 0 to 4. RFC 9639 9.2.5.</summary>
    /// <remarks>
    /// Nothing is shifted, so 32-bit arithmetic that wraps gives the right sample whenever the sample fits.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RestoreFixed(Span<int> samples, int order)
    {
        if (order == 0)
        {
            return;
        }

        // The newest difference of each order; summing them up undoes the differencing.
        int d0 = samples[order - 1];
        int d1 = order > 1 ? d0 - samples[order - 2] : 0;
        int d2 = order > 2 ? d1 - (samples[order - 2] - samples[order - 3]) : 0;
        int d3 = order > 3
            ? d2 - (samples[order - 2] - (2 * samples[order - 3]) + samples[order - 4])
            : 0;
        samples = samples[order..];
        switch (order)
        {
            case 1:
                foreach (ref int sample in samples)
                {
                    sample = d0 += sample;
                }

                break;
            case 2:
                foreach (ref int sample in samples)
                {
                    d1 += sample;
                    sample = d0 += d1;
                }

                break;
            case 3:
                foreach (ref int sample in samples)
                {
                    d2 += sample;
                    d1 += d2;
                    sample = d0 += d1;
                }

                break;
            default:
                foreach (ref int sample in samples)
                {
                    d3 += sample;
                    d2 += d3;
                    d1 += d2;
                    sample = d0 += d1;
                }

                break;
        }
    }

    /// <summary>Linear prediction: the newest sample meets <paramref name="coefficients"/>[0].</summary>
    /// <param name="buffer">
    /// Room for <see cref="MaxOrder"/> values that any predictor may look at, then warm-up and residuals.
    /// </param>
    /// <param name="coefficients">One per order, 1 to 32.</param>
    /// <param name="shift">0 to 15, how far the sum is shifted down.</param>
    /// <param name="bits">Width of the samples, 1 to 32.</param>
    public static void RestoreLinear(Span<int> buffer, ReadOnlySpan<int> coefficients, int shift, int bits)
    {
        long weight = 0;
        foreach (int coefficient in coefficients)
        {
            weight += Math.Abs((long)coefficient);
        }

        // 32-bit sums are enough when even the worst samples cannot exceed them.
        if (weight << (bits - 1) <= int.MaxValue)
        {
            RestoreLinear<int>(buffer, coefficients, shift);
        }
        else
        {
            RestoreLinear<long>(buffer, coefficients, shift);
        }
    }

    /// <summary>The same for samples of 33 bits, which only a difference of 32-bit channels has.</summary>
    /// <param name="samples">Warm-up samples, then residuals.</param>
    /// <param name="coefficients">One per order.</param>
    /// <param name="shift">0 to 15.</param>
    public static void RestoreLinear(Span<long> samples, ReadOnlySpan<int> coefficients, int shift)
    {
        for (int n = coefficients.Length; n < samples.Length; n++)
        {
            long sum = 0;
            for (int i = 0; i < coefficients.Length; i++)
            {
                sum += coefficients[i] * samples[n - 1 - i];
            }

            samples[n] += sum >> shift;
        }
    }

    /// <summary>Predicts with sums of type <typeparamref name="T"/>; short predictors are written out.</summary>
    private static void RestoreLinear<T>(Span<int> buffer, ReadOnlySpan<int> coefficients, int shift)
        where T : struct, IBinaryInteger<T>
    {
        // Filled up with zeros, a predictor is one of four more.
        Span<int> padded = stackalloc int[MaxOrder];
        padded.Clear();
        coefficients.CopyTo(padded);
        int from = MaxOrder + coefficients.Length;
        switch ((coefficients.Length + 3) / 4)
        {
            case 1:
                RestoreFour<T>(buffer, from, padded, shift);
                break;
            case 2:
                RestoreEight<T>(buffer, from, padded, shift);
                break;
            case 3:
                RestoreTwelve<T>(buffer, from, padded, shift);
                break;
            default:
                RestoreMany<T>(buffer, from, padded, (coefficients.Length + 3) & ~3, shift);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RestoreFour<T>(Span<int> buffer, int from, ReadOnlySpan<int> c, int shift)
        where T : struct, IBinaryInteger<T>
    {
        T c0 = Number<T>(c[0]), c1 = Number<T>(c[1]), c2 = Number<T>(c[2]), c3 = Number<T>(c[3]);
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            T sum = (c3 * Number<T>(Unsafe.Add(ref at, -4))) + (c2 * Number<T>(Unsafe.Add(ref at, -3)))
                + (c1 * Number<T>(Unsafe.Add(ref at, -2))) + (c0 * Number<T>(Unsafe.Add(ref at, -1)));
            at += int.CreateTruncating(sum >> shift);
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RestoreEight<T>(Span<int> buffer, int from, ReadOnlySpan<int> c, int shift)
        where T : struct, IBinaryInteger<T>
    {
        T c0 = Number<T>(c[0]), c1 = Number<T>(c[1]), c2 = Number<T>(c[2]), c3 = Number<T>(c[3]);
        T c4 = Number<T>(c[4]), c5 = Number<T>(c[5]), c6 = Number<T>(c[6]), c7 = Number<T>(c[7]);
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            T sum = (c7 * Number<T>(Unsafe.Add(ref at, -8))) + (c6 * Number<T>(Unsafe.Add(ref at, -7)))
                + (c5 * Number<T>(Unsafe.Add(ref at, -6))) + (c4 * Number<T>(Unsafe.Add(ref at, -5)))
                + (c3 * Number<T>(Unsafe.Add(ref at, -4))) + (c2 * Number<T>(Unsafe.Add(ref at, -3)))
                + (c1 * Number<T>(Unsafe.Add(ref at, -2))) + (c0 * Number<T>(Unsafe.Add(ref at, -1)));
            at += int.CreateTruncating(sum >> shift);
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RestoreTwelve<T>(Span<int> buffer, int from, ReadOnlySpan<int> c, int shift)
        where T : struct, IBinaryInteger<T>
    {
        T c0 = Number<T>(c[0]), c1 = Number<T>(c[1]), c2 = Number<T>(c[2]), c3 = Number<T>(c[3]);
        T c4 = Number<T>(c[4]), c5 = Number<T>(c[5]), c6 = Number<T>(c[6]), c7 = Number<T>(c[7]);
        T c8 = Number<T>(c[8]), c9 = Number<T>(c[9]), c10 = Number<T>(c[10]), c11 = Number<T>(c[11]);
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            T sum = (c11 * Number<T>(Unsafe.Add(ref at, -12))) + (c10 * Number<T>(Unsafe.Add(ref at, -11)))
                + (c9 * Number<T>(Unsafe.Add(ref at, -10))) + (c8 * Number<T>(Unsafe.Add(ref at, -9)))
                + (c7 * Number<T>(Unsafe.Add(ref at, -8))) + (c6 * Number<T>(Unsafe.Add(ref at, -7)))
                + (c5 * Number<T>(Unsafe.Add(ref at, -6))) + (c4 * Number<T>(Unsafe.Add(ref at, -5)))
                + (c3 * Number<T>(Unsafe.Add(ref at, -4))) + (c2 * Number<T>(Unsafe.Add(ref at, -3)))
                + (c1 * Number<T>(Unsafe.Add(ref at, -2))) + (c0 * Number<T>(Unsafe.Add(ref at, -1)));
            at += int.CreateTruncating(sum >> shift);
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RestoreMany<T>(Span<int> buffer, int from, ReadOnlySpan<int> c, int order, int shift)
        where T : struct, IBinaryInteger<T>
    {
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        ref int newest = ref MemoryMarshal.GetReference(c);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            T sum = T.Zero;
            for (int i = order - 4; i >= 0; i -= 4)
            {
                ref int weight = ref Unsafe.Add(ref newest, i);
                ref int sample = ref Unsafe.Subtract(ref at, i);
                sum += (Number<T>(Unsafe.Add(ref weight, 3)) * Number<T>(Unsafe.Add(ref sample, -4)))
                    + (Number<T>(Unsafe.Add(ref weight, 2)) * Number<T>(Unsafe.Add(ref sample, -3)))
                    + (Number<T>(Unsafe.Add(ref weight, 1)) * Number<T>(Unsafe.Add(ref sample, -2)))
                    + (Number<T>(weight) * Number<T>(Unsafe.Add(ref sample, -1)));
            }

            at += int.CreateTruncating(sum >> shift);
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number<T>(int value)
        where T : struct, IBinaryInteger<T> => T.CreateTruncating(value);
}
