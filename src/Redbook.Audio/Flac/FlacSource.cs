namespace Redbook.Audio.Flac;

/// <summary>Decodes a FLAC stream. RFC 9639.</summary>
/// <remarks>
/// The stream is read forward only. Every frame's checksum is verified before its samples are handed out, and the
/// length and the MD5 that the file declares when its end is reached: the last read throws if either differs. An
/// ID3v2 tag in front and anything behind the last frame are passed over.
/// </remarks>
public sealed class FlacSource : SampleSource
{
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly FlacBitReader _reader;
    private readonly FlacStreamInfo _info;
    private readonly int[][] _channels;
    private readonly FlacSampleHash? _hash;
    private long[] _side = [];
    private int _blockSize;         // samples of each channel in the buffers
    private int _taken;             // of them handed out
    private long _decoded;          // samples of each channel decoded so far
    private long _framesDecoded;
    private long _firstNumber;
    private bool _ended;
    private AudioDataException? _failure;

    /// <summary>Reads the beginning of the stream, up to the first frame.</summary>
    /// <param name="stream">Positioned at the start of the file; need not be seekable.</param>
    /// <param name="leaveOpen">True to leave the stream open when the source is disposed of.</param>
    /// <exception cref="AudioDataException">This is no FLAC stream, or its beginning is damaged.</exception>
    public FlacSource(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _reader = new FlacBitReader(stream);
        _info = FlacMetadata.Read(_reader);
        Format = new SampleFormat(_info.RateHz, _info.Channels, _info.BitsPerSample);
        _channels = new int[_info.Channels][];
        Array.Fill(_channels, []);
        _hash = _info.Md5 is null ? null : new FlacSampleHash(_info.BitsPerSample);
    }

    /// <inheritdoc/>
    public override SampleFormat Format { get; }

    /// <inheritdoc/>
    public override long? LengthFrames => _info.TotalSamples;

    /// <inheritdoc/>
    public override int ReadIntegers(Span<int> interleaved)
    {
        int room = interleaved.Length / _channels.Length;
        if (room == 0 || (_taken == _blockSize && !DecodeNext()))
        {
            return 0;
        }

        int count = Math.Min(room, _blockSize - _taken);
        int start = FlacPredictor.MaxOrder + _taken;
        if (_channels is [int[] left, int[] right])
        {
            FlacChannels.Interleave(left.AsSpan(start, count), right.AsSpan(start, count), interleaved);
        }
        else
        {
            for (int channel = 0; channel < _channels.Length; channel++)
            {
                int at = channel;
                foreach (int sample in _channels[channel].AsSpan(start, count))
                {
                    interleaved[at] = sample;
                    at += _channels.Length;
                }
            }
        }

        _taken += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
            if (!_leaveOpen)
            {
                _stream.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private bool DecodeNext()
    {
        if (_failure is not null)
        {
            throw new AudioDataException(_failure.Problem, _failure.BytePosition, inner: _failure);
        }

        if (_ended)
        {
            return false;
        }

        try
        {
            _blockSize = _taken = 0;
            if (IsAtEnd())
            {
                _ended = true;
                VerifyWhole();
                return false;
            }

            DecodeFrame();
            return true;
        }
        catch (AudioDataException failure)
        {
            _blockSize = _taken = 0;
            _failure = failure;
            throw;
        }
    }

    private bool IsAtEnd()
    {
        ReadOnlySpan<byte> ahead = _reader.Peek(FlacFrameHeader.MaxBytes);
        if (ahead.IsEmpty)
        {
            return true;
        }

        // Where the length is not declared, only a tag can follow the last frame.
        return _info.TotalSamples is long total
            ? _decoded == total && !FlacFrameHeader.IsAt(ahead)
            : ahead.StartsWith("TAG"u8) || ahead.StartsWith("APETAGEX"u8);
    }

    private void VerifyWhole()
    {
        if (_info.TotalSamples is long total && _decoded != total)
        {
            throw _reader.Damaged($"the file declares {total} samples but ends after {_decoded}");
        }

        if (_hash is not null && !_hash.Matches(_info.Md5))
        {
            throw _reader.Damaged("the decoded samples do not match the MD5 that the file declares");
        }
    }

    private void DecodeFrame()
    {
        long position = _reader.BytePosition;
        _reader.StartCrc();
        FlacFrameHeader header = FlacFrameHeader.Read(_reader, _info);
        CheckNumber(header, position);
        Span<int> first = ChannelBuffer(0, header.BlockSize);
        if (header.Coding == FlacChannelCoding.Independent)
        {
            for (int channel = 0; channel < _channels.Length; channel++)
            {
                FlacSubframe.Decode(_reader, ChannelBuffer(channel, header.BlockSize), _info.BitsPerSample);
            }
        }
        else if (_info.BitsPerSample < 32)
        {
            DecodePair(header.Coding, first, ChannelBuffer(1, header.BlockSize));
        }
        else
        {
            DecodeWidePair(header.Coding, first, ChannelBuffer(1, header.BlockSize), position);
        }

        Finish(header.BlockSize, position);
    }

    private void DecodePair(FlacChannelCoding coding, Span<int> first, Span<int> second)
    {
        int bits = _info.BitsPerSample;
        FlacSubframe.Decode(_reader, first, coding == FlacChannelCoding.SideRight ? bits + 1 : bits);
        FlacSubframe.Decode(_reader, second, coding == FlacChannelCoding.SideRight ? bits : bits + 1);
        FlacChannels.Correlate(coding, first[FlacPredictor.MaxOrder..], second[FlacPredictor.MaxOrder..]);
    }

    private void DecodeWidePair(FlacChannelCoding coding, Span<int> first, Span<int> second, long position)
    {
        int bits = _info.BitsPerSample;
        int length = first.Length - FlacPredictor.MaxOrder;
        if (_side.Length < length)
        {
            _side = new long[length];
        }

        Span<long> side = _side.AsSpan(0, length);
        if (coding == FlacChannelCoding.SideRight)
        {
            FlacSubframe.Decode(_reader, side, bits + 1);
            FlacSubframe.Decode(_reader, second, bits);
        }
        else
        {
            FlacSubframe.Decode(_reader, first, bits);
            FlacSubframe.Decode(_reader, side, bits + 1);
        }

        if (!FlacChannels.TryCorrelateWide(
            coding, first[FlacPredictor.MaxOrder..], second[FlacPredictor.MaxOrder..], side))
        {
            throw new AudioDataException("a FLAC frame holds samples wider than the stream declares", position);
        }
    }

    /// <summary>Verifies the frame now in the buffers and makes it the current block.</summary>
    private void Finish(int blockSize, long position)
    {
        _reader.AlignToByte();
        ushort crc = _reader.FinishCrc();
        if ((ushort)_reader.ReadBits(16) != crc)
        {
            throw new AudioDataException("the checksum of a FLAC frame does not match its content", position);
        }

        foreach (int[] channel in _channels)
        {
            if (!FlacChannels.Fit(channel.AsSpan(FlacPredictor.MaxOrder, blockSize), _info.BitsPerSample))
            {
                throw new AudioDataException("a FLAC frame holds samples wider than the stream declares", position);
            }
        }

        if (_decoded + blockSize > (_info.TotalSamples ?? long.MaxValue))
        {
            throw new AudioDataException(
                $"the file declares {_info.TotalSamples} samples but holds more", position);
        }

        _hash?.Add(_channels, FlacPredictor.MaxOrder, blockSize);
        _decoded += blockSize;
        _framesDecoded++;
        _blockSize = blockSize;
    }

    /// <summary>Frames are numbered, or their first samples are: a gap means that a part is missing.</summary>
    /// <remarks>
    /// The header says which of the two, but encoders before FLAC 1.2 counted samples without saying so; either
    /// way of counting is taken.
    /// </remarks>
    private void CheckNumber(in FlacFrameHeader header, long position)
    {
        if (_framesDecoded == 0)
        {
            _firstNumber = header.Number;
        }

        long place = header.Number - _firstNumber;
        if (place != _framesDecoded && place != _decoded)
        {
            throw new AudioDataException(
                $"a FLAC frame has number {header.Number} where "
                + $"{_firstNumber + (header.IsVariable ? _decoded : _framesDecoded)} must follow",
                position);
        }
    }

    private Span<int> ChannelBuffer(int channel, int blockSize)
    {
        int size = FlacPredictor.MaxOrder + blockSize;
        if (_channels[channel].Length < size)
        {
            _channels[channel] = new int[size];
        }

        return _channels[channel].AsSpan(0, size);
    }
}
