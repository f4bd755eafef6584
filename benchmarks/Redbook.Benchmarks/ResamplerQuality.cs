using Redbook.Audio.Resampling;
using Redbook.Audio.Tests;

namespace Redbook.Benchmarks;

/// <summary>How clean the resampler is, in figures: worst distortion, worst alias, ripple, for each rate.</summary>
internal static class ResamplerQuality
{
    private const int DiscRate = 44_100;
    private const double Level = 0.9;

    public static void Write(TextWriter output)
    {
        foreach (int rate in (int[])[8_000, 22_050, 32_000, 44_099, 48_000, 88_200, 96_000, 176_400, 192_000])
        {
            double distortion = double.NegativeInfinity;
            double ripple = 0;
            for (int hertz = 97; hertz <= Math.Min(20_000, (int)(0.95 * rate / 2)); hertz += 211)
            {
                (double[] tone, int margin) = Resample(rate, hertz);
                SineFit fit = SineFit.Of(tone, hertz, DiscRate, margin, tone.Length - margin);
                distortion = Math.Max(distortion, fit.ResidueDb);
                ripple = Math.Max(ripple, Math.Abs(SineFit.Decibels(fit.Amplitude / Level)));
            }

            double alias = double.NegativeInfinity;
            for (int hertz = 24_100; hertz <= rate / 2; hertz += 211)
            {
                (double[] tone, int margin) = Resample(rate, hertz);
                double power = 0;
                foreach (double sample in tone.AsSpan(margin, tone.Length - (2 * margin)))
                {
                    power += sample * sample;
                }

                alias = Math.Max(alias, 10 * Math.Log10(2 * power / (tone.Length - (2 * margin)) / (Level * Level)));
            }

            int taps = new FilterDesign(rate, DiscRate).Taps;
            string aliasing = double.IsInfinity(alias) ? "none possible" : $"{alias:F1} dB";
            output.WriteLine(
                $"{rate,6} Hz, {taps,4} taps: THD+N {distortion:F1} dB, alias {aliasing}, ripple {ripple:E1} dB");
        }
    }

    private static (double[] Output, int Margin) Resample(int rate, int hertz)
    {
        Resampler resampler = new(rate, DiscRate, 1);
        double[] output = new double[(int)Resampler.OutputLength(rate / 4, rate, DiscRate)];
        int at = 0;
        int done = 0;
        while (done < output.Length)
        {
            Span<double> input = resampler.Input(0);
            int taken = Math.Min(input.Length, (rate / 4) - at);
            for (int i = 0; i < taken; i++)
            {
                input[i] = Level * SineFit.Sine(hertz, at + i, rate);
            }

            resampler.Commit(taken);
            at += taken;
            if (taken == 0)
            {
                resampler.Complete();
            }

            done += resampler.Read(output.AsSpan(done), []);
        }

        return (output, (int)((long)new FilterDesign(rate, DiscRate).Taps * DiscRate / rate) + 1);
    }
}
