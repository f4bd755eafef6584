namespace FirstLight.Instruments;

/// <summary>An upright piano: stiff strings in pairs, their partials sharp and the upper ones dying first.</summary>
internal static class Piano
{
    private const int Partials = 18;

    /// <inheritdoc cref="Keys.Play"/>
    public static double[] Play(int rateHertz, double note, double heldSeconds, double force)
    {
        const double DampSeconds = 0.25;
        double hertz = Arithmetic.Hertz(note);
        double[] sound = new double[(int)((heldSeconds + DampSeconds) * rateHertz)];
        double stiffness = 0.0003 * hertz / 262;
        for (int partial = 1; partial <= Partials; partial++)
        {
            double pitch = partial * hertz * Math.Sqrt(1 + (stiffness * partial * partial));
            if (pitch > rateHertz * 0.4)
            {
                break;
            }

            // The hammer strikes an eighth of the way along; a soft one excites less treble.
            double level = Math.Abs(Arithmetic.Sine(partial / 16.0)) / partial
                * Arithmetic.Exp(-partial * (1 - force) * 0.35);
            AddPartial(sound, rateHertz, pitch, level, decaySeconds: 9.0 / (1 + (0.55 * partial)) * 262 / (150 + hertz));
            AddPartial(sound, rateHertz, pitch * 1.0006, level * 0.8, decaySeconds: 14.0 / (1 + (0.5 * partial)) * 262 / (150 + hertz));
        }

        AddHammer(sound, rateHertz, force, seed: (ulong)(note * 10));
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rateHertz;
            double damp = time < heldSeconds ? 1 : Math.Max(0, 1 - ((time - heldSeconds) / DampSeconds));
            sound[i] *= damp * damp * Math.Min(1, time / 0.0015) * (0.25 + (0.75 * force));
        }

        return sound;
    }

    private static void AddPartial(double[] sound, int rateHertz, double pitch, double level, double decaySeconds)
    {
        double decay = Arithmetic.DecayPerSample(decaySeconds, rateHertz);
        for (int i = 0; i < sound.Length; i++)
        {
            sound[i] += level * Arithmetic.Sine(pitch * i / rateHertz);
            level *= decay;
        }
    }

    private static void AddHammer(double[] sound, int rateHertz, double force, ulong seed)
    {
        Noise noise = new(seed);
        double knock = 0.35 * force, low = 0;
        double decay = Arithmetic.DecayPerSample(0.05, rateHertz);
        for (int i = 0; i < sound.Length && knock > 1e-5; i++)
        {
            low += 0.08 * (noise.Next() - low);
            sound[i] += knock * low;
            knock *= decay;
        }
    }
}
