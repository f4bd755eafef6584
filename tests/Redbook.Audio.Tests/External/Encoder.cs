using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Makes compressed files of every kind with the programs of others.</summary>
internal static class Encoder
{
    /// <summary>A second and a bit of stereo, an odd number of samples long, that no codec finds hard.</summary>
    public static int[] Programme(int frames, int bits = 16)
    {
        int[] samples = new int[frames * 2];
        double max = (1 << (bits - 1)) * 0.5;
        for (int i = 0; i < frames; i++)
        {
            // A falling tone: shifted by one sample it fits itself no longer.
            double phase = (0.09 * i) - (4e-7 * i * i);
            samples[i * 2] = (int)Math.Round(max * Math.Sin(phase));
            samples[(i * 2) + 1] = (int)Math.Round(max * Math.Sin(phase * 0.7));
        }

        return samples;
    }

    /// <summary>Encodes with ffmpeg; the last argument but the file itself.</summary>
    public static string Encode(
        TempFolder folder, int[] samples, string name, int rateHz = 44_100, int bits = 16, params string[] options)
    {
        string wave = folder.Write("in.wav", WavFile.Build(TestSignal.ToBytes(samples, bits), rateHz, 2, bits));
        string path = folder.PathOf(name);
        Programs.Run("ffmpeg", ["-v", "error", "-nostdin", "-y", "-i", wave, "-strict", "-2", .. options, path]).Succeeded();
        return path;
    }
}
