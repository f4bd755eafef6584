using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redbook.Audio.Conversion;

/// <summary>
/// Reads a source as one or two separate channels in units of the 16-bit step, mixed down and scaled as asked for.
/// </summary>
internal sealed class PlanarReader
{
    private const int BlockFrames = 4096;

    private readonly SampleSource _source;
    private readonly int _sourceChannels;
    private readonly double _scale;
    private readonly double[][]? _mix;
    private readonly int[] _integers;
    private readonly double[] _floats;

    public PlanarReader(SampleSource source, double gain)
    {
        SampleFormat format = source.Format;
        _source = source;
        _sourceChannels = format.Channels;
        Channels = Math.Min(format.Channels, 2);
        _scale = gain * (format.IsFloat ? 32_768 : Math.ScaleB(1, 16 - format.BitsPerSample));
        _integers = format.IsFloat ? [] : new int[BlockFrames * format.Channels];
        _floats = format.IsFloat || format.Channels > 2 ? new double[BlockFrames * format.Channels] : [];
        if (format.Channels > 2)
        {
            (double[] left, double[] right) = ChannelMix.FoldDown(format.Channels);
            _mix = [left, right];
        }
    }

    /// <summary>Channels of the result: 1 or 2.</summary>
    public int Channels { get; }

    /// <summary>Reads as many frames as there is room for, or fewer at the end or where the source gives fewer.</summary>
    /// <param name="left">The first or only channel.</param>
    /// <param name="right">The second; not used when there is one.</param>
    /// <returns>Frames read; 0 only at the end.</returns>
    public int Read(Span<double> left, Span<double> right)
    {
        int room = Math.Min(left.Length, BlockFrames);
        int frames;
        if (_source.Format.IsFloat)
        {
            frames = _source.ReadFloats(_floats.AsSpan(0, room * _sourceChannels));
            FloatSamples.Check(_floats.AsSpan(0, frames * _sourceChannels));
        }
        else
        {
            frames = _source.ReadIntegers(_integers.AsSpan(0, room * _sourceChannels));
            if (_sourceChannels == 2)
            {
                Separate(_integers.AsSpan(0, frames * 2), left, right);
                return frames;
            }
        }

        for (int channel = 0; channel < Channels; channel++)
        {
            Span<double> result = (channel == 0 ? left : right)[..frames];
            if (_mix is not null)
            {
                Mix(_mix[channel], result);
            }
            else
            {
                Pick(channel, result);
            }
        }

        return frames;
    }

    private void Pick(int channel, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            int at = (i * _sourceChannels) + channel;
            result[i] = _scale * (_source.Format.IsFloat ? _floats[at] : _integers[at]);
        }
    }

    private void Mix(double[] weights, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            double sum = 0;
            for (int channel = 0; channel < weights.Length; channel++)
            {
                int at = (i * _sourceChannels) + channel;
                sum += weights[channel] * (_source.Format.IsFloat ? _floats[at] : _integers[at]);
            }

            result[i] = _scale * sum;
        }
    }

    private void Separate(ReadOnlySpan<int> interleaved, Span<double> left, Span<double> right)
    {
        int frames = interleaved.Length / 2;
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Only x64 has vectors this wide, and it is little-endian: left is the low half of each pair.
            ReadOnlySpan<long> pairs = MemoryMarshal.Cast<int, long>(interleaved);
            for (; i <= frames - 8; i += 8)
            {
                Vector512<long> pair = Vector512.Create(pairs[i..]);
                (Vector512.ConvertToDouble((pair << 32) >> 32) * _scale).CopyTo(left[i..]);
                (Vector512.ConvertToDouble(pair >> 32) * _scale).CopyTo(right[i..]);
            }
        }

        for (; i < frames; i++)
        {
            left[i] = interleaved[2 * i] * _scale;
            right[i] = interleaved[(2 * i) + 1] * _scale;
        }
    }
}
