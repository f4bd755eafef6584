using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Redbook.Audio.Conversion;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Resampling;

/// <summary>The same material resampled by <c>sox</c> and by soxr in <c>ffmpeg</c>.</summary>
[Trait("Category", "Judge")]
public sealed class ResamplingJudgeTests
{
    [Theory]
    [InlineData(48_000)]
    [InlineData(88_200)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    [InlineData(32_000)]
    [InlineData(22_050)]
    public void Sox_gives_the_same_samples_within_a_bit(int rate)
    {
        using TempFolder folder = new();
        int[] pcm = Array.ConvertAll(Music(rate), sample => (int)Math.Round(sample * 32_768));
        string path = folder.Write("in.raw", TestSignal.ToBytes(pcm, 16));
        string[] raw = ["-t", "raw", "-e", "signed", "-b", "16", "-c", "2"];
        byte[] bySox = Programs.Run(
            "sox", ["-D", .. raw, "-r", $"{rate}", path, .. raw, "-", "rate", "-v", "44100"]).Succeeded().Output;

        AssertClose(bySox, Convert(new ArraySource(new SampleFormat(rate, 2, 16), pcm)));
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(32_000)]
    public void Soxr_in_floating_point_gives_what_was_rounded(int rate)
    {
        using TempFolder folder = new();
        double[] music = Music(rate);
        string path = folder.Write("in.raw", MemoryMarshal.AsBytes(music.AsSpan()));
        byte[] bySoxr = Programs.Run(
            "ffmpeg", "-v", "error", "-f", "f64le", "-ar", $"{rate}", "-ac", "2", "-i", path, "-af",
            "aformat=sample_fmts=dblp,aresample=44100:resampler=soxr:precision=28", "-f", "f64le", "-")
            .Succeeded().Output;

        short[] ours = Convert(new ArraySource(new SampleFormat(rate, 2, 64, IsFloat: true), music));

        Assert.InRange(bySoxr.Length / 8, ours.Length - 2, ours.Length + 2);
        for (int i = 0; i < Math.Min(ours.Length, bySoxr.Length / 8); i++)
        {
            double expected = 32_768 * BinaryPrimitives.ReadDoubleLittleEndian(bySoxr.AsSpan(i * 8));
            Assert.InRange(ours[i] - expected, -0.501, 0.501);
        }
    }

    private static void AssertClose(byte[] expected, short[] actual)
    {
        // Two roundings, each of half a bit; filters differ only where nothing sounds.
        Assert.InRange(expected.Length / 2, actual.Length - 2, actual.Length + 2);
        int largest = 0;
        int different = 0;
        for (int i = 0; i < Math.Min(actual.Length, expected.Length / 2); i++)
        {
            int difference = Math.Abs(actual[i] - BinaryPrimitives.ReadInt16LittleEndian(expected.AsSpan(i * 2)));
            largest = Math.Max(largest, difference);
            different += difference == 0 ? 0 : 1;
        }

        Assert.InRange(largest, 0, 1);
        Assert.InRange(different, 0, actual.Length / 20);
    }

    private static short[] Convert(ArraySource source)
    {
        CdConversionOptions options = new() { Dither = DitherKind.None };
        using CdConverter converter = new(source, options);
        List<short> all = [];
        short[] piece = new short[4096];
        int frames;
        while ((frames = converter.Read(piece)) > 0)
        {
            all.AddRange(piece.AsSpan(0, frames * 2));
        }

        return [.. all];
    }

    /// <summary>Tones within every rate's band, that swell and fade so that the edges are quiet.</summary>
    private static double[] Music(int rate)
    {
        int frames = 2 * rate;
        double[] music = new double[frames * 2];
        for (int i = 0; i < frames; i++)
        {
            double swell = 0.27 * Math.Pow(Math.Sin(Math.PI * i / frames), 2);
            music[2 * i] = swell
                * (SineFit.Sine(440, i, rate) + SineFit.Sine(3_301, i, rate) + SineFit.Sine(9_007, i, rate));
            music[(2 * i) + 1] = swell
                * (SineFit.Sine(97, i, rate) - SineFit.Sine(1_999, i, rate) + SineFit.Sine(8_009, i, rate));
        }

        return music;
    }
}
