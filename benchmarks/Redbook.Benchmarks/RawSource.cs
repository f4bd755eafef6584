using System.Runtime.InteropServices;
using Redbook.Audio;

namespace Redbook.Benchmarks;

/// <summary>16-bit stereo without a header, from a stream.</summary>
internal sealed class RawSource(Stream stream, int rateHz) : SampleSource
{
    private readonly short[] _block = new short[8192];

    public override SampleFormat Format { get; } = new(rateHz, 2, 16);

    public override long? LengthFrames => stream.Length / 4;

    public override int ReadIntegers(Span<int> interleaved)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(_block.AsSpan(0, Math.Min(_block.Length, interleaved.Length & ~1)));
        int samples = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / 2;
        for (int i = 0; i < samples; i++)
        {
            interleaved[i] = _block[i];
        }

        return samples / 2;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
