namespace FirstLight.Instruments;

/// <summary>A plucked string: a burst of noise going round a delay line that loses its treble first.</summary>
internal static class Pluck
{
    /// <param name="rateHertz">Sampling rate.</param>
    /// <param name="note">Pitch; 69 is A at 440 Hz.</param>
    /// <param name="seconds">How long it may ring.</param>
    /// <param name="brightness">0 (thumb) to 1 (nail).</param>
    /// <param name="seed">Another seed, another stroke.</param>
    public static double[] Play(int rateHertz, double note, double seconds, double brightness, ulong seed)
    {
        double period = rateHertz / Arithmetic.Hertz(note);
        int whole = (int)(period - 0.8);

        // An all-pass makes up the fraction of a sample, so that the string is in tune.
        double fraction = period - 0.5 - whole;
        double allPass = (1 - fraction) / (1 + fraction);
        double[] line = Stroke(whole, rateHertz, brightness, seed);
        double loss = Arithmetic.Exp(-6.907755278982137 * period / rateHertz / (1.2 + (320 / Arithmetic.Hertz(note))));

        double[] sound = new double[(int)(seconds * rateHertz)];
        double last = 0, passedIn = 0, passedOut = 0;
        int position = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            double value = line[position];
            double smooth = loss * ((0.5 * value) + (0.5 * last));
            last = value;
            double passed = (allPass * smooth) + passedIn - (allPass * passedOut);
            (passedIn, passedOut) = (smooth, passed);
            line[position] = passed;
            position = (position + 1) % whole;
            double release = Math.Min(1, (sound.Length - i) / (0.06 * rateHertz));
            sound[i] = value * release;
        }

        return sound;
    }

    private static double[] Stroke(int length, int rateHertz, double brightness, ulong seed)
    {
        double smoothing = 1 - Arithmetic.Exp(-2 * Math.PI * (700 + (6300 * brightness)) / rateHertz);
        Noise noise = new(seed);
        double[] line = new double[length];
        double low = 0;
        for (int i = 0; i < length; i++)
        {
            low += smoothing * (noise.Next() - low);
            line[i] = low;
        }

        // Struck a seventh of the way along the string: that harmonic is missing.
        double[] stroke = new double[length];
        double energy = 1e-9;
        for (int i = 0; i < length; i++)
        {
            stroke[i] = line[i] - line[(i + (length / 7)) % length];
            energy += stroke[i] * stroke[i];
        }

        double level = 0.35 / Math.Sqrt(energy / length);
        for (int i = 0; i < length; i++)
        {
            stroke[i] *= level;
        }

        return stroke;
    }
}
