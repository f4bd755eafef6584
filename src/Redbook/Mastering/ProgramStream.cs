using Redbook.Discs;

namespace Redbook.Mastering;

/// <summary>The sound of a whole disc, one piece after the other, from the first sector of the first pregap on.</summary>
/// <remarks>Made to be read from its start to its end: to go back, the piece is opened anew and read up to the place.
/// </remarks>
internal sealed class ProgramStream : Stream
{
    private const int SampleBytes = CdSector.BytesPerSample;
    private readonly SoundPiece[] _pieces;
    private readonly long[] _ends;
    private readonly byte[] _skipped = new byte[64 << 10];
    private Stream? _open;
    private int _openPiece = -1;
    private long _openAtBytes;
    private long _position;
    private bool _isClosed;

    /// <summary>Joins pieces.</summary>
    /// <param name="pieces">The sound in order.</param>
    /// <param name="lengthSectors">Sectors of the stream; silence follows the last piece.</param>
    public ProgramStream(IEnumerable<SoundPiece> pieces, int lengthSectors)
    {
        _pieces = [.. pieces.Where(static piece => piece.LengthSamples > 0)];
        _ends = new long[_pieces.Length];
        long end = 0;
        for (int i = 0; i < _pieces.Length; i++)
        {
            end += _pieces[i].LengthSamples;
            _ends[i] = end;
        }

        Length = (long)lengthSectors * CdSector.AudioBytes;
    }

    public override bool CanRead => !_isClosed;

    public override bool CanSeek => !_isClosed;

    public override bool CanWrite => false;

    public override long Length { get; }

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
        ObjectDisposedException.ThrowIf(_isClosed, this);
        Span<byte> rest = buffer[..(int)Math.Clamp(Length - _position, 0, buffer.Length)];
        int total = rest.Length;
        while (!rest.IsEmpty)
        {
            int done = ReadSome(_position, rest);
            _position += done;
            rest = rest[done..];
        }

        return total;
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

    public override void SetLength(long value) => throw new NotSupportedException("The sound of a disc is read only.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The sound of a disc is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseSource();
        }

        _isClosed = true;
        base.Dispose(disposing);
    }

    /// <summary>Reads from one piece, or makes the silence in or behind it.</summary>
    private int ReadSome(long at, Span<byte> target)
    {
        int index = Array.BinarySearch(_ends, (at / SampleBytes) + 1);
        index = index < 0 ? ~index : index;
        if (index >= _pieces.Length)
        {
            return Silence(target, target.Length);
        }

        SoundPiece piece = _pieces[index];
        long left = (_ends[index] * SampleBytes) - at;
        if (piece.Open is null)
        {
            return Silence(target, left);
        }

        long wanted = at - ((_ends[index] - piece.LengthSamples) * SampleBytes) + (piece.StartSamples * SampleBytes);
        Stream source = SourceAt(index, wanted);
        int count = source.ReadAtLeast(
            target[..(int)Math.Min(left, target.Length)], (int)Math.Min(left, target.Length), throwOnEndOfStream: true);
        _openAtBytes += count;
        return count;
    }

    private Stream SourceAt(int piece, long wantedBytes)
    {
        bool isSame = _openPiece >= 0 && _pieces[piece].Open == _pieces[_openPiece].Open;
        if (_open is null || !isSame || _openAtBytes > wantedBytes)
        {
            CloseSource();
            _open = _pieces[piece].Open!();
            _openAtBytes = 0;
        }

        _openPiece = piece;
        if (_openAtBytes < wantedBytes && _open.CanSeek)
        {
            _open.Position = wantedBytes;
            _openAtBytes = wantedBytes;
        }

        while (_openAtBytes < wantedBytes)
        {
            int skip = (int)Math.Min(_skipped.Length, wantedBytes - _openAtBytes);
            _open.ReadExactly(_skipped, 0, skip);
            _openAtBytes += skip;
        }

        return _open;
    }

    private void CloseSource()
    {
        _open?.Dispose();
        (_open, _openPiece) = (null, -1);
    }

    private static int Silence(Span<byte> target, long lengthBytes)
    {
        int count = (int)Math.Min(target.Length, lengthBytes);
        target[..count].Clear();
        return count;
    }
}
