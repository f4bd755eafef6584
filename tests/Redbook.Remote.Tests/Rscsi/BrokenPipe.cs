namespace Redbook.Remote.Tests.Rscsi;

/// <summary>Takes what fits into another stream, then fails as a pipe does that nobody reads.</summary>
internal sealed class BrokenPipe(Stream room) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (room.Position + count > room.Length)
        {
            throw new IOException("Broken pipe");
        }

        room.Write(buffer, offset, count);
    }
}
