using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Lossless codecs through ffmpeg: every sample is the one that went in.</summary>
[Trait("Category", "Judge")]
public sealed class LosslessJudgeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.m4a", 16, AudioContainer.Mp4, "-c:a", "alac")]
    [InlineData("a.m4a", 24, AudioContainer.Mp4, "-c:a", "alac", "-sample_fmt", "s32p")]
    [InlineData("a.caf", 16, AudioContainer.CoreAudio, "-c:a", "alac")]
    [InlineData("a.caf", 24, AudioContainer.CoreAudio, "-c:a", "pcm_s24le")]
    [InlineData("a.wv", 16, AudioContainer.WavPack, "-c:a", "wavpack")]
    [InlineData("a.wv", 24, AudioContainer.WavPack, "-c:a", "wavpack", "-sample_fmt", "s32p", "-bits_per_raw_sample", "24")]
    [InlineData("a.tta", 16, AudioContainer.TrueAudio, "-c:a", "tta")]
    [InlineData("a.tta", 24, AudioContainer.TrueAudio, "-c:a", "tta", "-sample_fmt", "s32")]
    [InlineData("a.oga", 16, AudioContainer.Ogg, "-c:a", "flac")]
    [InlineData("a.mka", 16, AudioContainer.Matroska, "-c:a", "flac")]
    [InlineData("a.mov", 16, AudioContainer.Mp4, "-c:a", "pcm_s16be")]
    [InlineData("a.au", 16, AudioContainer.SunAudio, "-c:a", "pcm_s16be")]
    public void Samples_come_back_unchanged(string name, int bits, AudioContainer container, params string[] options)
    {
        int[] samples = Encoder.Programme(frames: 50_021, bits);
        string path = Encoder.Encode(_folder, samples, name, 44_100, bits, options);
        string renamed = _folder.PathOf("no-name.dat");
        File.Move(path, renamed);

        AudioFile file = AudioFile.Open(renamed);

        Assert.Equal(container, file.Info.Container);
        Assert.Equal(new SampleFormat(44_100, 2, bits), file.Info.Format);
        Assert.False(file.Info.IsLossy);
        Assert.Equal(samples, file.ReadIntegers());
        AudioScan scan = file.Scan(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(50_021, scan.LengthSamples);
        Assert.Equal(bits == 16, scan.IsBitExact);
    }

    [Fact]
    public void Wave64_of_sox_comes_back_unchanged()
    {
        int[] samples = Encoder.Programme(frames: 50_021);
        string wave = _folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(samples, 16)));
        string path = _folder.PathOf("a.w64");
        Programs.Run("sox", wave, path).Succeeded();

        Assert.Equal(samples, AudioFile.Open(path).ReadIntegers());
    }

    [Theory]
    [InlineData("a.m4a", "-c:a", "alac")]
    [InlineData("a.wv", "-c:a", "wavpack")]
    [InlineData("a.oga", "-c:a", "flac")]
    public void Sixteen_bits_reach_the_disc_bit_for_bit(string name, params string[] options)
    {
        int[] samples = Encoder.Programme(frames: 44_133);
        string path = Encoder.Encode(_folder, samples, name, options: options);

        using PcmReader reader = AudioFile.Open(path).OpenPcm();
        using MemoryStream pcm = new();
        reader.CopyTo(pcm);

        Assert.Equal(TestSignal.ToBytes(samples, 16), pcm.ToArray());
        Assert.Equal(pcm.Length, reader.Length);
        Assert.False(reader.IsDithered);
    }
}
