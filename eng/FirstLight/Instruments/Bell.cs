namespace FirstLight.Instruments;

/// <summary>A small bell: frequency modulation at a ratio that is no whole number.</summary>
internal static class Bell
{
    /// <inheritdoc cref="Pluck.Play"/>
    public static double[] Play(int rateHertz, double note, double seconds, double brightness)
    {
        double hertz = Arithmetic.Hertz(note);
        double[] sound = new double[(int)(seconds * rateHertz)];
        double ring = 1, glint = 1, strike = 1;
        double ringDecay = Arithmetic.DecayPerSample(seconds * 1.1, rateHertz);
        double glintDecay = Arithmetic.DecayPerSample(seconds * 0.45, rateHertz);
        double strikeDecay = Arithmetic.DecayPerSample(0.09, rateHertz);
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rateHertz;
            double modulator = Arithmetic.Sine(time * hertz * 3.5) * brightness * 0.28 * glint;
            double body = Arithmetic.Sine((time * hertz) + modulator);
            double hum = Arithmetic.Sine(time * hertz * 0.501) * 0.22;
            double shimmer = Arithmetic.Sine(time * hertz * 2.756) * 0.2 * glint;
            double clang = Arithmetic.Sine(time * hertz * 5.404) * 0.18 * strike;
            double attack = Math.Min(1, time / 0.002);
            double release = Math.Min(1, (sound.Length - i) / (0.05 * rateHertz));
            sound[i] = attack * release * 0.5 * ((ring * (body + hum)) + shimmer + clang);
            ring *= ringDecay;
            glint *= glintDecay;
            strike *= strikeDecay;
        }

        return sound;
    }
}
