using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Redbook.Audio.Conversion;

namespace Redbook.Audio;

/// <summary>An audio file as a CD takes it: 16-bit little-endian stereo at 44.1 kHz, forward only.</summary>
/// <remarks>Memory does not grow with length. One thread at a time.</remarks>
#pragma warning disable CA1710 // It is a stream so that everything can read it, and named for what it reads.
public sealed class PcmReader : Stream
#pragma warning restore CA1710
{
    /// <summary>Bytes of one sample of both channels.</summary>
    public const int SampleBytes = 4;

    private const int BlockSamples = 4096;

    private static readonly bool s_isBigEndian = MemoryMarshal.AsBytes<short>([1])[0] == 0;

    private readonly CdConverter _converter;
    private readonly string _path;
    private readonly long? _lengthSamples;
    private readonly short[] _block = new short[BlockSamples * 2];
    private int _startBytes;
    private int _endBytes;
    private long _readSamples;
    private long _positionBytes;
    private bool _hasEnded;

    internal PcmReader(CdConverter converter, string path, long? lengthSamples)
    {
        _converter = converter;
        _path = path;
        _lengthSamples = lengthSamples;
    }

    /// <summary>Stereo samples in all; null when only a scan could tell.</summary>
    public long? LengthSamples => _lengthSamples;

    /// <summary>Samples so far that were beyond full scale and were limited to it, both channels together.</summary>
    public long ClippedSamples => _converter.ClippedSamples;

    /// <summary>Whether the sampling rate is changed.</summary>
    public bool IsResampled => _converter.IsResampled;

    /// <summary>Whether dither is added; if not and nothing is resampled, the file's samples pass bit for bit.</summary>
    public bool IsDithered => _converter.IsDithered;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>Bytes in all.</summary>
    /// <exception cref="NotSupportedException">Only a scan could tell; see <see cref="LengthSamples"/>.</exception>
    public override long Length => _lengthSamples * SampleBytes
        ?? throw new NotSupportedException("The length of this file is known only after a scan.");

    /// <summary>Bytes read so far; cannot be set.</summary>
    public override long Position
    {
        get => _positionBytes;
        set => throw new NotSupportedException("This stream is read forward only.");
    }

    /// <inheritdoc/>
    /// <exception cref="AudioDataException">The file is damaged or truncated here.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="AudioDataException">The file is damaged or truncated here.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_startBytes == _endBytes && buffer.Length >= SampleBytes && _converter.IsCopied)
        {
            // Nothing is to be done to them: from the file to where they are wanted.
            int bytes = Next(buffer[..(buffer.Length / SampleBytes * SampleBytes)]) * SampleBytes;
            _positionBytes += bytes;
            return bytes;
        }

        if (buffer.IsEmpty || (_startBytes == _endBytes && !Fill()))
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _endBytes - _startBytes);
        MemoryMarshal.AsBytes(_block.AsSpan()).Slice(_startBytes, count).CopyTo(buffer);
        _startBytes += count;
        _positionBytes += count;
        return count;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("This stream is read forward only.");

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void SetLength(long value) => throw new NotSupportedException("This stream is read only.");

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("This stream is read only.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _converter.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Moves to a sample before anything was read; past the end is the end.</summary>
    internal void SkipTo(long startSamples)
    {
        long samples = Math.Min(startSamples, _lengthSamples ?? startSamples);
        if (_lengthSamples is not null && _converter.TrySkip(samples))
        {
            (_readSamples, _positionBytes) = (samples, samples * SampleBytes);
            return;
        }

        long bytes = samples * SampleBytes;
        Span<byte> scratch = stackalloc byte[1024];
        while (_positionBytes < bytes && Read(scratch[..(int)Math.Min(scratch.Length, bytes - _positionBytes)]) > 0)
        {
        }
    }

    private bool Fill()
    {
        int samples = Next([]);
        (_startBytes, _endBytes) = (0, samples * SampleBytes);
        return samples > 0;
    }

    /// <summary>The next samples: into <paramref name="target"/>, or into the block where it is empty.</summary>
    private int Next(Span<byte> target)
    {
        if (_hasEnded)
        {
            return 0;
        }

        int samples = Convert(target);
        _readSamples += samples;
        _hasEnded = samples == 0;
        if (_readSamples > _lengthSamples || (_hasEnded && _readSamples < _lengthSamples))
        {
            throw new AudioDataException(
                $"{_lengthSamples} samples were promised and "
                + (_hasEnded ? $"{_readSamples} are there" : "there are more"),
                path: _path);
        }

        return _readSamples > 0 ? samples : throw new AudioDataException(AudioFile.NoSamples, path: _path);
    }

    private int Convert(Span<byte> target)
    {
        try
        {
            if (!target.IsEmpty)
            {
                return _converter.ReadBytes(target);
            }

            int samples = _converter.Read(_block);
            if (s_isBigEndian)
            {
                BinaryPrimitives.ReverseEndianness(_block, _block);
            }

            return samples;
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(_path);
        }
    }
}
