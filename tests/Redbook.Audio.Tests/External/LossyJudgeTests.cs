using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Lossy codecs through ffmpeg: encoder delay and padding are gone, to the sample.</summary>
[Trait("Category", "Judge")]
public sealed class LossyJudgeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Lengths around the frame sizes 1024 and 1152, where off-by-one and off-by-a-frame mistakes would show.
    [Theory]
    [InlineData("a.mp3", 44_100, 50_021, "-c:a", "libmp3lame", "-b:a", "192k")]
    [InlineData("a.mp3", 44_100, 57_600, "-c:a", "libmp3lame", "-q:a", "2")]
    [InlineData("a.mp3", 48_000, 57_599, "-c:a", "libmp3lame", "-b:a", "320k")]
    [InlineData("a.ogg", 44_100, 50_021, "-c:a", "libvorbis", "-q:a", "6")]
    [InlineData("a.ogg", 48_000, 57_600, "-c:a", "libvorbis", "-q:a", "6")]
    [InlineData("a.opus", 48_000, 50_021, "-c:a", "libopus", "-b:a", "192k")]
    [InlineData("a.opus", 48_000, 57_600, "-c:a", "libopus", "-b:a", "192k")]
    [InlineData("a.m4a", 44_100, 50_021, "-c:a", "aac", "-b:a", "256k")]
    [InlineData("a.m4a", 48_000, 57_343, "-c:a", "aac", "-b:a", "256k")]
    [InlineData("a.m4a", 44_100, 57_344, "-c:a", "aac", "-b:a", "256k", "-movflags", "+faststart")]
    public void Length_and_position_are_exact(string name, int rateHz, int frames, params string[] options)
    {
        int[] samples = Encoder.Programme(frames);
        string path = Encoder.Encode(_folder, samples, name, rateHz, 16, options);

        AudioFile file = AudioFile.Open(path);
        double[] decoded = file.ReadFloats();

        Assert.True(file.Info.IsLossy);
        Assert.True(file.Info.Format.IsFloat);
        Assert.Equal(frames, file.Info.LengthFrames);
        Assert.Equal(frames, decoded.Length / 2);
        Assert.Empty(file.Info.Notices);
        AssertAligned(samples, decoded);
    }

    // Half rates have frames of 576 samples and an information tag in another place.
    [Theory]
    [InlineData(22_050, 57_601, "-b", "96")]
    [InlineData(44_100, 57_599, "-V", "0")]
    [InlineData(44_100, 50_021, "-b", "128", "-m", "m")]
    [InlineData(32_000, 40_000, "-b", "160", "-p")]
    public void Lame_itself_is_exact_too(int rateHz, int frames, params string[] options)
    {
        int[] samples = Encoder.Programme(frames);
        string wave = _folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(samples, 16), rateHz));
        string path = _folder.PathOf("a.mp3");
        Programs.Run("lame", ["--quiet", "--resample", (rateHz / 1000.0).ToString(), .. options, wave, path]).Succeeded();

        AudioFile file = AudioFile.Open(path);

        Assert.Equal(frames, file.Info.LengthFrames);
        Assert.Equal(frames, file.ReadFloats().Length / file.Info.Format.Channels);
    }

    // Files of the reference encoder differ from those of ffmpeg in their first packet.
    [Theory]
    [InlineData(44_100, 50_021, "-q", "6")]
    [InlineData(48_000, 57_600, "-q", "2", "--downmix")]
    [InlineData(22_050, 44_101, "-b", "64")]
    public void Oggenc_itself_is_exact_too(int rateHz, int frames, params string[] options)
    {
        string wave = _folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(Encoder.Programme(frames), 16), rateHz));
        string path = _folder.PathOf("a.ogg");
        Programs.Run("oggenc", ["-Q", .. options, "-o", path, wave]).Succeeded();
        byte[] judge = Programs.Run("oggdec", "-Q", "-R", "-b", "16", "-o", "-", path).Succeeded().Output;

        AudioFile file = AudioFile.Open(path);

        Assert.Equal(frames, file.Info.LengthFrames);
        AssertClose(AsShorts(judge), file.ReadFloats());
    }

    [Theory]
    [InlineData(44_100, 50_021)]
    [InlineData(48_000, 57_600)]
    public void Opusenc_itself_is_exact_too(int rateHz, int frames)
    {
        string wave = _folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(Encoder.Programme(frames), 16), rateHz));
        string path = _folder.PathOf("a.opus");
        Programs.Run("opusenc", "--quiet", wave, path).Succeeded();
        byte[] judge = Programs.Run(
            "opusdec", "--quiet", "--no-dither", "--rate", "48000", "--force-wav", path, "-").Succeeded().Output;

        AudioFile file = AudioFile.Open(path);

        Assert.Equal((long)Math.Round(frames * 48_000.0 / rateHz), file.Info.LengthFrames);
        AssertClose(AsShorts(judge[44..]), file.ReadFloats());
    }

    [Theory]
    [InlineData("a.aac", AudioContainer.Adts, "-c:a", "aac")]
    [InlineData("a.mp2", AudioContainer.MpegAudio, "-c:a", "mp2")]
    [InlineData("a.ac3", AudioContainer.DolbyDigital, "-c:a", "ac3")]
    [InlineData("a.eac3", AudioContainer.DolbyDigitalPlus, "-c:a", "eac3")]
    [InlineData("a.dts", AudioContainer.Dts, "-c:a", "dca")]
    [InlineData("a.wma", AudioContainer.WindowsMedia, "-c:a", "wmav2")]
    [InlineData("a.mka", AudioContainer.Matroska, "-c:a", "aac")]
    public void Kinds_that_record_no_start_and_end_say_so(string name, AudioContainer container, params string[] options)
    {
        string path = Encoder.Encode(_folder, Encoder.Programme(48_000), name, 48_000, 16, options);

        AudioFile file = AudioFile.Open(path);

        Assert.Equal(container, file.Info.Container);
        Assert.Null(file.Info.LengthFrames);
        Assert.Contains(file.Info.Notices, notice => notice.Contains("not exact", StringComparison.Ordinal));
        Assert.InRange(file.ReadFloats().Length / 2, 44_000, 52_000);
    }

    [Theory]
    [InlineData("a.wav", AudioContainer.Wave, "-c:a", "pcm_alaw")]
    [InlineData("a.wav", AudioContainer.Wave, "-c:a", "adpcm_ms")]
    [InlineData("a.wav", AudioContainer.Wave, "-c:a", "adpcm_ima_wav")]
    [InlineData("a.aifc", AudioContainer.Aiff, "-f", "aiff", "-c:a", "pcm_mulaw")]
    public void Compressed_samples_in_a_plain_container_are_decoded(
        string name, AudioContainer container, params string[] options)
    {
        int[] samples = Encoder.Programme(50_000);
        string path = Encoder.Encode(_folder, samples, name, 44_100, 16, options);

        AudioFile file = AudioFile.Open(path);
        int[] decoded = file.ReadIntegers();

        Assert.Equal(container, file.Info.Container);
        Assert.InRange(decoded.Length / 2, 50_000, 52_100);
        double[] scaled = decoded.Take(100_000).Select(sample => sample / 32_768.0).ToArray();
        AssertAligned(samples, scaled);
    }

    [Fact]
    public void Mp3_agrees_with_mpg123()
    {
        string path = Encoder.Encode(
            _folder, Encoder.Programme(100_003), "a.mp3", options: ["-c:a", "libmp3lame", "-b:a", "192k"]);
        byte[] judge = Programs.Run("mpg123", "-q", "-s", "-e", "f32", path).Succeeded().Output;

        AssertClose(AsFloats(judge), AudioFile.Open(path).ReadFloats());
    }

    [Fact]
    public void Vorbis_agrees_with_oggdec()
    {
        string path = Encoder.Encode(
            _folder, Encoder.Programme(100_003), "a.ogg", options: ["-c:a", "libvorbis", "-q:a", "6"]);
        byte[] judge = Programs.Run("oggdec", "-Q", "-R", "-b", "16", "-o", "-", path).Succeeded().Output;

        AssertClose(AsShorts(judge), AudioFile.Open(path).ReadFloats());
    }

    [Fact]
    public void Opus_agrees_with_opusdec()
    {
        string path = Encoder.Encode(
            _folder, Encoder.Programme(100_003), "a.opus", 48_000, 16, "-c:a", "libopus", "-b:a", "192k");
        byte[] judge = Programs.Run("opusdec", "--quiet", "--no-dither", "--force-wav", path, "-").Succeeded().Output;

        AssertClose(AsShorts(judge[44..]), AudioFile.Open(path).ReadFloats());
    }

    // Best fit where it is, and clearly worse one sample to either side.
    private static void AssertAligned(int[] samples, double[] decoded)
    {
        double here = Error(samples, decoded, 0);
        Assert.True(here < 0.01, $"The error is {here:P2} of the signal.");
        Assert.True(here < Error(samples, decoded, -1) && here < Error(samples, decoded, 1), "Off by a sample.");
    }

    private static double Error(int[] samples, double[] decoded, int shift)
    {
        double signal = 0;
        double error = 0;
        int frames = Math.Min(samples.Length, decoded.Length) / 2;
        for (int i = 3000; i < frames - 3000; i++)
        {
            double original = samples[i * 2] / 32_768.0;
            double difference = decoded[(i + shift) * 2] - original;
            signal += original * original;
            error += difference * difference;
        }

        return error / signal;
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i] - expected[i], -1.01 / 32_768, 1.01 / 32_768);
        }
    }

    private static double[] AsFloats(byte[] bytes) => Enumerable.Range(0, bytes.Length / 4)
        .Select(i => (double)System.Buffers.Binary.BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * 4)))
        .ToArray();

    private static double[] AsShorts(byte[] bytes) => Enumerable.Range(0, bytes.Length / 2)
        .Select(i => System.Buffers.Binary.BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 2)) / 32_768.0)
        .ToArray();
}
