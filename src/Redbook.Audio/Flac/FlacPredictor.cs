using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redbook.Audio.Flac;

/// <summary>Turns residuals into samples, in place: the warm-up samples come first, residuals follow.</summary>
internal static class FlacPredictor
{
    /// <summary>The longest predictor FLAC has.</summary>
    public const int MaxOrder = 32;

    /// <summary>The fixed polynomial predictors, orders 0 to 4. RFC 9639 9.2.5.</summary>
    /// <remarks>
    /// Nothing is shifted, so 32-bit arithmetic that wraps gives the right sample whenever the sample fits.
    /// </remarks>
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
        bool isNarrow = weight << (bits - 1) <= int.MaxValue;
        int order = coefficients.Length;
        Span<int> padded = stackalloc int[MaxOrder];
        padded.Clear();
        coefficients.CopyTo(padded);
        int from = MaxOrder + order;
        switch ((order + 3) / 4)
        {
            case 1 when isNarrow:
                RestoreFour(buffer, from, padded, shift);
                break;
            case 2 when isNarrow:
                RestoreEight(buffer, from, padded, shift);
                break;
            case 3 when isNarrow:
                RestoreTwelve(buffer, from, padded, shift);
                break;
            default:
                RestoreLong(buffer, from, coefficients, shift);
                break;
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

    private static void RestoreFour(Span<int> buffer, int from, ReadOnlySpan<int> c, int shift)
    {
        int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        int y0 = buffer[from - 1], y1 = buffer[from - 2], y2 = buffer[from - 3], y3 = buffer[from - 4];
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            int sum = (c3 * y3) + (c2 * y2) + (c1 * y1) + (c0 * y0);
            y3 = y2;
            y2 = y1;
            y1 = y0;
            y0 = at + (sum >> shift);
            at = y0;
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    private static void RestoreEight(Span<int> buffer, int from, ReadOnlySpan<int> c, int shift)
    {
        int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            int sum = (c7 * Unsafe.Add(ref at, -8)) + (c6 * Unsafe.Add(ref at, -7))
                + (c5 * Unsafe.Add(ref at, -6)) + (c4 * Unsafe.Add(ref at, -5))
                + (c3 * Unsafe.Add(ref at, -4)) + (c2 * Unsafe.Add(ref at, -3))
                + (c1 * Unsafe.Add(ref at, -2)) + (c0 * Unsafe.Add(ref at, -1));
            at += sum >> shift;
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    private static void RestoreTwelve(Span<int> buffer, int from, ReadOnlySpan<int> c, int shift)
    {
        int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        int c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        ref int at = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), from);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            int sum = (c11 * Unsafe.Add(ref at, -12)) + (c10 * Unsafe.Add(ref at, -11))
                + (c9 * Unsafe.Add(ref at, -10)) + (c8 * Unsafe.Add(ref at, -9))
                + (c7 * Unsafe.Add(ref at, -8)) + (c6 * Unsafe.Add(ref at, -7))
                + (c5 * Unsafe.Add(ref at, -6)) + (c4 * Unsafe.Add(ref at, -5))
                + (c3 * Unsafe.Add(ref at, -4)) + (c2 * Unsafe.Add(ref at, -3))
                + (c1 * Unsafe.Add(ref at, -2)) + (c0 * Unsafe.Add(ref at, -1));
            at += sum >> shift;
            at = ref Unsafe.Add(ref at, 1);
        }
    }

    private static void RestoreLong(Span<int> buffer, int from, ReadOnlySpan<int> coefficients, int shift)
    {
        for (int n = from; n < buffer.Length; n++)
        {
            long sum = 0;
            for (int i = 0; i < coefficients.Length; i++)
            {
                sum += (long)coefficients[i] * buffer[n - 1 - i];
            }

            buffer[n] += (int)(sum >> shift);
        }
    }
}
