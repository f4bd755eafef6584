using System.Runtime.InteropServices;

namespace Redbook.EndToEnd.Tests;

/// <summary>How far 16-bit samples are from what they were rounded from, in steps of 1/32768.</summary>
/// <param name="Max">The largest distance, apart from the ends.</param>
/// <param name="MaxAtEnds">The largest distance within a few milliseconds of the beginning and the end.</param>
/// <param name="Rms">The root of the mean square distance.</param>
internal sealed record Difference(double Max, double MaxAtEnds, double Rms)
{
    // Where a file begins or ends in the middle of a sound, two resamplers ring differently.
    private const int EndFrames = 256;

    /// <summary>Compares recorded stereo with the same before rounding; what is beyond full scale counts as full scale.</summary>
    public static Difference Measure(ReadOnlySpan<float> before, ReadOnlySpan<byte> recorded) => Of(Distances(before, recorded));

    /// <summary>The same for the audible part: two resamplers may differ in what they do between 20 kHz and half the rate.</summary>
    public static Difference MeasureAudible(ReadOnlySpan<float> before, ReadOnlySpan<byte> recorded) =>
        Of(LowPass.Filter(Distances(before, recorded)));

    private static double[] Distances(ReadOnlySpan<float> before, ReadOnlySpan<byte> recorded)
    {
        ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(recorded);
        double[] distances = new double[before.Length];
        for (int i = 0; i < before.Length; i++)
        {
            distances[i] = samples[i] - Math.Clamp(before[i] * 32_768.0, short.MinValue, short.MaxValue);
        }

        return distances;
    }

    private static Difference Of(ReadOnlySpan<double> distances)
    {
        double max = 0, atEnds = 0, sum = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            double distance = Math.Abs(distances[i]);
            bool isAtEnd = Math.Min(i, distances.Length - 1 - i) / 2 < EndFrames;
            if (isAtEnd)
            {
                atEnds = Math.Max(atEnds, distance);
            }
            else
            {
                max = Math.Max(max, distance);
            }

            sum += distance * distance;
        }

        return new Difference(max, atEnds, Math.Sqrt(sum / distances.Length));
    }
}
