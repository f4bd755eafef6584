using Redbook.Audio.Conversion;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Conversion;

public sealed class CdConverterTests
{
    [Fact]
    public void Sixteen_bit_stereo_at_the_rate_of_a_disc_passes_bit_for_bit()
    {
        int[] samples = TestSignal.Make("noise", 50_000, 2, 16);
        using CdConverter converter = new(new ArraySource(SampleFormat.CompactDisc, samples));

        Assert.False(converter.IsDithered || converter.IsResampled);
        Assert.Equal(samples, ReadAll(converter).Select(sample => (int)sample));
        Assert.Equal(0, converter.ClippedSamples);
    }

    [Fact]
    public void Mono_goes_to_both_channels_unchanged()
    {
        int[] samples = TestSignal.Make("noise", 10_000, 1, 16);
        using CdConverter converter = new(new ArraySource(new SampleFormat(44_100, 1, 16), samples));

        Assert.Equal(samples.SelectMany(sample => new[] { (short)sample, (short)sample }), ReadAll(converter));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(4)]
    public void Narrower_samples_are_widened_exactly(int bits)
    {
        int[] samples = TestSignal.Make("noise", 10_000, 2, bits);
        using CdConverter converter = new(new ArraySource(new SampleFormat(44_100, 2, bits), samples));

        Assert.False(converter.IsDithered);
        Assert.Equal(samples.Select(sample => (short)(sample << (16 - bits))), ReadAll(converter));
    }

    [Theory]
    [InlineData(24)]
    [InlineData(32)]
    public void Wide_samples_with_empty_low_bits_are_copied_once_a_scan_has_seen_it(int bits)
    {
        SampleFormat format = new(44_100, 2, bits);
        int[] sixteen = TestSignal.Make("noise", 10_000, 2, 16);
        int[] wide = Array.ConvertAll(sixteen, sample => sample << (bits - 16));

        SampleScan scan = Scan(new ArraySource(format, wide));
        using CdConverter converter = new(
            new ArraySource(format, wide), new CdConversionOptions { FitsSixteenBits = scan.FitsSixteenBits });

        Assert.Equal(10_000, scan.LengthFrames);
        Assert.True(scan.FitsSixteenBits);
        Assert.False(converter.IsDithered);
        Assert.Equal(sixteen, ReadAll(converter).Select(sample => (int)sample));

        wide[9_999] |= 1;
        Assert.False(Scan(new ArraySource(format, wide)).FitsSixteenBits);
    }

    [Fact]
    public void Floating_point_that_is_exact_in_sixteen_bits_is_copied_once_a_scan_has_seen_it()
    {
        SampleFormat format = new(44_100, 2, 32, IsFloat: true);
        int[] sixteen = TestSignal.Make("noise", 10_000, 2, 16);
        double[] floats = Array.ConvertAll(sixteen, sample => sample / 32_768.0);

        SampleScan scan = Scan(new ArraySource(format, floats));
        using CdConverter converter = new(
            new ArraySource(format, floats), new CdConversionOptions { FitsSixteenBits = scan.FitsSixteenBits });

        Assert.True(scan.FitsSixteenBits);
        Assert.Equal(sixteen, ReadAll(converter).Select(sample => (int)sample));

        floats[77] += 1e-6;
        Assert.False(Scan(new ArraySource(format, floats)).FitsSixteenBits);
        floats[77] = 1.0;
        Assert.False(Scan(new ArraySource(format, floats)).FitsSixteenBits);
        Assert.Equal(1.0, Scan(new ArraySource(format, floats)).Peak);
    }

    [Fact]
    public void Wide_samples_are_dithered_around_their_value()
    {
        SampleFormat format = new(44_100, 2, 24);
        int[] wide = TestSignal.Make("music", 100_000, 2, 24);
        using CdConverter converter = new(new ArraySource(format, wide));

        short[] result = ReadAll(converter);

        Assert.True(converter.IsDithered);
        Assert.Equal(wide.Length, result.Length);
        double power = 0;
        for (int i = 0; i < wide.Length; i++)
        {
            double error = result[i] - (wide[i] / 256.0);
            Assert.InRange(error, -1.5, 1.5);
            power += error * error;
        }

        Assert.InRange(power / wide.Length, 0.245, 0.255);
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes_however_it_is_read()
    {
        SampleFormat format = new(48_000, 2, 24);
        int[] wide = TestSignal.Make("music", 60_000, 2, 24);
        using CdConverter first = new(new ArraySource(format, wide));
        using CdConverter second = new(new ArraySource(format, wide, tellsLength: false));
        using CdConverter other = new(
            new ArraySource(format, wide), new CdConversionOptions { DitherSeed = 1 });

        short[] bytes = ReadAll(first, pieceFrames: 588);

        Assert.Equal(bytes, ReadAll(second, pieceFrames: 9_999));
        Assert.NotEqual(bytes, ReadAll(other));
        Assert.Equal(first.LengthFrames * 2, bytes.Length);
        Assert.Null(second.LengthFrames);
    }

    [Theory]
    [InlineData(44_100, 24)]
    [InlineData(96_000, 24)]
    [InlineData(48_000, 16)]
    public void Digital_silence_stays_digital_silence(int rate, int bits)
    {
        int[] samples = TestSignal.Make("noise", rate, 2, bits);
        samples.AsSpan(rate / 2, rate).Clear();
        using CdConverter converter = new(new ArraySource(new SampleFormat(rate, 2, bits), samples));

        short[] result = ReadAll(converter);

        // From a quarter to three quarters of a second, but for what the filter spreads and 588 frames of certainty.
        int from = 2 * (11_025 + 200);
        int to = 2 * (33_075 - 200);
        Assert.Equal(-1, result.AsSpan(from..to).IndexOfAnyExcept((short)0));
        Assert.Contains(result[..(from / 2)], sample => sample != 0);
    }

    [Fact]
    public void One_silent_channel_stays_silent_beside_the_other()
    {
        SampleFormat format = new(44_100, 2, 24);
        int[] samples = TestSignal.Make("noise", 30_000, 2, 24);
        for (int i = 1; i < samples.Length; i += 2)
        {
            samples[i] = 0;
        }

        using CdConverter converter = new(new ArraySource(format, samples));

        Assert.All(ReadAll(converter).Where((_, i) => i % 2 == 1), sample => Assert.Equal(0, sample));
    }

    [Theory]
    [InlineData(48_000, 1, 24, 44_100)]
    [InlineData(96_000, 2, 16, 22_050)]
    [InlineData(22_050, 2, 8, 96_000)]
    [InlineData(44_100, 2, 32, 48_000)]
    public void The_length_is_known_in_advance_and_kept(int rate, int channels, int bits, int expected)
    {
        SampleFormat format = new(rate, channels, bits);
        using CdConverter converter = new(new ArraySource(format, new int[48_000 * channels]));

        Assert.Equal(expected, converter.LengthFrames);
        Assert.Equal(expected * 2, ReadAll(converter).Length);
    }

    [Fact]
    public void Full_scale_floating_point_is_limited_and_counted()
    {
        double[] floats = [1.0, -1.0, 2.0, -2.0, 0.5, 0.25];
        CdConversionOptions plain = new() { Dither = DitherKind.None };
        using CdConverter converter = new(new ArraySource(new SampleFormat(44_100, 2, 32, IsFloat: true), floats), plain);

        Assert.Equal([32_767, -32_768, 32_767, -32_768, 16_384, 8_192], ReadAll(converter));
        Assert.Equal(3, converter.ClippedSamples);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Floating_point_that_is_no_sample_is_an_error(double value)
    {
        SampleFormat format = new(48_000, 1, 64, IsFloat: true);
        using CdConverter converter = new(new ArraySource(format, [0, 0.5, value, 0.25]));

        Assert.Throws<AudioDataException>(() => converter.Read(new short[100]));
        Assert.Throws<AudioDataException>(() => Scan(new ArraySource(format, [0, 0.5, value, 0.25])));
    }

    [Fact]
    public void More_than_two_channels_are_refused_unless_a_mix_is_asked_for()
    {
        SampleFormat format = new(44_100, 6, 16);
        int[] frame = [1000, 2000, 4000, 30_000, 8000, -8000];

        AudioDataException refusal = Assert.Throws<AudioDataException>(
            () => new CdConverter(new ArraySource(format, frame)));
        Assert.Contains("downmix", refusal.Message, StringComparison.Ordinal);

        CdConversionOptions options = new() { ManyChannels = ManyChannels.FoldDown, Dither = DitherKind.None };
        using CdConverter converter = new(new ArraySource(format, frame), options);

        // (L + 0.7071 C + 0.7071 Ls) / 2.4142, and the other side alike.
        Assert.Equal([3929, -343], ReadAll(converter));
    }

    [Fact]
    public void A_mix_of_full_scale_channels_does_not_clip()
    {
        for (int channels = 3; channels <= 8; channels++)
        {
            int[] samples = new int[channels];
            Array.Fill(samples, 32_767);
            CdConversionOptions options = new() { ManyChannels = ManyChannels.FoldDown, Dither = DitherKind.None };
            using CdConverter converter = new(
                new ArraySource(new SampleFormat(44_100, channels, 16), samples), options);

            short[] mixed = ReadAll(converter);

            Assert.Equal(0, converter.ClippedSamples);
            Assert.Equal([32_767, 32_767], mixed);
        }
    }

    [Theory]
    [InlineData(999)]
    [InlineData(2_822_400)]
    public void Rates_that_no_sound_file_has_are_refused(int rate) => Assert.Throws<AudioDataException>(
        () => new CdConverter(new ArraySource(new SampleFormat(rate, 2, 16), new int[2])));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(19, 12_345)]
    [InlineData(39, -32_768)]
    public void A_scan_sees_the_one_sample_that_matters(int at, int value)
    {
        int[] samples = new int[40];
        samples[at] = value;

        SampleScan scan = Scan(new ArraySource(SampleFormat.CompactDisc, samples));

        Assert.Equal(20, scan.LengthFrames);
        Assert.Equal(Math.Abs(value) / 32_768.0, scan.Peak);
        samples[at] = value << 8;
        Assert.True(Scan(new ArraySource(new SampleFormat(44_100, 2, 24), samples)).FitsSixteenBits);
        samples[at] |= 0x80;
        Assert.False(Scan(new ArraySource(new SampleFormat(44_100, 2, 24), samples)).FitsSixteenBits);
    }

    [Fact]
    public void Gain_is_applied_before_rounding()
    {
        CdConversionOptions options = new() { Gain = 0.5, Dither = DitherKind.None };
        using CdConverter converter = new(
            new ArraySource(SampleFormat.CompactDisc, [1000, -1000, 32_767, 4]), options);

        Assert.Equal([500, -500, 16_384, 2], ReadAll(converter));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new CdConverter(new ArraySource(SampleFormat.CompactDisc, [0, 0]), new() { Gain = 0 }));
    }

    [Fact]
    public void Nothing_is_allocated_while_reading()
    {
        using CdConverter converter = new(
            new ArraySource(new SampleFormat(48_000, 2, 24), TestSignal.Make("music", 200_000, 2, 24)));
        short[] room = new short[2 * 588];

        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            for (int i = 0; i < 30; i++)
            {
                converter.Read(room);
            }
        }));
    }

    private static SampleScan Scan(SampleSource source) =>
        SampleScan.Of(source, TestContext.Current.CancellationToken);

    private static short[] ReadAll(CdConverter converter, int pieceFrames = 1_000)
    {
        List<short> all = [];
        short[] piece = new short[pieceFrames * 2];
        int frames;
        while ((frames = converter.Read(piece)) > 0)
        {
            all.AddRange(piece.AsSpan(0, frames * 2));
        }

        return [.. all];
    }
}
