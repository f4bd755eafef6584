using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using System.Runtime.Versioning;

namespace Redbook.Imapi.Streams;

/// <summary>Reads a caller's <see cref="IStream"/> as an ordinary stream.</summary>
/// <remarks>
/// Streams made by programs answer Read, Seek and Stat at best; they may deliver less than asked for without being at
/// the end, and write through the out pointers without looking, so that real ones are always passed. Nothing but zero
/// bytes is the end. An error of the stream ends the reading and is kept: it becomes the error of the call. Where the
/// stream answers Seek it can be read in any order.
/// </remarks>
internal sealed class ComStreamSource : Stream
{
    /// <summary>Asked for at a time, whoever reads how much.</summary>
    private const int ReadBytes = 64 * 1024;

    private readonly IStream _stream;
    private readonly bool _ownsReference;
    private readonly long[] _out = GC.AllocateUninitializedArray<long>(1, pinned: true);
    private readonly IntPtr _outPointer;
    private readonly long? _length;
    private byte[] _buffer = new byte[ReadBytes];
    private int _filled;
    private int _used;
    private long _position;
    private bool _disposed;

    /// <summary>Looks for the length and goes to the start.</summary>
    public ComStreamSource(IStream stream)
    {
        (_stream, _ownsReference) = OwnReference(stream);
        _outPointer = Marshal.UnsafeAddrOfPinnedArrayElement(_out, 0);
        _length = LengthFromStat() ?? LengthFromSeek();
        TrySeek(0, SeekOrigin.Begin, out _);
    }

    private ComStreamSource(IStream stream, long? length)
    {
        (_stream, _ownsReference) = OwnReference(stream);
        _outPointer = Marshal.UnsafeAddrOfPinnedArrayElement(_out, 0);
        _length = length;
    }

    /// <summary>The error that the stream returned from a read, or <see langword="null"/>.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether the stream ended before the length that it announced.</summary>
    public bool EndedEarly { get; private set; }

    /// <summary>Whether the stream is told where to read before each read, because others move it too.</summary>
    public bool SeeksBeforeReading { get; init; }

    /// <summary>The same stream, read on its own; its length is taken as it was.</summary>
    public ComStreamSource Again() => new(_stream, _length) { SeeksBeforeReading = true };

    /// <summary>Whether the stream tells its length.</summary>
    public bool HasLength => _length is not null;

    public override bool CanRead => true;

    /// <summary>Whether the stream can be positioned; back only where it answers Seek.</summary>
    public override bool CanSeek => HasLength;

    public override bool CanWrite => false;

    public override long Length => _length ?? throw new NotSupportedException("The stream does not tell its length.");

    public override long Position
    {
        get => _position;
        set => GoTo(value);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_used == _filled && !Fill())
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _filled - _used);
        _buffer.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    public override void SetLength(long value) => throw new NotSupportedException("Read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read only.");

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            if (disposing && _ownsReference && OperatingSystem.IsWindows())
            {
                Marshal.ReleaseComObject(_stream);
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>A reference of our own, so that the caller may release its one while we still read.</summary>
    private static (IStream Stream, bool Owned) OwnReference(IStream stream) =>
        OperatingSystem.IsWindows() && Marshal.IsComObject(stream) ? (Another(stream), true) : (stream, false);

    [SupportedOSPlatform("windows")]
    private static IStream Another(IStream stream)
    {
        IntPtr unknown = Marshal.GetIUnknownForObject(stream);
        try
        {
            return (IStream)Marshal.GetUniqueObjectForIUnknown(unknown);
        }
        finally
        {
            Marshal.Release(unknown);
        }
    }

    private void GoTo(long target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        long bufferStart = _position - _used;
        if (target >= bufferStart && target <= bufferStart + _filled)
        {
            (_used, _position) = ((int)(target - bufferStart), target);
            return;
        }

        if (TrySeek(target, SeekOrigin.Begin, out _))
        {
            (_used, _filled, _position) = (0, 0, target);
            return;
        }

        if (target < _position)
        {
            throw new ImapiStreamException("The stream cannot be read again from an earlier place: it refuses Seek.");
        }

        while (_position < target)
        {
            if (_used == _filled && !Fill())
            {
                throw new EndOfStreamException();
            }

            int step = (int)Math.Min(target - _position, _filled - _used);
            (_used, _position) = (_used + step, _position + step);
        }
    }

    private bool Fill()
    {
        int wanted = (int)Math.Min(ReadBytes, (_length ?? long.MaxValue) - _position);
        if (wanted == 0)
        {
            return false;
        }

        if (_buffer.Length != wanted)
        {
            _buffer = new byte[wanted];                  // exact, for streams that look at the array and not at the count
        }

        if (SeeksBeforeReading)
        {
            TrySeek(_position, SeekOrigin.Begin, out _);
        }

        (_used, _filled) = (0, 0);
        _filled = ReadOnce(wanted);
        EndedEarly |= _filled == 0;
        return _filled > 0;
    }

    private int ReadOnce(int wanted)
    {
        const int Untouched = -1;
        _out[0] = Untouched;
        try
        {
            _stream.Read(_buffer, wanted, _outPointer);
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw new ImapiStreamException("The stream returned an error from Read.", failure);
        }

        int got = Marshal.ReadInt32(_outPointer);
        if (got < 0 || got > wanted)
        {
            Failure = new ImapiStreamException(got == Untouched
                ? "The stream does not say how many bytes it read."
                : $"The stream says that it read {got} bytes of {wanted}.");
            throw Failure;
        }

        return got;
    }

    private long? LengthFromStat()
    {
        const int NoName = 1;
        try
        {
            _stream.Stat(out STATSTG statistics, NoName);
            return statistics.cbSize >= 0 ? statistics.cbSize : null;
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            return null;                                 // Stat is one of the calls a stream need not answer
        }
    }

    private long? LengthFromSeek() =>
        TrySeek(0, SeekOrigin.End, out long length) && length >= 0 ? length : null;

    private bool TrySeek(long offset, SeekOrigin origin, out long position)
    {
        _out[0] = 0;
        try
        {
            _stream.Seek(offset, (int)origin, _outPointer);
            position = _out[0];
            return true;
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            position = 0;
            return false;
        }
    }
}
