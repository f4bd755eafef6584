using System.Numerics;
using System.Runtime.InteropServices;

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
            Measure(block.AsSpan(0, frames * channels), ref used, ref smallest, ref largest);
        }

        int lowBits = bits > 16 ? (1 << (bits - 16)) - 1 : 0;
        double peak = Math.Max(-(double)smallest, largest) / (1L << (bits - 1));
        return new SampleScan(length, (used & lowBits) == 0, peak);
    }

    /// <summary>Gathers the bits that are used, the smallest and the largest sample.</summary>
    private static void Measure(ReadOnlySpan<int> samples, ref int used, ref int smallest, ref int largest)
    {
        if (Vector.IsHardwareAccelerated)
        {
            Vector<int> wideUsed = Vector<int>.Zero;
            Vector<int> wideSmallest = Vector<int>.Zero;
            Vector<int> wideLargest = Vector<int>.Zero;
            foreach (Vector<int> value in MemoryMarshal.Cast<int, Vector<int>>(samples))
            {
                wideUsed |= value;
                wideSmallest = Vector.Min(wideSmallest, value);
                wideLargest = Vector.Max(wideLargest, value);
            }

            for (int lane = 0; lane < Vector<int>.Count; lane++)
            {
                used |= wideUsed[lane];
                smallest = Math.Min(smallest, wideSmallest[lane]);
                largest = Math.Max(largest, wideLargest[lane]);
            }

            samples = samples[(samples.Length / Vector<int>.Count * Vector<int>.Count)..];
        }

        foreach (int sample in samples)
        {
            used |= sample;
            smallest = Math.Min(smallest, sample);
            largest = Math.Max(largest, sample);
        }
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
            FloatSamples.Check(block.AsSpan(0, frames * channels));
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
