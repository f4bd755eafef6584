namespace FirstLight.Instruments;

/// <summary>A round bass: few partials, a soft start, and a little grit while the string is still moving far.</summary>
internal static class Bass
{
    /// <inheritdoc cref="Keys.Play"/>
    public static double[] Play(int rateHertz, double note, double heldSeconds, double force)
    {
        const double DampSeconds = 0.09;
        double hertz = Arithmetic.Hertz(note);
        double[] sound = new double[(int)((heldSeconds + DampSeconds) * rateHertz)];
        double tone = 1, growl = 1;
        double toneDecay = Arithmetic.DecayPerSample(3.2, rateHertz);
        double growlDecay = Arithmetic.DecayPerSample(0.5, rateHertz);
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rateHertz;
            double phase = time * hertz;
            double sum = Arithmetic.Sine(phase)
                + (0.42 * Arithmetic.Sine(2 * phase))
                + (growl * force * ((0.30 * Arithmetic.Sine(3 * phase)) + (0.16 * Arithmetic.Sine(5 * phase))));
            double damp = time < heldSeconds ? 1 : Math.Max(0, 1 - ((time - heldSeconds) / DampSeconds));
            sound[i] = 0.6 * force * damp * Math.Min(1, time / 0.006) * tone * sum;
            tone *= toneDecay;
            growl *= growlDecay;
        }

        return sound;
    }
}
