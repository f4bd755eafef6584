using System.Runtime.Intrinsics;

namespace Redbook.Audio.Conversion;

/// <summary>Samples that are exact in 16 bits at 44.1 kHz: copied, mono to both channels.</summary>
internal sealed class ExactPath : ICdPath
{
    private const int BlockFrames = 4096;
    private const double SixteenBitScale = 32_768;

    private readonly SampleSource _source;
    private readonly int _channels;
    private readonly int _shift;            // up for narrow samples, down when negative
    private readonly int[] _integers;
    private readonly double[] _floats;

    public ExactPath(SampleSource source)
    {
        _source = source;
        _channels = source.Format.Channels;
        _shift = 16 - source.Format.BitsPerSample;
        _integers = source.Format.IsFloat ? [] : new int[BlockFrames * _channels];
        _floats = source.Format.IsFloat ? new double[BlockFrames * _channels] : [];
    }

    public long ClippedSamples => 0;

    public int Read(Span<short> interleaved)
    {
        int room = Math.Min(interleaved.Length / 2, BlockFrames) * _channels;
        return _source.Format.IsFloat
            ? ReadFloats(interleaved, room)
            : ReadIntegers(interleaved, room);
    }

    private int ReadIntegers(Span<short> interleaved, int room)
    {
        int frames = _source.ReadIntegers(_integers.AsSpan(0, room));
        Span<int> samples = _integers.AsSpan(0, frames * _channels);
        if (_shift != 0)
        {
            foreach (ref int sample in samples)
            {
                sample = _shift > 0 ? sample << _shift : sample >> -_shift;
            }
        }

        if (_channels == 2)
        {
            Narrow(samples, interleaved);
        }
        else
        {
            for (int i = 0; i < samples.Length; i++)
            {
                interleaved[2 * i] = interleaved[(2 * i) + 1] = (short)samples[i];
            }
        }

        return frames;
    }

    private int ReadFloats(Span<short> interleaved, int room)
    {
        int frames = _source.ReadFloats(_floats.AsSpan(0, room));
        for (int i = 0; i < frames; i++)
        {
            interleaved[2 * i] = (short)(_floats[i * _channels] * SixteenBitScale);
            interleaved[(2 * i) + 1] = (short)(_floats[(i * _channels) + _channels - 1] * SixteenBitScale);
        }

        return frames;
    }

    private static void Narrow(ReadOnlySpan<int> samples, Span<short> results)
    {
        results = results[..samples.Length];
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= samples.Length - 16; i += 16)
            {
                Vector256.Narrow(Vector256.Create(samples[i..]), Vector256.Create(samples[(i + 8)..]))
                    .CopyTo(results[i..]);
            }
        }

        for (; i < samples.Length; i++)
        {
            results[i] = (short)samples[i];
        }
    }
}
