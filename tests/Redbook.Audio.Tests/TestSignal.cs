using System.Buffers.Binary;

namespace Redbook.Audio.Tests;

/// <summary>Integer signals for decoder tests, the same for the same arguments every time.</summary>
internal static class TestSignal
{
    /// <summary>Interleaved right-justified samples.</summary>
    /// <param name="kind">
    /// <c>music</c> (sines, decaying noise, channels alike), <c>noise</c>, <c>silence</c>, <c>impulses</c>,
    /// <c>wasted</c> (low bits zero), <c>extremes</c> (only the smallest and largest value) or <c>steps</c>.
    /// </param>
    /// <param name="frames">Samples of each channel.</param>
    /// <param name="channels">Channel count.</param>
    /// <param name="bits">Width of a sample, at most 32.</param>
    public static int[] Make(string kind, int frames, int channels, int bits)
    {
        Random random = new(kind.Length + (frames * 31) + (channels * 7) + bits);
        int[] samples = new int[frames * channels];
        long max = (1L << (bits - 1)) - 1;
        for (int i = 0; i < frames; i++)
        {
            double common = (0.3 * Math.Sin(i * 0.0331)) + (0.2 * Math.Sin((i * 0.171) + Math.Sin(i * 0.0007)));
            for (int channel = 0; channel < channels; channel++)
            {
                double value = kind switch
                {
                    "music" => common + (0.1 * Math.Sin(i * 0.05 * (channel + 1)))
                        + ((random.NextDouble() - 0.5) * 0.2 * Math.Exp(-(i % 5000) / 900.0)),
                    "noise" => (random.NextDouble() * 2) - 1,
                    "impulses" => i % 977 == channel ? 1 : 0,
                    "wasted" => common,
                    "extremes" => random.Next(2) == 0 ? -1.5 : 1.5,
                    "steps" => ((i / 300 % 17) - 8) / 9.0,
                    _ => 0,
                };
                long sample = Math.Clamp((long)Math.Round(value * max), -max - 1, max);
                samples[(i * channels) + channel] = (int)(kind == "wasted" ? sample & ~0x7L : sample);
            }
        }

        return samples;
    }

    /// <summary>Little-endian bytes, each sample in as few whole bytes as it needs.</summary>
    public static byte[] ToBytes(ReadOnlySpan<int> samples, int bits)
    {
        int width = (bits + 7) / 8;
        byte[] bytes = new byte[samples.Length * width];
        Span<byte> whole = stackalloc byte[4];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(whole, samples[i]);
            whole[..width].CopyTo(bytes.AsSpan(i * width));
        }

        return bytes;
    }

    /// <summary>Everything a source of integers has, read in pieces of changing size.</summary>
    public static int[] ReadAll(SampleSource source, int seed = 1)
    {
        Random random = new(seed);
        List<int> samples = [];
        int[] piece = new int[6000 * source.Format.Channels];
        while (true)
        {
            int room = random.Next(1, 6000) * source.Format.Channels;
            int frames = source.ReadIntegers(piece.AsSpan(0, room));
            if (frames == 0)
            {
                return [.. samples];
            }

            samples.AddRange(piece.AsSpan(0, frames * source.Format.Channels));
        }
    }
}
