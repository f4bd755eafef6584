using Redbook.Testing;

namespace Redbook.Audio.Tests;

public sealed class PcmFromSampleTests
{
    [Theory]
    [InlineData(44_100, 2, 16)]
    [InlineData(44_100, 1, 16)]
    [InlineData(44_100, 2, 24)]
    [InlineData(48_000, 2, 16)]
    public void Reading_from_a_sample_on_gives_the_samples_that_reading_all_gives(int rateHertz, int channels, int bits)
    {
        using TempFolder folder = new();
        byte[] noise = new byte[6000 * channels * bits / 8];
        new Random(5).NextBytes(noise);
        AudioFile file = AudioFile.Open(folder.Write("a.wav", WavFile.Build(noise, rateHertz, channels, bits)));
        byte[] all = ReadFrom(file, 0);
        foreach (int start in (int[])[1, 588, 4096, (all.Length / 4) - 1, all.Length / 4, all.Length])
        {
            Assert.Equal(all[Math.Min(start * 4, all.Length)..], ReadFrom(file, start));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => file.OpenPcm(-1));
    }

    private static byte[] ReadFrom(AudioFile file, long start)
    {
        using PcmReader reader = file.OpenPcm(start);
        Assert.Equal(Math.Min(start * 4, reader.Length), reader.Position);
        using MemoryStream content = new();
        reader.CopyTo(content);
        return content.ToArray();
    }
}
