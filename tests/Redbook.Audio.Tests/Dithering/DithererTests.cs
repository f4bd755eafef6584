using Redbook.Audio.Dithering;

namespace Redbook.Audio.Tests.Dithering;

public sealed class DithererTests
{
    private const int Frames = 1 << 20;
    private const double FullScale = 32_768;

    // Rounding alone leaves an error of 1/12 LSB² (-101.10 dB), triangular dither of 3/12 LSB² (-96.33 dB).
    [Theory]
    [InlineData(false, -101.10)]
    [InlineData(true, -96.33)]
    public void The_error_has_the_level_that_theory_says(bool dithered, double expectedDb)
    {
        double[] signal = [.. Enumerable.Range(0, Frames).Select(i => 9000 * Math.Sin(i * 0.0312345))];
        short[] rounded = Convert(signal, dithered);

        double power = 0;
        for (int i = 0; i < Frames; i++)
        {
            power += Math.Pow((rounded[i] - signal[i]) / FullScale, 2);
        }

        Assert.InRange(10 * Math.Log10(power / Frames), expectedDb - 0.03, expectedDb + 0.03);
    }

    [Fact]
    public void A_tone_below_the_last_bit_survives_with_dither_and_vanishes_without()
    {
        double[] tone =
            [.. Enumerable.Range(0, Frames).Select(i => FullScale * 1e-5 * SineFit.Sine(1000, i, 44_100))];

        Assert.All(Convert(tone, dithered: false), sample => Assert.Equal(0, sample));
        double[] dithered = [.. Convert(tone, dithered: true).Select(sample => sample / FullScale)];
        SineFit fit = SineFit.Of(dithered, 1000, 44_100, 0, Frames);
        Assert.InRange(SineFit.Decibels(fit.Amplitude), -100.2, -99.8);
    }

    [Fact]
    public void The_error_does_not_follow_the_signal()
    {
        // For triangular dither the error's mean and power are the same wherever the signal lies between two steps.
        foreach (double level in (double[])[0.1, 0.25, 0.5, 0.75, 0.9])
        {
            double[] signal = new double[Frames];
            Array.Fill(signal, level);
            short[] rounded = Convert(signal, dithered: true);

            double mean = rounded.Average(sample => sample - level);
            double power = rounded.Average(sample => (sample - level) * (sample - level));

            Assert.InRange(mean, -0.003, 0.003);
            Assert.InRange(power, 0.248, 0.252);
        }
    }

    [Fact]
    public void Channels_have_independent_noise_and_the_seed_decides_it()
    {
        double[] left = Noise(1, 0);
        double[] right = Noise(1, 1);

        double correlation = left.Zip(right, (l, r) => l * r).Average() / (1.0 / 6);

        Assert.InRange(correlation, -0.005, 0.005);
        Assert.Equal(left, Noise(1, 0));
        Assert.NotEqual(left, Noise(2, 0));
    }

    [Fact]
    public void Noise_is_triangular_and_white()
    {
        double[] noise = Noise(3, 0);

        Assert.All(noise, value => Assert.InRange(value, -1.0, 1.0));
        Assert.InRange(noise.Average(value => value * value), (1.0 / 6) - 0.001, (1.0 / 6) + 0.001);

        // A triangle holds 3/4 of its area within half its width.
        Assert.InRange(noise.Count(value => Math.Abs(value) < 0.5) / (double)noise.Length, 0.748, 0.752);
        for (int lag = 1; lag <= 64; lag++)
        {
            double sum = 0;
            for (int i = lag; i < noise.Length; i++)
            {
                sum += noise[i] * noise[i - lag];
            }

            Assert.InRange(sum / noise.Length * 6, -0.006, 0.006);
        }
    }

    [Theory]
    [InlineData(587, false)]
    [InlineData(588, true)]
    [InlineData(589, true)]
    [InlineData(5_000, true)]
    public void Only_runs_of_a_sector_of_zeros_are_left_as_they_are(int zeros, bool isSilence)
    {
        foreach (int start in (int[])[1, 7, 300, 587, 588, 1_000, 4_095, 4_097])
        {
            double[] signal = new double[20_000];
            Array.Fill(signal, 100.0);
            signal.AsSpan(start, zeros).Clear();
            double[] treated = (double[])signal.Clone();
            Treat(new Ditherer(9, 0), treated);

            bool allZero = treated.AsSpan(start, zeros).IndexOfAnyExcept(0.0) < 0;
            Assert.Equal(isSilence, allZero);
            Assert.DoesNotContain(100.0, treated);
            Assert.NotEqual(0, treated[start - 1]);
            Assert.NotEqual(0, treated[start + zeros]);
        }
    }

    [Fact]
    public void Silence_is_found_wherever_blocks_are_cut()
    {
        Random random = new(4);
        for (int round = 0; round < 200; round++)
        {
            double[] signal = new double[6_000];
            for (int at = 0; at < signal.Length;)
            {
                int run = random.Next(1, 1_300);
                double value = random.Next(2);
                for (int i = 0; i < run && at < signal.Length; i++)
                {
                    signal[at++] = value;
                }
            }

            double[] treated = (double[])signal.Clone();
            Treat(new Ditherer(9, 0), treated, 8 * random.Next(1, 200));
            for (int i = 0; i < signal.Length;)
            {
                int end = i;
                while (end < signal.Length && (signal[end] == 0) == (signal[i] == 0))
                {
                    end++;
                }

                bool isSilent = treated.AsSpan(i..end).IndexOfAnyExcept(0.0) < 0;
                Assert.Equal(signal[i] == 0 && end - i >= Ditherer.SilenceFrames, isSilent);
                i = end;
            }
        }
    }

    [Fact]
    public void Rounding_limits_and_counts_what_exceeds_sixteen_bits()
    {
        double[] left = new double[40];
        double[] right = new double[40];
        (left[0], left[1], left[2], left[3]) = (32_767.4, 32_767.6, -32_768.4, -32_768.6);
        (right[17], right[39], right[20]) = (1e9, -1e9, -2.4);
        short[] rounded = new short[80];

        long clipped = Quantizer.Round(left, right, rounded);

        Assert.Equal(4, clipped);
        Assert.Equal([32_767, 0, 32_767, 0, -32_768, 0, -32_768], rounded[..7]);
        Assert.Equal(32_767, rounded[35]);
        Assert.Equal(-32_768, rounded[79]);
        Assert.Equal(-2, rounded[41]);
    }

    private static double[] Noise(ulong seed, int channel)
    {
        double[] noise = new double[Frames];
        new TriangularNoise(seed, channel).AddTo(noise);
        return noise;
    }

    private static short[] Convert(double[] signal, bool dithered)
    {
        double[] work = (double[])signal.Clone();
        if (dithered)
        {
            Treat(new Ditherer(1, 0), work);
        }

        short[] rounded = new short[2 * work.Length];
        Assert.Equal(0, Quantizer.Round(work, work, rounded));
        return [.. Enumerable.Range(0, work.Length).Select(i => rounded[2 * i])];
    }

    private static void Treat(Ditherer ditherer, double[] signal, int block = 4096)
    {
        int at = 0;
        while (at < signal.Length)
        {
            int shown = Math.Min(block + Ditherer.Lookahead, signal.Length - at);
            int count = at + shown == signal.Length ? shown : block;
            ditherer.Apply(signal.AsSpan(at, shown), count);
            at += count;
        }
    }
}
