namespace FirstLight.Instruments;

/// <summary>An electric piano: a warm tone by frequency modulation, and the tine that starts it.</summary>
internal static class Keys
{
    /// <param name="rateHertz">Sampling rate.</param>
    /// <param name="note">Pitch; 69 is A at 440 Hz.</param>
    /// <param name="heldSeconds">How long the key is held; the tone is damped after that.</param>
    /// <param name="force">0 (soft) to 1 (hard).</param>
    public static double[] Play(int rateHertz, double note, double heldSeconds, double force)
    {
        const double DampSeconds = 0.22;
        double hertz = Arithmetic.Hertz(note);
        double[] sound = new double[(int)((heldSeconds + DampSeconds) * rateHertz)];
        double tone = 1, warmth = 1, tine = 1;
        double toneDecay = Arithmetic.DecayPerSample(5.5, rateHertz);
        double warmthDecay = Arithmetic.DecayPerSample(1.6, rateHertz);
        double tineDecay = Arithmetic.DecayPerSample(0.35, rateHertz);
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rateHertz;
            double index = 0.06 + (0.26 * force * warmth);
            double body = Arithmetic.Sine((time * hertz) + (index * Arithmetic.Sine(time * hertz * 1.0007)));
            double ping = Arithmetic.Sine((time * hertz) + (0.10 * force * tine * Arithmetic.Sine(time * hertz * 14)));
            double damp = time < heldSeconds ? 1 : Math.Max(0, 1 - ((time - heldSeconds) / DampSeconds));
            double attack = Math.Min(1, time / 0.003);
            sound[i] = attack * damp * damp * tone * 0.5 * (0.3 + (0.7 * force)) * (body + (0.5 * ping));
            tone *= toneDecay;
            warmth *= warmthDecay;
            tine *= tineDecay;
        }

        return sound;
    }
}
