using System.Security.Cryptography;

namespace Redbook.Mmc.Tracing;

/// <summary>The bytes of a trace, and the hash of those that were read.</summary>
internal sealed class TraceInput(Stream stream, bool leavesOpen) : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _next;
    private int _end;
    private int _hashed;

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The hash of everything before a byte that was read just now.</summary>
    public byte[] HashBefore(long position)
    {
        int unread = (int)(Position - position);
        _hash.AppendData(_buffer.AsSpan(_hashed, _next - unread - _hashed));
        return _hash.GetHashAndReset();
    }

    /// <summary>Reads one byte; false at the end.</summary>
    public bool TryRead(out byte value)
    {
        value = 0;
        if (_next == _end && !Refill())
        {
            return false;
        }

        value = _buffer[_next++];
        Position++;
        return true;
    }

    /// <summary>Reads so many bytes; false when there are fewer.</summary>
    public bool TryRead(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_next == _end && !Refill())
            {
                return false;
            }

            int count = Math.Min(bytes.Length, _end - _next);
            _buffer.AsSpan(_next, count).CopyTo(bytes);
            _next += count;
            Position += count;
            bytes = bytes[count..];
        }

        return true;
    }

    /// <summary>Reads a number of seven bits a byte; false at the end.</summary>
    /// <exception cref="TraceFormatException">It has more than 64 bits.</exception>
    public bool TryReadNumber(long recordStart, out ulong number)
    {
        number = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (!TryRead(out byte part))
            {
                return false;
            }

            if (shift > 63 || (shift == 63 && part > 1))
            {
                throw new TraceFormatException("A number is too large.", recordStart);
            }

            number |= (ulong)(part & 0x7F) << shift;
            if ((part & 0x80) == 0)
            {
                return true;
            }
        }
    }

    public void Dispose()
    {
        _hash.Dispose();
        if (!leavesOpen)
        {
            stream.Dispose();
        }
    }

    private bool Refill()
    {
        _hash.AppendData(_buffer.AsSpan(_hashed, _next - _hashed));
        (_next, _hashed) = (0, 0);
        _end = stream.Read(_buffer);
        return _end > 0;
    }
}
