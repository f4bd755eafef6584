using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Makes the sectors of a raw image when they are read.</summary>
internal sealed class RawImageStream : Stream
{
    /// <summary>Sectors made at a time: sound first, then their sub-code.</summary>
    public const int BlockSectors = 16;

    private readonly RawImage _image;
    private readonly MainChannel _main;
    private readonly int _sectorBytes;
    private readonly RwChannel? _rw;
    private readonly SubcodeGenerator _subcode;
    private byte[] _block = [];
    private long _blockStart;
    private int _blockLength;
    private long _position;
    private bool _isClosed;

    public RawImageStream(RawImage image)
    {
        (_image, _main, _sectorBytes) = (image, new MainChannel(image.Plan), image.SectorBytes);
        _subcode = image.Plan.Subcode;
        _rw = image.Form == RawImageForm.Pq ? null : new RwChannel(image.Plan, image.Form);
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
        long at = _position;
        Span<byte> rest = buffer[..(int)Math.Clamp(Length - at, 0, buffer.Length)];
        int total = rest.Length;
        while (!rest.IsEmpty)
        {
            // What was made already is not made again: going back may cost a source its whole decoding.
            bool isMade = at >= _blockStart && at < _blockStart + _blockLength;
            int done = !isMade && at % _sectorBytes == 0 && rest.Length >= _sectorBytes
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
        _main.WriteSectors(address, sectors, _sectorBytes);
        if (_rw is not null)
        {
            _rw.Write(address, sectors);
            _subcode.WriteRawSectors(new Lba(address), sectors);
            return;
        }

        for (int i = CdSector.AudioBytes; i < sectors.Length; i += _sectorBytes, address++)
        {
            _subcode.WritePq16(new Lba(address), sectors.Slice(i, SubcodeBits.PqSize));
        }
    }
}
