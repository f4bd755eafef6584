namespace FirstLight;

/// <summary>
/// Functions made of IEEE additions, multiplications and square roots only. Library sines differ in the last bit from
/// one machine to the next; these do not, so the album is the same, sample for sample, wherever it is made.
/// </summary>
internal static class Arithmetic
{
    private static readonly double[] SemitoneRatios =
    [
        1.0, 1.0594630943592953, 1.122462048309373, 1.189207115002721, 1.2599210498948732, 1.3348398541700344,
        1.4142135623730951, 1.4983070768766815, 1.5874010519681994, 1.681792830507429, 1.7817974362806785,
        1.8877486253633868,
    ];

    /// <summary>The sine of an angle in whole turns; error below 1e-11.</summary>
    public static double Sine(double turns)
    {
        double part = turns - Math.Floor(turns + 0.5);
        if (part > 0.25)
        {
            part = 0.5 - part;
        }
        else if (part < -0.25)
        {
            part = -0.5 - part;
        }

        double x = part * (2 * Math.PI);
        double square = x * x;
        double sum = 0;
        for (int n = 15; n >= 3; n -= 2)
        {
            sum = (sum + 1) * -square / (n * (n - 1));
        }

        return x * (1 + sum);
    }

    /// <summary>e to the power <paramref name="x"/>, for small arguments: relative error below 1e-11 up to |x| = 20.</summary>
    public static double Exp(double x)
    {
        double small = x / 4096;
        double value = 1 + (small * (1 + (small / 2 * (1 + (small / 3 * (1 + (small / 4)))))));
        for (int i = 0; i < 12; i++)
        {
            value *= value;
        }

        return value;
    }

    /// <summary>The factor by which a sound that dies away by 60 dB in the time given shrinks from sample to sample.</summary>
    public static double DecayPerSample(double seconds, int rateHertz) => Exp(-6.907755278982137 / (seconds * rateHertz));

    /// <summary>The pitch of a note in equal temperament; 69 is A at 440 Hz, fractions are allowed between semitones.</summary>
    public static double Hertz(double note)
    {
        int whole = (int)Math.Floor(note);
        double ratio = SemitoneRatios[((whole % 12) + 12) % 12] * Exp((note - whole) * 0.05776226504666211);
        double hertz = 8.175798915643707 * ratio;
        for (int octave = 12; octave <= whole; octave += 12)
        {
            hertz *= 2;
        }

        return hertz;
    }
}
