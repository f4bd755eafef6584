namespace Redbook.Recording.Mastering;

/// <summary>The sectors of a source one behind the other.</summary>
internal sealed class SectorStream(SectorSource source) : Stream
{
    private byte[] _part = [];
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => (long)source.LengthSectors * source.SectorBytes;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        long left = Math.Max(Length - _position, 0);
        buffer = buffer[..(int)Math.Min(buffer.Length, left)];
        int sector = (int)(_position / source.SectorBytes), into = (int)(_position % source.SectorBytes);
        int whole = buffer.Length / source.SectorBytes * source.SectorBytes;
        if (into == 0 && whole > 0)
        {
            source.Read(sector, buffer[..whole], source.SectorBytes);
            _position += whole;
            return whole;
        }

        if (buffer.IsEmpty)
        {
            return 0;
        }

        // A piece of one sector.
        _part = _part.Length == 0 ? new byte[source.SectorBytes] : _part;
        source.Read(sector, _part, source.SectorBytes);
        int count = Math.Min(buffer.Length, source.SectorBytes - into);
        _part.AsSpan(into, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        SeekOrigin.End => Length,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not an origin."),
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A source is read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A source is read-only.");
}
