using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redbook.Audio.Resampling;

/// <summary>The inner loop of the resampler: two channels under the same weights.</summary>
internal static class Convolution
{
    /// <summary>Sums of the products of weights and samples; all spans have one length, a multiple of 16.</summary>
    public static (double Left, double Right) Apply(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return ApplyWide(weights, left, right);
        }

        return Vector.IsHardwareAccelerated
            ? ApplyVectors(weights, left, right)
            : ApplyOneByOne(weights, left, right);
    }

    /// <summary>The same with weights between four rows.</summary>
    /// <param name="rows">Four rows, one after the other.</param>
    /// <param name="blend">How much of each.</param>
    /// <param name="left">Samples of one channel, as many as a row is long.</param>
    /// <param name="right">Samples of the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Left, double Right) ApplyBlended(
        ReadOnlySpan<double> rows, in FilterBank.Blend blend, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        int taps = left.Length;
        ReadOnlySpan<double> first = rows[..taps];
        ReadOnlySpan<double> second = rows.Slice(taps, taps);
        ReadOnlySpan<double> third = rows.Slice(2 * taps, taps);
        ReadOnlySpan<double> fourth = rows.Slice(3 * taps, taps);
        if (!Vector.IsHardwareAccelerated)
        {
            double sumLeft = 0;
            double sumRight = 0;
            for (int i = 0; i < taps; i++)
            {
                double weight = (first[i] * blend.First) + (second[i] * blend.Second)
                    + (third[i] * blend.Third) + (fourth[i] * blend.Fourth);
                sumLeft += weight * left[i];
                sumRight += weight * right[i];
            }

            return (sumLeft, sumRight);
        }

        ReadOnlySpan<Vector<double>> w0 = MemoryMarshal.Cast<double, Vector<double>>(first);
        ReadOnlySpan<Vector<double>> w1 = MemoryMarshal.Cast<double, Vector<double>>(second);
        ReadOnlySpan<Vector<double>> w2 = MemoryMarshal.Cast<double, Vector<double>>(third);
        ReadOnlySpan<Vector<double>> w3 = MemoryMarshal.Cast<double, Vector<double>>(fourth);
        ReadOnlySpan<Vector<double>> l = MemoryMarshal.Cast<double, Vector<double>>(left);
        ReadOnlySpan<Vector<double>> r = MemoryMarshal.Cast<double, Vector<double>>(right);
        Vector<double> accLeft = Vector<double>.Zero;
        Vector<double> accRight = Vector<double>.Zero;
        Vector<double> b0 = new(blend.First);
        Vector<double> b1 = new(blend.Second);
        Vector<double> b2 = new(blend.Third);
        Vector<double> b3 = new(blend.Fourth);
        for (int i = 0; i < w0.Length && i < w1.Length && i < w2.Length && i < w3.Length
            && i < l.Length && i < r.Length; i++)
        {
            Vector<double> weight = w0[i] * b0;
            weight = Vector.MultiplyAddEstimate(w1[i], b1, weight);
            weight = Vector.MultiplyAddEstimate(w2[i], b2, weight);
            weight = Vector.MultiplyAddEstimate(w3[i], b3, weight);
            accLeft = Vector.MultiplyAddEstimate(weight, l[i], accLeft);
            accRight = Vector.MultiplyAddEstimate(weight, r[i], accRight);
        }

        return (Vector.Sum(accLeft), Vector.Sum(accRight));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Left, double Right) ApplyWide(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double w = ref MemoryMarshal.GetReference(weights);
        ref double l = ref MemoryMarshal.GetReference(left[..weights.Length]);
        ref double r = ref MemoryMarshal.GetReference(right[..weights.Length]);
        Vector512<double> left0 = Vector512<double>.Zero;
        Vector512<double> left1 = Vector512<double>.Zero;
        Vector512<double> right0 = Vector512<double>.Zero;
        Vector512<double> right1 = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)weights.Length; i += 16)
        {
            Vector512<double> w0 = Vector512.LoadUnsafe(ref w, i);
            Vector512<double> w1 = Vector512.LoadUnsafe(ref w, i + 8);
            left0 = Vector512.FusedMultiplyAdd(w0, Vector512.LoadUnsafe(ref l, i), left0);
            right0 = Vector512.FusedMultiplyAdd(w0, Vector512.LoadUnsafe(ref r, i), right0);
            left1 = Vector512.FusedMultiplyAdd(w1, Vector512.LoadUnsafe(ref l, i + 8), left1);
            right1 = Vector512.FusedMultiplyAdd(w1, Vector512.LoadUnsafe(ref r, i + 8), right1);
        }

        return (Vector512.Sum(left0 + left1), Vector512.Sum(right0 + right1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Left, double Right) ApplyVectors(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ReadOnlySpan<Vector<double>> w = MemoryMarshal.Cast<double, Vector<double>>(weights);
        ReadOnlySpan<Vector<double>> l = MemoryMarshal.Cast<double, Vector<double>>(left)[..w.Length];
        ReadOnlySpan<Vector<double>> r = MemoryMarshal.Cast<double, Vector<double>>(right)[..w.Length];
        Vector<double> accLeft = Vector<double>.Zero;
        Vector<double> accRight = Vector<double>.Zero;
        for (int i = 0; i < w.Length; i++)
        {
            accLeft = Vector.MultiplyAddEstimate(w[i], l[i], accLeft);
            accRight = Vector.MultiplyAddEstimate(w[i], r[i], accRight);
        }

        return (Vector.Sum(accLeft), Vector.Sum(accRight));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Left, double Right) ApplyOneByOne(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sumLeft = 0;
        double sumRight = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sumLeft += weights[i] * left[i];
            sumRight += weights[i] * right[i];
        }

        return (sumLeft, sumRight);
    }
}
