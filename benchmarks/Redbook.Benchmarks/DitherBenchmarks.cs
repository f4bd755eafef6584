using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Redbook.Audio;

namespace Redbook.Benchmarks;

/// <summary>A disc of 24-bit samples at 44.1 kHz, dithered to 16.</summary>
public class DitherBenchmarks : DiscCopy
{
    private int[] _samples = [];

    [Benchmark]
    public void Dither() => Convert(new MemorySource(_samples));

    protected override void Prepare()
    {
        ReadOnlySpan<short> sixteen = MemoryMarshal.Cast<byte, short>(Disc);
        _samples = new int[sixteen.Length];
        for (int i = 0; i < sixteen.Length; i++)
        {
            _samples[i] = (sixteen[i] << 8) | (i & 0xFF);
        }
    }

    private sealed class MemorySource(int[] samples) : SampleSource
    {
        private int _at;

        public override SampleFormat Format { get; } = new(44_100, 2, 24);

        public override long? LengthFrames => samples.Length / 2;

        public override int ReadIntegers(Span<int> interleaved)
        {
            int count = Math.Min(interleaved.Length & ~1, samples.Length - _at);
            samples.AsSpan(_at, count).CopyTo(interleaved);
            _at += count;
            return count / 2;
        }
    }
}
