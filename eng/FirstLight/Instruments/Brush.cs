namespace FirstLight.Instruments;

/// <summary>A brush on a snare drum: a short hiss between two filters.</summary>
internal static class Brush
{
    /// <param name="rateHertz">Sampling rate.</param>
    /// <param name="seconds">Length of the stroke.</param>
    /// <param name="seed">Another seed, another stroke.</param>
    public static double[] Play(int rateHertz, double seconds, ulong seed)
    {
        Noise noise = new(seed);
        double high = 1 - Arithmetic.Exp(-2 * Math.PI * 7500 / rateHertz);
        double low = 1 - Arithmetic.Exp(-2 * Math.PI * 1400 / rateHertz);
        double[] sound = new double[(int)(seconds * rateHertz)];
        double bright = 0, dark = 0, level = 1;
        double decay = Arithmetic.DecayPerSample(seconds * 0.9, rateHertz);
        for (int i = 0; i < sound.Length; i++)
        {
            bright += high * (noise.Next() - bright);
            dark += low * (bright - dark);
            double attack = Math.Min(1, i / (0.008 * rateHertz));
            double release = Math.Min(1, (sound.Length - i) / (0.02 * rateHertz));
            sound[i] = attack * release * level * (bright - dark);
            level *= decay;
        }

        return sound;
    }
}
