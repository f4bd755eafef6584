using Redbook.Audio.Dithering;
using Redbook.Audio.Resampling;

namespace Redbook.Audio.Conversion;

/// <summary>Everything that loses bits: in floating point, resampled if the rate differs, dithered, rounded.</summary>
internal sealed class DitheredPath : ICdPath
{
    /// <summary>Frames dithered and rounded at once: a multiple of the noise's lanes.</summary>
    private const int BlockFrames = 4096;

    private readonly PlanarReader _reader;
    private readonly Resampler? _resampler;
    private readonly Ditherer[] _ditherers;
    private readonly double[][] _work;      // frames that wait for those after them, then a block
    private readonly short[] _block = new short[2 * (BlockFrames + Ditherer.Lookahead)];
    private int _waiting;
    private int _blockStart;
    private int _blockEnd;
    private bool _ended;

    public DitheredPath(SampleSource source, CdConversionOptions options)
    {
        _reader = new PlanarReader(source, options.Gain);
        int rate = source.Format.RateHz;
        int discRate = SampleFormat.CompactDisc.RateHz;
        _resampler = rate == discRate ? null : new Resampler(rate, discRate, _reader.Channels);
        _work = [new double[BlockFrames + Ditherer.Lookahead], new double[BlockFrames + Ditherer.Lookahead]];
        _ditherers = options.Dither == DitherKind.None
            ? []
            : [new Ditherer(options.DitherSeed, 0), new Ditherer(options.DitherSeed, 1)];
    }

    public long ClippedSamples { get; private set; }

    public int Read(Span<short> interleaved)
    {
        while (_blockStart == _blockEnd && !_ended)
        {
            MakeBlock();
        }

        int samples = Math.Min(interleaved.Length & ~1, _blockEnd - _blockStart);
        _block.AsSpan(_blockStart, samples).CopyTo(interleaved);
        _blockStart += samples;
        return samples / 2;
    }

    private void MakeBlock()
    {
        // Always a full block, so that the dither does not depend on how the samples arrive.
        int filled = _waiting;
        while (filled < _work[0].Length)
        {
            int frames = ReadPlanar(_work[0].AsSpan(filled), _work[1].AsSpan(filled));
            if (frames == 0)
            {
                _ended = true;
                break;
            }

            if (_reader.Channels == 1)
            {
                _work[0].AsSpan(filled, frames).CopyTo(_work[1].AsSpan(filled));
            }

            filled += frames;
        }

        int count = _ended ? filled : filled - Ditherer.Lookahead;
        for (int channel = 0; channel < _ditherers.Length; channel++)
        {
            _ditherers[channel].Apply(_work[channel].AsSpan(0, filled), count);
        }

        ClippedSamples += Quantizer.Round(_work[0].AsSpan(0, count), _work[1].AsSpan(0, count), _block);
        _blockStart = 0;
        _blockEnd = 2 * count;
        _waiting = filled - count;
        foreach (double[] channel in _work)
        {
            channel.AsSpan(count, _waiting).CopyTo(channel);
        }
    }

    private int ReadPlanar(Span<double> left, Span<double> right)
    {
        if (_resampler is null)
        {
            return _reader.Read(left, right);
        }

        while (true)
        {
            int frames = _resampler.Read(left, _reader.Channels == 2 ? right : []);
            if (frames > 0 || _resampler.IsComplete)
            {
                return frames;
            }

            int taken = _reader.Read(_resampler.Input(0), _resampler.Input(_reader.Channels - 1));
            if (taken == 0)
            {
                _resampler.Complete();
            }
            else
            {
                _resampler.Commit(taken);
            }
        }
    }
}
