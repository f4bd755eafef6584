using BenchmarkDotNet.Attributes;

namespace Redbook.Benchmarks;

/// <summary>A disc's length of another rate, resampled and dithered.</summary>
public class ResamplingBenchmarks : DiscCopy
{
    private byte[] _source = [];

    [Params(48_000, 96_000)]
    public int RateHz { get; set; }

    [Benchmark]
    public void Resample() => Convert(new RawSource(new MemoryStream(_source), RateHz));

    protected override void Prepare() => _source = Album.Make(Album.DiscMinutes, RateHz);
}
