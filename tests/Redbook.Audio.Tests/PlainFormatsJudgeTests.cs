using Redbook.Testing;

namespace Redbook.Audio.Tests;

/// <summary>WAVE and AIFF as other programs write them, read as other programs read them.</summary>
[Trait("Category", "Judge")]
public sealed class PlainFormatsJudgeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.wav", "-b", "8", "-e", "unsigned-integer")]
    [InlineData("a.wav", "-b", "16")]
    [InlineData("a.wav", "-b", "24")]
    [InlineData("a.wav", "-b", "32", "-e", "signed-integer")]
    [InlineData("a.wav", "-b", "32", "-e", "floating-point")]
    [InlineData("a.wav", "-b", "64", "-e", "floating-point")]
    [InlineData("a.wav", "-b", "16", "-B")]
    [InlineData("a.aiff", "-b", "8")]
    [InlineData("a.aiff", "-b", "16")]
    [InlineData("a.aiff", "-b", "24")]
    [InlineData("a.aiff", "-b", "32")]
    [InlineData("a.aifc", "-b", "16")]
    [InlineData("a.aifc", "-b", "24")]
    public void Files_of_sox_are_read_as_sox_reads_them(string name, params string[] options)
    {
        string wave = _folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(TestSignal.Make("music", 30_001, 2, 24), 24), 48_000, 2, 24));
        string path = _folder.PathOf(name);
        Programs.Run("sox", ["-D", wave, .. options, path]).Succeeded();

        Assert.Equal(Judge("sox", path, "-t", "f64", "-"), ReadAsFloats(path));
    }

    [Theory]
    [InlineData("a.wav", "-c:a", "pcm_u8")]
    [InlineData("a.wav", "-c:a", "pcm_s24le")]
    [InlineData("a.wav", "-c:a", "pcm_f32le")]
    [InlineData("a.wav", "-c:a", "pcm_f64le")]
    [InlineData("a.wav", "-c:a", "pcm_s16le", "-rf64", "always")]
    [InlineData("a.wav", "-c:a", "pcm_s24le", "-write_bext", "1", "-metadata", "description=odd length x")]
    [InlineData("a.aiff", "-c:a", "pcm_s24be")]
    [InlineData("a.aiff", "-c:a", "pcm_s16le")]
    [InlineData("a.aiff", "-c:a", "pcm_f32be")]
    [InlineData("a.aiff", "-c:a", "pcm_f64be")]
    [InlineData("a.aiff", "-c:a", "pcm_s8")]
    public void Files_of_ffmpeg_are_read_as_ffmpeg_reads_them(string name, params string[] options)
    {
        string wave = _folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(TestSignal.Make("music", 30_001, 2, 24), 24), 48_000, 2, 24));
        string path = _folder.PathOf(name);
        Programs.Run("ffmpeg", ["-v", "error", "-nostdin", "-i", wave, .. options, path]).Succeeded();

        Assert.Equal(Judge("ffmpeg", "-v", "error", "-i", path, "-f", "f64le", "-"), ReadAsFloats(path));
    }

    [Fact]
    public void A_wave_that_was_written_to_a_pipe_is_read_to_its_end()
    {
        byte[] pcm = Signals.Noise(20, 9);
        string wave = _folder.Write("in.wav", WavFile.Build(pcm));
        byte[] piped = Programs.Run("ffmpeg", "-v", "error", "-i", wave, "-c:a", "copy", "-f", "wav", "-").Succeeded().Output;
        string path = _folder.Write("piped.wav", piped);

        AudioFile file = AudioFile.Open(path);

        Assert.Equal(AudioFile.Open(wave).ReadIntegers(), file.ReadIntegers());
        Assert.Contains("does not say how long", Assert.Single(file.Info.Notices), StringComparison.Ordinal);
    }

    private static double[] Judge(string program, params string[] arguments)
    {
        byte[] bytes = Programs.Run(program, arguments).Succeeded().Output;
        double[] samples = new double[bytes.Length / 8];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = System.Buffers.Binary.BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * 8));
        }

        return samples;
    }

    private static double[] ReadAsFloats(string path)
    {
        AudioFile file = AudioFile.Open(path);
        double scale = Math.ScaleB(1, 1 - file.Info.Format.BitsPerSample);
        return file.Info.Format.IsFloat
            ? file.ReadFloats()
            : Array.ConvertAll(file.ReadIntegers(), sample => sample * scale);
    }
}
