namespace Redbook.Audio.Conversion;

/// <summary>What reading a whole source shows: that it is sound, how long it is, what its samples need.</summary>
/// <param name="LengthFrames">Frames that were really there.</param>
/// <param name="FitsSixteenBits">True when every sample is exact in 16 bits.</param>
/// <param name="Peak">The largest magnitude, where 1.0 is full scale.</param>
public sealed record SampleScan(long LengthFrames, bool FitsSixteenBits, double Peak)
{
    private const int BlockFrames = 4096;
    private const double SixteenBitScale = 32_768;

    /// <summary>Reads a source to its end.</summary>
    /// <param name="source">At its beginning; it is not disposed of.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="AudioDataException">The file is damaged or truncated.</exception>
    /// <exception cref="OperationCanceledException">The scan was cancelled.</exception>
    public static SampleScan Of(SampleSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Format.IsFloat ? OfFloats(source, cancellation) : OfIntegers(source, cancellation);
    }

    private static SampleScan OfIntegers(SampleSource source, CancellationToken cancellation)
    {
        int channels = source.Format.Channels;
        int bits = source.Format.BitsPerSample;
        int[] block = new int[BlockFrames * channels];
        long length = 0;
        int used = 0;
        int smallest = 0;
        int largest = 0;
        int frames;
        while ((frames = source.ReadIntegers(block)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            length += frames;
            foreach (int sample in block.AsSpan(0, frames * channels))
            {
                used |= sample;
                smallest = Math.Min(smallest, sample);
                largest = Math.Max(largest, sample);
            }
        }

        int lowBits = bits > 16 ? (1 << (bits - 16)) - 1 : 0;
        double peak = Math.Max(-(double)smallest, largest) / (1L << (bits - 1));
        return new SampleScan(length, (used & lowBits) == 0, peak);
    }

    private static SampleScan OfFloats(SampleSource source, CancellationToken cancellation)
    {
        int channels = source.Format.Channels;
        double[] block = new double[BlockFrames * channels];
        long length = 0;
        bool fits = true;
        double peak = 0;
        int frames;
        while ((frames = source.ReadFloats(block)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            length += frames;
            foreach (double sample in block.AsSpan(0, frames * channels))
            {
                double scaled = sample * SixteenBitScale;
                fits &= scaled is >= short.MinValue and <= short.MaxValue && scaled == Math.Floor(scaled);
                peak = Math.Max(peak, Math.Abs(sample));
            }
        }

        return new SampleScan(length, fits, peak);
    }
}
