namespace FirstLight.Instruments;

/// <summary>Strings far away: a slow swell whose treble opens and closes with it.</summary>
internal static class Pad
{
    private const int Partials = 14;

    /// <param name="rateHertz">Sampling rate.</param>
    /// <param name="note">Pitch; 69 is A at 440 Hz. A few hundredths off make a section of several players.</param>
    /// <param name="seconds">The whole length, swell and dying away included.</param>
    /// <param name="openness">0 (dark) to 1 (bright).</param>
    public static double[] Play(int rateHertz, double note, double seconds, double openness)
    {
        double hertz = Arithmetic.Hertz(note);
        double[] sound = new double[(int)(seconds * rateHertz)];
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rateHertz;
            double swell = Swell(time / seconds);
            double vibrato = 0.0009 * Arithmetic.Sine((time * 4.7) + (note * 0.37));
            double phase = (time * hertz) + (vibrato * hertz / 29.5);

            // Each partial is a fixed part of the one before it: more when the sound is open.
            double part = 0.30 + (0.38 * openness * swell);
            double level = 1, sum = 0;
            for (int partial = 1; partial <= Partials && partial * hertz < rateHertz * 0.4; partial++)
            {
                sum += level * Arithmetic.Sine(phase * partial);
                level *= part;
            }

            sound[i] = 0.35 * swell * sum;
        }

        return sound;
    }

    private static double Swell(double place)
    {
        double rise = Math.Min(1, place / 0.35);
        double fall = Math.Min(1, (1 - place) / 0.4);
        return rise * rise * (3 - (2 * rise)) * fall * fall * (3 - (2 * fall));
    }
}
