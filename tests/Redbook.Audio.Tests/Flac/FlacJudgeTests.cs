using Redbook.Audio.Flac;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Flac;

/// <summary>Files of the reference encoder, decoded here, by <c>flac</c> and by <c>ffmpeg</c>.</summary>
[Trait("Category", "Judge")]
public sealed class FlacJudgeTests
{
    public static TheoryData<string, int, int, string> Files()
    {
        TheoryData<string, int, int, string> files = [];
        for (int level = 0; level <= 8; level++)
        {
            files.Add("music", 2, 16, $"-{level}");
        }

        foreach (string kind in (string[])["noise", "silence", "impulses", "wasted", "extremes", "steps"])
        {
            files.Add(kind, 2, 16, "-5");
            files.Add(kind, 2, 24, "-8");
            files.Add(kind, 2, 32, "-5");
        }

        foreach (int bits in (int[])[8, 24, 32])
        {
            files.Add("music", 1, bits, "-5");
            files.Add("music", 2, bits, "-8");
            files.Add("music", 2, bits, "-0 -m");
            files.Add("music", 3, bits, "-5");
        }

        files.Add("music", 1, 16, "-8");
        files.Add("music", 6, 16, "-8");
        files.Add("music", 8, 24, "-5");
        files.Add("music", 2, 16, "--lax -l 32 -b 4096 -8");
        files.Add("music", 2, 24, "--lax -l 32 -b 8192 -8 -p");
        files.Add("music", 2, 32, "--lax -l 32 -b 8192 -8");
        files.Add("music", 2, 16, "--lax -b 65535 -5");
        files.Add("music", 2, 16, "-b 16 -5");
        files.Add("music", 2, 16, "-8 -e -p");
        files.Add("noise", 2, 24, "--lax -r 15 -b 32768 -5");
        for (int order = 1; order <= 20; order++)
        {
            files.Add("music", 2, 16, $"--lax -l {order} -r 3");
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_is_the_one_that_was_encoded(string kind, int channels, int bits, string options)
    {
        SampleFormat format = new(44_100, channels, bits);
        int[] samples = TestSignal.Make(kind, 70_001, channels, bits);
        byte[] file = FlacEncoding.Encode(samples, format, options.Split(' '));

        using FlacSource source = new(new MemoryStream(file));

        Assert.Equal(format, source.Format);
        Assert.Equal(70_001, source.LengthFrames);
        Assert.Equal(samples, TestSignal.ReadAll(source));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    public void The_reference_decoder_gives_the_same_bytes(int bits)
    {
        using TempFolder folder = new();
        string path = folder.Write("a.flac", EncodeStudioMusic(bits));
        byte[] byReference = Programs.Run(
            "flac", "-d", "--silent", "--force-raw-format", "--endian=little", "--sign=signed", "-c", path)
            .Succeeded().Output;

        Assert.Equal(byReference, DecodeToBytes(path, bits));
    }

    // ffmpeg before version 6 gives nothing for 32 bits.
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    public void Ffmpeg_gives_the_same_bytes(int bits)
    {
        using TempFolder folder = new();
        string path = folder.Write("a.flac", EncodeStudioMusic(bits));
        string raw = bits == 8 ? "s8" : $"s{bits}le";
        byte[] byFfmpeg = Programs.Run(
            "ffmpeg", "-v", "error", "-i", path, "-f", raw, "-c:a", $"pcm_{raw}", "-").Succeeded().Output;

        Assert.Equal(byFfmpeg, DecodeToBytes(path, bits));
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(8_000)]
    [InlineData(192_000)]
    [InlineData(44_099)]
    [InlineData(352_800)]
    [InlineData(11_000)]
    public void Every_way_to_write_the_rate_is_understood(int rate)
    {
        SampleFormat format = new(rate, 2, 16);
        int[] samples = TestSignal.Make("music", 10_000, 2, 16);

        using FlacSource source = new(new MemoryStream(FlacEncoding.Encode(samples, format, "--lax")));

        Assert.Equal(rate, source.Format.RateHz);
        Assert.Equal(samples, TestSignal.ReadAll(source));
    }

    [Fact]
    public void A_stream_written_to_a_pipe_declares_neither_length_nor_checksum_and_is_read_to_its_end()
    {
        byte[] pcm = TestSignal.ToBytes(TestSignal.Make("music", 30_000, 2, 16), 16);
        byte[] file = Programs.Run(
            new ProgramOptions { Input = pcm },
            "ffmpeg", "-v", "error", "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", "-", "-f", "flac", "-")
            .Succeeded().Output;

        using FlacSource source = new(new MemoryStream(file));

        Assert.Null(source.LengthFrames);
        Assert.Equal(pcm, TestSignal.ToBytes(TestSignal.ReadAll(source), 16));
    }

    private static byte[] EncodeStudioMusic(int bits) => FlacEncoding.Encode(
        TestSignal.Make("music", 200_000, 2, bits), new SampleFormat(96_000, 2, bits), "-8");

    private static byte[] DecodeToBytes(string path, int bits)
    {
        using FlacSource source = new(File.OpenRead(path));
        return TestSignal.ToBytes(TestSignal.ReadAll(source), bits);
    }
}
