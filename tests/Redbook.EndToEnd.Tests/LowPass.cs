namespace Redbook.EndToEnd.Tests;

/// <summary>Keeps what lies below 19 kHz of interleaved stereo at 44.1 kHz: a windowed sinc, as plain as can be.</summary>
internal static class LowPass
{
    private const int HalfTaps = 256;
    private const double CutoffCyclesPerSample = 19_300.0 / 44_100;

    private static readonly double[] Taps = Design();

    public static double[] Filter(ReadOnlySpan<double> stereo)
    {
        double[] filtered = new double[stereo.Length];
        int frames = stereo.Length / 2;
        for (int frame = 0; frame < frames; frame++)
        {
            double left = 0, right = 0;
            int first = Math.Max(-HalfTaps, -frame);
            int last = Math.Min(HalfTaps, frames - 1 - frame);
            for (int tap = first; tap <= last; tap++)
            {
                left += Taps[tap + HalfTaps] * stereo[2 * (frame + tap)];
                right += Taps[tap + HalfTaps] * stereo[(2 * (frame + tap)) + 1];
            }

            filtered[2 * frame] = left;
            filtered[(2 * frame) + 1] = right;
        }

        return filtered;
    }

    private static double[] Design()
    {
        double[] taps = new double[(2 * HalfTaps) + 1];
        for (int i = -HalfTaps; i <= HalfTaps; i++)
        {
            double angle = 2 * Math.PI * CutoffCyclesPerSample * i;
            double sinc = i == 0 ? 1 : Math.Sin(angle) / angle;

            // Blackman-Harris: side lobes 92 dB down.
            double place = Math.PI * i / HalfTaps;
            double window = 0.35875 + (0.48829 * Math.Cos(place)) + (0.14128 * Math.Cos(2 * place)) + (0.01168 * Math.Cos(3 * place));
            taps[i + HalfTaps] = 2 * CutoffCyclesPerSample * sinc * window;
        }

        return taps;
    }
}
