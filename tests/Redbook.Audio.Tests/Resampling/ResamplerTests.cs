using Redbook.Audio.Resampling;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Resampling;

public sealed class ResamplerTests
{
    private const int DiscRate = 44_100;

    public static TheoryData<int> Rates =>
        [8_000, 11_025, 22_050, 32_000, 37_800, 44_056, 44_099, 47_952, 48_000, 50_000, 64_000, 88_200, 96_000,
         176_400, 192_000, 384_000];

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_tone_keeps_level_and_phase_and_gains_no_distortion(int rate)
    {
        // 95 % of a low rate's band passes, and 20 kHz of any other.
        int top = Math.Min(20_000, (int)(0.95 * rate / 2));
        foreach (int hertz in (int[])[20, 997, 5_003, 10_007, 15_013, 19_001, 19_997])
        {
            if (hertz > top)
            {
                continue;
            }

            (double[] output, int margin) = Resample(rate, hertz);
            SineFit fit = SineFit.Of(output, hertz, DiscRate, margin, output.Length - margin);

            Assert.True(fit.ResidueDb <= -150, $"{rate} Hz, tone {hertz} Hz: THD+N {fit.ResidueDb:F1} dB");
            Assert.InRange(SineFit.Decibels(fit.Amplitude / 0.9), -0.01, 0.01);
            Assert.InRange(fit.Quadrature / fit.Amplitude, -1e-7, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void What_would_fold_into_the_audible_band_is_stopped(int rate)
    {
        // From 24.1 kHz on, a tone's mirror image at 44.1 kHz lies at or below 20 kHz.
        for (int hertz = 24_100; hertz <= rate / 2; hertz += Math.Max(rate / 40, 487))
        {
            (double[] output, int margin) = Resample(rate, hertz);
            double power = 0;
            foreach (double sample in output.AsSpan(margin, output.Length - (2 * margin)))
            {
                power += sample * sample;
            }

            double level = SineFit.Decibels(Math.Sqrt(2 * power / (output.Length - (2 * margin))) / 0.9);
            Assert.True(level <= -140, $"{rate} Hz, tone {hertz} Hz: {level:F1} dB comes through");
        }
    }

    [Theory]
    [InlineData(48_000, 48_000, 44_100)]
    [InlineData(96_000, 1, 0)]
    [InlineData(88_200, 1, 1)]              // half a sample is rounded up
    [InlineData(88_200, 0, 0)]
    [InlineData(22_050, 1_000, 2_000)]
    [InlineData(44_099, 44_099, 44_100)]
    [InlineData(192_000, 1_000_001, 229_688)]
    [InlineData(8_000, 9, 50)]              // 49.6125
    public void The_length_is_rounded_to_the_nearest_frame(int rate, int frames, int expected)
    {
        Resampler resampler = new(rate, DiscRate, 1);

        Assert.Equal(expected, Resampler.OutputLength(frames, rate, DiscRate));
        Assert.Equal(expected, Run(resampler, new double[frames], [], 1000).Left.Length);
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(44_099)]
    [InlineData(192_000)]
    [InlineData(8_000)]
    public void Every_sample_is_the_sum_that_the_filter_says_at_the_edges_too(int rate)
    {
        Random random = new(rate);
        double[] left = new double[rate / 20];
        double[] right = new double[left.Length];
        for (int i = 0; i < left.Length; i++)
        {
            (left[i], right[i]) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        }

        FilterDesign design = new(rate, DiscRate);
        (double[] outLeft, double[] outRight) = Run(new Resampler(rate, DiscRate, 2), left, right, 777);

        for (int n = 0; n < outLeft.Length; n++)
        {
            double position = (double)n * rate / DiscRate;
            int first = Math.Max(0, (int)position - (design.Taps / 2) - 1);
            int last = Math.Min(left.Length - 1, (int)position + (design.Taps / 2) + 1);
            double sumLeft = 0;
            double sumRight = 0;
            for (int i = first; i <= last; i++)
            {
                sumLeft += left[i] * design.At(i - position);
                sumRight += right[i] * design.At(i - position);
            }

            // A rate without its own rows is interpolated, and positions are rounded here: 1e-8 is -160 dB.
            Assert.Equal(sumLeft, outLeft[n], rate == 44_099 ? 1e-8 : 1e-10);
            Assert.Equal(sumRight, outRight[n], rate == 44_099 ? 1e-8 : 1e-10);
        }
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(44_099)]
    public void The_result_does_not_depend_on_how_the_samples_arrive(int rate)
    {
        double[] input = [.. Enumerable.Range(0, 20_000).Select(i => Math.Sin(i * 0.1) * Math.Sin(i * 0.0101))];

        double[] whole = Run(new Resampler(rate, DiscRate, 1), input, [], 100_000).Left;
        double[] pieces = Run(new Resampler(rate, DiscRate, 1), input, [], 13).Left;

        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Silence_stays_exact_silence()
    {
        double[] output = Run(new Resampler(48_000, DiscRate, 1), new double[9_600], [], 1000).Left;

        Assert.All(output, sample => Assert.Equal(0.0, sample));
    }

    [Fact]
    public void Nothing_is_allocated_while_resampling()
    {
        Resampler resampler = new(48_000, DiscRate, 2);
        double[] left = new double[4096];
        double[] right = new double[4096];

        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            for (int i = 0; i < 5; i++)
            {
                Pass(resampler, left, right);
            }
        }));
    }

    [Fact]
    public void The_convolution_equals_its_plain_form()
    {
        Random random = new(3);
        foreach (int taps in (int[])[16, 32, 144])
        {
            double[] weights = [.. Enumerable.Range(0, taps * 4).Select(_ => random.NextDouble() - 0.5)];
            double[] left = [.. Enumerable.Range(0, taps).Select(_ => random.NextDouble() - 0.5)];
            double[] right = [.. Enumerable.Range(0, taps).Select(_ => random.NextDouble() - 0.5)];
            FilterBank.Blend blend = FilterBank.Blend.At(0.3);

            (double l, double r) = Convolution.Apply(weights.AsSpan(0, taps), left, right);
            (double bl, double br) = Convolution.ApplyBlended(weights, blend, left, right);

            double Sum(double[] x, Func<int, double> weight) => Enumerable.Range(0, taps).Sum(i => x[i] * weight(i));
            double Blended(int i) => (weights[i] * blend.First) + (weights[i + taps] * blend.Second)
                + (weights[i + (2 * taps)] * blend.Third) + (weights[i + (3 * taps)] * blend.Fourth);
            Assert.Equal(Sum(left, i => weights[i]), l, 1e-13);
            Assert.Equal(Sum(right, i => weights[i]), r, 1e-13);
            Assert.Equal(Sum(left, Blended), bl, 1e-13);
            Assert.Equal(Sum(right, Blended), br, 1e-13);
        }
    }

    private static void Pass(Resampler resampler, double[] left, double[] right)
    {
        int room = Math.Min(4096, resampler.Input(0).Length);
        resampler.Input(0)[..room].Fill(0.25);
        resampler.Input(1)[..room].Fill(0.5);
        resampler.Commit(room);
        while (resampler.Read(left, right) > 0)
        {
        }
    }

    private static (double[] Output, int Margin) Resample(int rate, int hertz)
    {
        double[] input = new double[rate / 4];
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = 0.9 * SineFit.Sine(hertz, i, rate);
        }

        double[] output = Run(new Resampler(rate, DiscRate, 1), input, [], 5000).Left;
        return (output, (int)((long)new FilterDesign(rate, DiscRate).Taps * DiscRate / rate) + 1);
    }

    private static (double[] Left, double[] Right) Run(
        Resampler resampler, double[] left, double[] right, int pieceFrames)
    {
        bool isStereo = right.Length > 0;
        List<double> outLeft = [];
        List<double> outRight = [];
        double[] pieceLeft = new double[1234];
        double[] pieceRight = isStereo ? new double[1234] : [];
        int at = 0;
        while (true)
        {
            int read = resampler.Read(pieceLeft, pieceRight);
            outLeft.AddRange(pieceLeft.AsSpan(0, read));
            outRight.AddRange(pieceRight.AsSpan(0, isStereo ? read : 0));
            if (read > 0)
            {
                continue;
            }

            if (resampler.IsComplete)
            {
                return ([.. outLeft], [.. outRight]);
            }

            int taken = Math.Min(Math.Min(pieceFrames, resampler.Input(0).Length), left.Length - at);
            if (taken == 0)
            {
                resampler.Complete();
                continue;
            }

            left.AsSpan(at, taken).CopyTo(resampler.Input(0));
            if (isStereo)
            {
                right.AsSpan(at, taken).CopyTo(resampler.Input(1));
            }

            resampler.Commit(taken);
            at += taken;
        }
    }
}
