namespace Redbook.Audio.Tests;

/// <summary>A sine of known pitch, fitted to a signal by least squares; what it does not explain is the residue.</summary>
internal readonly record struct SineFit(double InPhase, double Quadrature, double ResidueRms)
{
    public double Amplitude => Math.Sqrt((InPhase * InPhase) + (Quadrature * Quadrature));

    /// <summary>Everything but the sine, against the sine.</summary>
    public double ResidueDb => Decibels(ResidueRms * Math.Sqrt(2) / Amplitude);

    public static double Decibels(double ratio) => 20 * Math.Log10(ratio);

    /// <summary>Sine of phase 0 at sample 0, its angle reduced exactly.</summary>
    public static double Sine(long hertz, long sample, int rateHz) =>
        Math.Sin(2 * Math.PI * (hertz * sample % rateHz) / rateHz);

    /// <summary>The same a quarter of a period further.</summary>
    public static double Cosine(long hertz, long sample, int rateHz) =>
        Math.Cos(2 * Math.PI * (hertz * sample % rateHz) / rateHz);

    /// <summary>Fits to samples <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static SineFit Of(ReadOnlySpan<double> signal, long hertz, int rateHz, int from, int to)
    {
        double ss = 0, sc = 0, cc = 0, ys = 0, yc = 0;
        for (int i = from; i < to; i++)
        {
            double s = Sine(hertz, i, rateHz);
            double c = Cosine(hertz, i, rateHz);
            ss += s * s;
            sc += s * c;
            cc += c * c;
            ys += signal[i] * s;
            yc += signal[i] * c;
        }

        double determinant = (ss * cc) - (sc * sc);
        double a = ((ys * cc) - (yc * sc)) / determinant;
        double b = ((yc * ss) - (ys * sc)) / determinant;
        double residue = 0;
        for (int i = from; i < to; i++)
        {
            double e = signal[i] - (a * Sine(hertz, i, rateHz)) - (b * Cosine(hertz, i, rateHz));
            residue += e * e;
        }

        return new SineFit(a, b, Math.Sqrt(residue / (to - from)));
    }
}
