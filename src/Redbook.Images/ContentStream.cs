namespace Redbook.Images;

/// <summary>What lies on a disc, as bytes that can be read and entered anywhere, and not changed.</summary>
#pragma warning disable CA1710 // A stream, named for what it reads.
public abstract class ContentStream : Stream
#pragma warning restore CA1710
{
    private long _position;
    private long _built = -1;

    private protected ContentStream()
    {
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public abstract override int Read(Span<byte> buffer);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void SetLength(long value) => throw new NotSupportedException("This stream is read only.");

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("This stream is read only.");

    /// <summary>Reads from sectors that are built one after the other.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="sector">The sector that was built last.</param>
    /// <param name="build">Builds the sector of a number, from 0.</param>
    private protected int ReadBuilt(Span<byte> buffer, byte[] sector, Action<long> build)
    {
        int wanted = (int)Math.Clamp(Length - _position, 0, buffer.Length);
        buffer = buffer[..wanted];
        while (!buffer.IsEmpty)
        {
            (long number, long into) = Math.DivRem(_position, sector.Length);
            if (number != _built)
            {
                _built = -1;
                build(number);
                _built = number;
            }

            int count = Math.Min(buffer.Length, sector.Length - (int)into);
            sector.AsSpan((int)into, count).CopyTo(buffer);
            buffer = buffer[count..];
            _position += count;
        }

        return wanted;
    }
}
