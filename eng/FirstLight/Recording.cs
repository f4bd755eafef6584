namespace FirstLight;

/// <summary>A finished piece: two channels between -1 and 1.</summary>
internal sealed record Recording(int RateHertz, double[] Left, double[] Right)
{
    /// <summary>Integer samples, little-endian and interleaved, with triangular dither of one step each way.</summary>
    /// <param name="bits">16 or 24.</param>
    /// <param name="mono">One channel, the middle of both, instead of two.</param>
    public byte[] ToPcm(int bits, bool mono)
    {
        Noise dither = new(seed: 1);
        int bytes = bits / 8;
        byte[] pcm = new byte[Left.Length * bytes * (mono ? 1 : 2)];
        int offset = 0;
        for (int i = 0; i < Left.Length; i++)
        {
            if (mono)
            {
                Write((Left[i] + Right[i]) / 2);
            }
            else
            {
                Write(Left[i]);
                Write(Right[i]);
            }
        }

        return pcm;

        void Write(double value)
        {
            double fullScale = 1 << (bits - 1);
            int step = (int)Math.Floor((value * fullScale) + ((dither.Next() + dither.Next()) / 2) + 0.5);
            step = Math.Clamp(step, -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
            for (int b = 0; b < bytes; b++)
            {
                pcm[offset++] = (byte)(step >> (8 * b));
            }
        }
    }
}
