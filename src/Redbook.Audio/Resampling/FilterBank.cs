namespace Redbook.Audio.Resampling;

/// <summary>The filter's weights for each position of an output sample between two input samples.</summary>
/// <remarks>
/// A ratio of small numbers has few positions, and each has its row. Otherwise there are rows at fixed distances,
/// and weights in between are taken from four neighbours by a cubic: 256 rows leave an error below -180 dB.
/// </remarks>
internal sealed class FilterBank
{
    private const int MaxExactBytes = 2 << 20;
    private const int SpacedRows = 256;

    private readonly int _phases;
    private readonly double[] _weights;

    /// <summary>Computes the rows.</summary>
    /// <param name="design">The filter.</param>
    /// <param name="phases">Positions between two input samples at which an output sample can lie.</param>
    public FilterBank(FilterDesign design, int phases)
    {
        Taps = design.Taps;
        _phases = phases;
        IsExact = (long)phases * Taps * sizeof(double) <= MaxExactBytes;
        int spacing = IsExact ? phases : SpacedRows;

        // Spaced rows start one before position 0 and end two after position 1, as the cubic needs.
        int first = IsExact ? 0 : -1;
        int rows = IsExact ? phases : SpacedRows + 3;
        _weights = new double[rows * Taps];
        for (int row = 0; row < rows; row++)
        {
            double position = (double)(row + first) / spacing;
            for (int tap = 0; tap < Taps; tap++)
            {
                _weights[(row * Taps) + tap] = design.At(tap - (Taps / 2) + 1 - position);
            }
        }
    }

    /// <summary>Weights in a row.</summary>
    public int Taps { get; }

    /// <summary>True when every position has its own row; false when weights lie between four rows.</summary>
    public bool IsExact { get; }

    /// <summary>The row of a position, when <see cref="IsExact"/>.</summary>
    public ReadOnlySpan<double> Row(int phase) => _weights.AsSpan(phase * Taps, Taps);

    /// <summary>The four rows around a position, one after the other, and how much of each to take.</summary>
    public ReadOnlySpan<double> Rows(int phase, out Blend blend)
    {
        double place = (double)phase / _phases * SpacedRows;
        int row = (int)place;
        blend = Blend.At(place - row);
        return _weights.AsSpan(row * Taps, 4 * Taps);
    }

    /// <summary>Lagrange's weights of four equally spaced values.</summary>
    internal readonly record struct Blend(double First, double Second, double Third, double Fourth)
    {
        /// <summary>The weights at <paramref name="t"/> (0 to 1) between the second and the third value.</summary>
        public static Blend At(double t) => new(
            -t * (t - 1) * (t - 2) / 6,
            (t + 1) * (t - 1) * (t - 2) / 2,
            -(t + 1) * t * (t - 2) / 2,
            (t + 1) * t * (t - 1) / 6);
    }
}
