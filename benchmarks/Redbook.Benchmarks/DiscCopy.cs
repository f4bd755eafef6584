using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Redbook.Audio;
using Redbook.Audio.Conversion;

namespace Redbook.Benchmarks;

/// <summary>What every audio benchmark stands beside: a copy of the bytes of a whole disc, in memory.</summary>
/// <remarks>
/// Source and destination hold the whole disc and are gone through once, so that neither side finds its data in a
/// cache. The files that are read lie in memory too.
/// </remarks>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 7)]
public abstract class DiscCopy
{
    private const int BlockSamples = 16_384;

    /// <summary>The disc's own samples, 74 minutes.</summary>
    protected byte[] Disc { get; private set; } = [];

    /// <summary>Where results go.</summary>
    protected short[] Destination { get; private set; } = [];

    [GlobalSetup]
    public void Setup()
    {
        Disc = Album.Make(Album.DiscMinutes, SampleFormat.CompactDisc.RateHz);
        Destination = new short[Disc.Length / sizeof(short)];
        Destination.AsSpan().Fill(1);
        Prepare();
    }

    [Benchmark(Baseline = true)]
    public void Copy() => Buffer.BlockCopy(Disc, 0, Destination, 0, Disc.Length);

    /// <summary>Makes what the benchmarks read.</summary>
    protected abstract void Prepare();

    /// <summary>Converts everything a source has into the destination.</summary>
    protected void Convert(SampleSource source)
    {
        using CdConverter converter = new(source);
        int filled = 0;
        int frames;
        do
        {
            frames = converter.Read(
                Destination.AsSpan(filled, Math.Min(BlockSamples, Destination.Length - filled)));
            filled += frames * 2;
        }
        while (frames > 0);
        if (filled != Destination.Length)
        {
            throw new InvalidOperationException($"{filled} samples instead of {Destination.Length}");
        }
    }
}
