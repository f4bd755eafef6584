namespace Redbook.Audio.Conversion;

/// <summary>What floating-point samples may be.</summary>
internal static class FloatSamples
{
    /// <summary>The largest magnitude taken for sound: 144 dB above full scale.</summary>
    private const double MaxMagnitude = 1 << 24;

    /// <summary>Refuses what cannot be sound.</summary>
    /// <exception cref="AudioDataException">A sample is not a number, infinite, or far beyond full scale.</exception>
    public static void Check(ReadOnlySpan<double> samples)
    {
        foreach (double sample in samples)
        {
            // Written so that it is also true for what is not a number.
            if (!(Math.Abs(sample) <= MaxMagnitude))
            {
                throw new AudioDataException("a floating-point sample is not a number, or far beyond full scale");
            }
        }
    }
}
