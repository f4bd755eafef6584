using System.Numerics;
using System.Runtime.CompilerServices;

namespace Redbook.Audio.Resampling;

/// <summary>Changes the sampling rate of one or two channels, without delay and with linear phase.</summary>
/// <remarks>
/// Samples go in through <see cref="Input"/> and <see cref="Commit"/> and come out of <see cref="Read"/>. Before the
/// first and after the last sample there is silence. After construction nothing is allocated.
/// </remarks>
internal sealed class Resampler
{
    /// <summary>Input frames taken at once, beside those that the filter still needs.</summary>
    private const int BlockFrames = 4096;

    private readonly int _channels;
    private readonly FilterBank _bank;
    private readonly int _phases;           // the ratio in lowest terms is _phases : _wholeStep * _phases + _phaseStep
    private readonly int _wholeStep;
    private readonly int _phaseStep;
    private readonly int _toHz;
    private readonly int _fromHz;
    private readonly double[][] _buffers;
    private int _filled;                    // frames in the buffers
    private int _start;                     // where the window of the next output sample begins
    private int _phase;
    private long _taken;                    // frames committed
    private long _given;                    // frames read
    private long? _length;                  // of the output, once the input is complete

    /// <summary>Designs the filter.</summary>
    /// <param name="fromHz">Rate of the input.</param>
    /// <param name="toHz">Rate of the output.</param>
    /// <param name="channels">1 or 2.</param>
    public Resampler(int fromHz, int toHz, int channels)
    {
        _fromHz = fromHz;
        _toHz = toHz;
        _channels = channels;
        int divisor = (int)BigInteger.GreatestCommonDivisor(fromHz, toHz);
        _phases = toHz / divisor;
        _wholeStep = fromHz / toHz;
        _phaseStep = (fromHz % toHz) / divisor;
        _bank = new FilterBank(new FilterDesign(fromHz, toHz), _phases);
        _buffers = new double[channels][];
        for (int channel = 0; channel < channels; channel++)
        {
            _buffers[channel] = new double[_bank.Taps + BlockFrames];
        }

        // The first output sample lies on the first input sample, which half a window of silence precedes.
        _filled = (_bank.Taps / 2) - 1;
    }

    /// <summary>True once the input is complete.</summary>
    public bool IsComplete => _length is not null;

    /// <summary>Length of the output for that many input frames, rounded to the nearest.</summary>
    public static long OutputLength(long frames, int fromHz, int toHz)
    {
        Int128 doubled = ((Int128)frames * toHz * 2) + fromHz;
        return (long)(doubled / (2 * (Int128)fromHz));
    }

    /// <summary>Where the next input samples of a channel go; empty when output must be read first.</summary>
    public Span<double> Input(int channel)
    {
        if (_start > 0 && _buffers[0].Length - _filled < BlockFrames)
        {
            int dropped = Math.Min(_start, _filled);
            foreach (double[] buffer in _buffers)
            {
                buffer.AsSpan(dropped, _filled - dropped).CopyTo(buffer);
            }

            _filled -= dropped;
            _start -= dropped;
        }

        return _buffers[channel].AsSpan(_filled);
    }

    /// <summary>Takes over samples that were written to <see cref="Input"/>.</summary>
    public void Commit(int frames)
    {
        _filled += frames;
        _taken += frames;
    }

    /// <summary>Nothing more will be committed.</summary>
    public void Complete() => _length = OutputLength(_taken, _fromHz, _toHz);

    /// <summary>Writes output samples, as many as the input allows.</summary>
    /// <param name="left">Room for the first channel.</param>
    /// <param name="right">Room for the second; not used when there is one.</param>
    /// <returns>Frames written. After <see cref="Complete"/>, 0 means the end.</returns>
    public int Read(Span<double> left, Span<double> right)
    {
        int done = ReadAvailable(left, right);
        while (_length is long length && done < left.Length && _given < length)
        {
            // Behind the last sample silence runs through the filter.
            Input(0);
            int silence = _buffers[0].Length - _filled;
            foreach (double[] buffer in _buffers)
            {
                buffer.AsSpan(_filled, silence).Clear();
            }

            _filled += silence;
            done += ReadAvailable(left[done..], right.IsEmpty ? right : right[done..]);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadAvailable(Span<double> left, Span<double> right)
    {
        ReadOnlySpan<double> first = _buffers[0].AsSpan(0, _filled);
        ReadOnlySpan<double> second = _buffers[_channels - 1].AsSpan(0, _filled);
        int taps = _bank.Taps;
        int room = (int)Math.Min(left.Length, (_length ?? long.MaxValue) - _given);
        int start = _start;
        int phase = _phase;
        int done = 0;
        for (; done < room && start + taps <= _filled; done++)
        {
            ReadOnlySpan<double> windowLeft = first.Slice(start, taps);
            ReadOnlySpan<double> windowRight = second.Slice(start, taps);
            (double l, double r) = _bank.IsExact
                ? Convolution.Apply(_bank.Row(phase), windowLeft, windowRight)
                : Convolution.ApplyBlended(_bank.Rows(phase, out FilterBank.Blend blend), blend, windowLeft, windowRight);
            left[done] = l;
            if (!right.IsEmpty)
            {
                right[done] = r;
            }

            start += _wholeStep;
            phase += _phaseStep;
            if (phase >= _phases)
            {
                phase -= _phases;
                start++;
            }
        }

        _start = start;
        _phase = phase;
        _given += done;
        return done;
    }
}
