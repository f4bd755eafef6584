using Redbook.Audio.Ogg;
using System.Buffers.Binary;

namespace Redbook.Audio.Tags;

/// <summary>The packets of one stream in an Ogg file, each read forwards across its pages.</summary>
internal sealed class OggPackets(Stream file, long offset) : TagBytes
{
    private const int MostPages = 100_000;
    private const int SerialOffset = 14;

    private readonly byte[] _lacing = new byte[255];
    private readonly byte[] _header = new byte[OggPage.HeaderSize];
    private long _nextPage = offset;
    private long _position;
    private int _pages;
    private int _segments;
    private int _segment;
    private int _run;
    private bool _ends = true;
    private uint _serial;

    /// <summary>Bytes left in the file: a packet says nowhere how long it is.</summary>
    public override long Remaining => _ends ? _run : Math.Max(file.Length - _position, 0);

    /// <summary>Goes to the next stream's first packet; streams begin one behind the other.</summary>
    public bool MoveNextStream()
    {
        if (!TryReadPage() || (_header[5] & 2) == 0)
        {
            return false;
        }

        _serial = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(SerialOffset));
        return TryBeginPacket();
    }

    /// <summary>Goes to the next packet of the present stream.</summary>
    public bool MoveNextPacket()
    {
        Skip(long.MaxValue);
        return TryBeginPacket();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> target)
    {
        int read = 0;
        while (read < target.Length && TryHaveRun())
        {
            int count = Math.Min(_run, target.Length - read);
            file.Position = _position;
            int got = file.ReadAtLeast(target.Slice(read, count), count, throwOnEndOfStream: false);
            read += got;
            if (got < count)
            {
                (_run, _ends) = (0, true);
                break;
            }

            _position += count;
            _run -= count;
        }

        return read;
    }

    /// <inheritdoc/>
    public override void Skip(long count)
    {
        while (count > 0 && TryHaveRun())
        {
            int step = (int)Math.Min(_run, count);
            _position += step;
            _run -= step;
            count -= step;
        }
    }

    private bool TryBeginPacket()
    {
        _ends = false;
        while (_segment >= _segments)
        {
            if (!TryReadOwnPage())
            {
                _ends = true;
                return false;
            }
        }

        TakeSegments();
        return true;
    }

    // Makes sure that there are bytes of the packet to read, going on to the next page where it does.
    private bool TryHaveRun()
    {
        while (_run == 0 && !_ends)
        {
            if (_segment >= _segments && !TryReadOwnPage())
            {
                _ends = true;
                return false;
            }

            TakeSegments();
        }

        return _run > 0;
    }

    private void TakeSegments()
    {
        while (_segment < _segments && !_ends)
        {
            byte lacing = _lacing[_segment++];
            _run += lacing;
            _ends = lacing < 255;
        }
    }

    private bool TryReadOwnPage()
    {
        while (TryReadPage())
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(SerialOffset)) == _serial)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryReadPage()
    {
        (_segment, _segments, _run) = (0, 0, 0);
        if (++_pages > MostPages || _nextPage > file.Length - OggPage.HeaderSize)
        {
            return false;
        }

        file.Position = _nextPage;
        if (file.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false) < _header.Length
            || !_header.AsSpan().StartsWith("OggS"u8) || _header[4] != 0)
        {
            return false;
        }

        Span<byte> lacing = _lacing.AsSpan(0, _header[26]);
        if (file.ReadAtLeast(lacing, lacing.Length, throwOnEndOfStream: false) < lacing.Length)
        {
            return false;
        }

        _segments = lacing.Length;
        _position = _nextPage + OggPage.HeaderSize + lacing.Length;
        _nextPage = _position;
        foreach (byte value in lacing)
        {
            _nextPage += value;
        }

        return true;
    }
}
