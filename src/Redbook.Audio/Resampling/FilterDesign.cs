namespace Redbook.Audio.Resampling;

/// <summary>The low-pass filter between two rates: a sinc under a Kaiser window, as a continuous function.</summary>
/// <remarks>
/// Down to 44.1 kHz and a little below, everything to 20 kHz passes, and what would fold into those 20 kHz is
/// stopped; the filter may be soft in between, where nothing is heard. A lower rate keeps 95 % of its band, and its
/// images above the band are stopped.
/// </remarks>
internal sealed class FilterDesign
{
    private const double AudibleHz = 20_000;
    private const double PassedPart = 0.95;
    private const double AttenuationDb = 163;

    /// <summary>Taps come in whole vectors, two of the widest for each step of the inner loop.</summary>
    private const int TapMultiple = 16;

    private readonly double _cutoff;        // cycles per input sample
    private readonly double _beta;
    private readonly double _windowScale;

    public FilterDesign(int fromHz, int toHz)
    {
        double lower = Math.Min(fromHz, toHz);
        double passHz = Math.Min(AudibleHz, PassedPart * lower / 2);
        double stopHz = Math.Max(lower / 2, lower - AudibleHz);
        _cutoff = (passHz + stopHz) / 2 / fromHz;

        // Kaiser's formulas for the length and the shape of the window.
        double transition = 2 * Math.PI * (stopHz - passHz) / fromHz;
        double length = ((AttenuationDb - 7.95) / (2.285 * transition)) + 1;
        Taps = (int)Math.Ceiling(length / TapMultiple) * TapMultiple;
        _beta = 0.1102 * (AttenuationDb - 8.7);
        _windowScale = 1 / BesselI0(_beta);
    }

    /// <summary>Input samples under the window; a multiple of 16.</summary>
    public int Taps { get; }

    /// <summary>The weight of an input sample that lies that many samples from the output sample.</summary>
    public double At(double distance)
    {
        double place = distance / (Taps / 2);
        if (Math.Abs(place) >= 1)
        {
            return 0;
        }

        double phase = 2 * Math.PI * _cutoff * distance;
        double sinc = phase == 0 ? 1 : Math.Sin(phase) / phase;
        return 2 * _cutoff * sinc * BesselI0(_beta * Math.Sqrt(1 - (place * place))) * _windowScale;
    }

    /// <summary>The modified Bessel function of the first kind, order 0, by its power series.</summary>
    private static double BesselI0(double x)
    {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++)
        {
            term *= quarter / ((double)k * k);
            sum += term;
        }

        return sum;
    }
}
