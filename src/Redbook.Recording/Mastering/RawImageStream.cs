using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Makes the sectors of a raw image when they are read.</summary>
internal sealed class RawImageStream : Stream
{
    /// <summary>Sectors made at a time: sound first, then their sub-code.</summary>
    public const int BlockSectors = 16;

    private readonly RawImage _image;
    private readonly MasterExtent[] _extents;
    private readonly int _sectorBytes;
    private readonly RwChannel? _rw;
    private byte[] _block = [];
    private long _blockStart;
    private int _blockLength;
    private long _position;
    private int _extent;
    private bool _isClosed;

    public RawImageStream(RawImage image)
    {
        (_image, _extents, _sectorBytes) = (image, image.Extents, image.SectorBytes);
        _rw = image.Form == RawImageForm.Pq ? null : new RwChannel(image);
    }

    public override bool CanRead => !_isClosed;

    public override bool CanSeek => !_isClosed;

    public override bool CanWrite => false;

    public override long Length => _image.LengthBytes;

    public override long Position
    {
        get => _position;
        set
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
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
        ObjectDisposedException.ThrowIf(_isClosed, this);
        long at = _position, end = Length;
        Span<byte> rest = buffer[..(int)Math.Clamp(end - at, 0, buffer.Length)];
        int total = rest.Length;
        while (!rest.IsEmpty)
        {
            int done = at % _sectorBytes == 0 && rest.Length >= Math.Min(BlockSectors * _sectorBytes, end - at)
                ? MakeDirect(at, rest)
                : CopyFromBlock(at, rest);
            rest = rest[done..];
            at += done;
        }

        _position += total;
        return total;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => _position,
            SeekOrigin.End => Length,
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not an origin."),
        };
        if (target < 0)
        {
            throw new IOException($"Position {target} lies before the start of the image.");
        }

        return Position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("The image is read-only.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The image is read-only.");

    protected override void Dispose(bool disposing)
    {
        _isClosed = true;
        base.Dispose(disposing);
    }

    private int MakeDirect(long at, Span<byte> rest)
    {
        int sectors = Math.Min(BlockSectors, rest.Length / _sectorBytes);
        Make((int)(at / _sectorBytes), rest[..(sectors * _sectorBytes)]);
        return sectors * _sectorBytes;
    }

    private int CopyFromBlock(long at, Span<byte> rest)
    {
        if (at < _blockStart || at >= _blockStart + _blockLength)
        {
            if (_block.Length == 0)
            {
                _block = new byte[BlockSectors * _sectorBytes];
            }

            int sector = (int)(at / _sectorBytes);
            int length = Math.Min(BlockSectors, _image.LengthSectors - sector) * _sectorBytes;
            _blockLength = 0;                            // nothing to be had from it should a source fail
            Make(sector, _block.AsSpan(0, length));
            (_blockStart, _blockLength) = ((long)sector * _sectorBytes, length);
        }

        int offset = (int)(at - _blockStart);
        int count = Math.Min(rest.Length, _blockLength - offset);
        _block.AsSpan(offset, count).CopyTo(rest);
        return count;
    }

    private void Make(int sector, Span<byte> sectors)
    {
        int address = _image.Start.Value + sector;
        MakeSound(address, sectors);
        if (_rw is not null)
        {
            _rw.Write(address, sectors);
            _image.Subcode.WriteRawSectors(new Lba(address), sectors);
            return;
        }

        for (int i = CdSector.AudioBytes; i < sectors.Length; i += _sectorBytes, address++)
        {
            _image.Subcode.WritePq16(new Lba(address), sectors.Slice(i, SubcodeBits.PqSize));
        }
    }

    private void MakeSound(int address, Span<byte> sectors)
    {
        while (!sectors.IsEmpty)
        {
            int left = sectors.Length / _sectorBytes;
            int ahead = Find(address);
            int count;
            if (ahead < _extents.Length && _extents[ahead].Start <= address)
            {
                MasterExtent extent = _extents[ahead];
                count = Math.Min(left, extent.End - address);
                Read(extent, address, sectors[..(count * _sectorBytes)]);
            }
            else
            {
                count = ahead < _extents.Length ? Math.Min(left, _extents[ahead].Start - address) : left;
                for (int i = 0; i < count; i++)
                {
                    sectors.Slice(i * _sectorBytes, CdSector.AudioBytes).Clear();
                }
            }

            sectors = sectors[(count * _sectorBytes)..];
            address += count;
        }
    }

    /// <summary>The first stretch that ends behind an address; neighbouring addresses are asked for one after the other.
    /// </summary>
    private int Find(int address)
    {
        if (_extent > 0 && _extents[_extent - 1].End > address)
        {
            _extent = 0;
        }

        while (_extent < _extents.Length && _extents[_extent].End <= address)
        {
            _extent++;
        }

        return _extent;
    }

    private void Read(in MasterExtent extent, int address, Span<byte> sectors)
    {
        try
        {
            extent.Source.Read(address - extent.Start, sectors, _sectorBytes);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string why = failure is ObjectDisposedException
                ? "its stream was closed; it must stay open until the image is read"
                : failure is EndOfStreamException
                    ? "its stream is shorter than it was when the track was added"
                    : failure.Message;
            throw new MasteringException(
                $"Track {extent.Track}, sector {address - extent.Start} of its sound: {why}.", extent.Track, failure);
        }
    }
}
