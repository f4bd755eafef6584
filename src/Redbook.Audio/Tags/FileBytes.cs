namespace Redbook.Audio.Tags;

/// <summary>A stretch of a file.</summary>
/// <param name="file">A seekable file; others may read it between.</param>
/// <param name="start">Offset of the first byte.</param>
/// <param name="end">Offset behind the last byte; the end of the file if that comes before.</param>
internal sealed class FileBytes(Stream file, long start, long end) : TagBytes
{
    private readonly long _start = start;
    private readonly long _end = Math.Min(end, file.Length);

    /// <summary>Where the next byte lies in the file.</summary>
    public long Position { get; private set; } = start;

    /// <inheritdoc/>
    public override long Remaining => Math.Max(_end - Position, 0);

    /// <inheritdoc/>
    public override int Read(Span<byte> target)
    {
        int read = ReadAt(Position, target);
        Position += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Skip(long count) => Position += Math.Clamp(count, 0, Remaining);

    /// <summary>Looks at bytes elsewhere in the stretch.</summary>
    /// <returns>Bytes filled.</returns>
    public int ReadAt(long position, Span<byte> target)
    {
        if (position < _start || position >= _end)
        {
            return 0;
        }

        target = target[..(int)Math.Min(target.Length, _end - position)];
        file.Position = position;
        return file.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
    }
}
