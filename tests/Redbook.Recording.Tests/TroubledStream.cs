namespace Redbook.Recording.Tests;

/// <summary>A source that reads short, fails, ends early or waits.</summary>
internal sealed class TroubledStream(byte[] content) : Stream
{
    private int _position;

    public int MostBytesPerRead { get; init; } = int.MaxValue;

    public int FailsAt { get; init; } = int.MaxValue;

    public Action<int>? OnRead { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        OnRead?.Invoke(_position);
        if (_position >= FailsAt)
        {
            throw new InvalidDataException("the file is damaged here");
        }

        int count = Math.Min(Math.Min(buffer.Length, MostBytesPerRead), Math.Min(content.Length, FailsAt) - _position);
        content.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
