using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Mmc.ModePages;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>The sectors of a data track one behind the other, as a drive wants them track by track: without what it makes
/// itself.</summary>
internal sealed class TrackBlocks(MasterTrack track, int number) : Stream
{
    private readonly MasterExtent _extent = new(track.Source, 0, track.Source.LengthSectors, number, track.Mode);
    private readonly UserDataReader _reader = new();
    private readonly int _blockBytes = BytesOf(track.Mode);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => (long)track.Source.LengthSectors * _blockBytes;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("A track is read from its start.");
    }

    /// <summary>What a drive is told that it gets.</summary>
    public static DataBlockType TypeOf(TrackMode mode) => mode switch
    {
        TrackMode.Audio => DataBlockType.Raw,
        TrackMode.Mode1 => DataBlockType.Mode1,
        TrackMode.Mode2 => DataBlockType.Mode2,
        _ => DataBlockType.Mode2Mixed,
    };

    /// <summary>Bytes of each sector.</summary>
    public static int BytesOf(TrackMode mode) => mode switch
    {
        TrackMode.Audio => CdSector.AudioBytes,
        TrackMode.Mode2Xa => UserDataReader.SubHeadersBytes + DataSector.Form2Size,
        _ => UserDataReader.BytesOf(mode),
    };

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        int total = 0;
        while (!buffer.IsEmpty && _position < Length)
        {
            int into = (int)(_position % _blockBytes);
            Span<byte> block = _reader.Read(_extent, (int)(_position / _blockBytes))[into.._blockBytes];
            int count = Math.Min(block.Length, buffer.Length);
            block[..count].CopyTo(buffer);
            buffer = buffer[count..];
            _position += count;
            total += count;
        }

        return total;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A track is read from its start.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A track is read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A track is read-only.");
}
