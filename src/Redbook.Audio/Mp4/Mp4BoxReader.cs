using System.Buffers.Binary;

namespace Redbook.Audio.Mp4;

/// <summary>Walks the boxes of an MP4 file, one level at a time.</summary>
/// <param name="file">A seekable file.</param>
/// <param name="start">Offset of the first box.</param>
/// <param name="end">The end of the boxes' parent, or of the file.</param>
/// <param name="depth">How many boxes this level lies in.</param>
internal sealed class Mp4BoxReader(Stream file, long start, long end, int depth = 0)
{
    private const int HeaderSize = 8;
    private const int MostBoxes = 100_000;

    // Honest files go to about eight; a hostile one could go on until the stack ends.
    private const int MostLevels = 16;
    private const uint MediaData = 0x6D64_6174;
    private const uint Movie = 0x6D6F_6F76;
    private const uint MovieFragment = 0x6D6F_6F66;

    private long _next = start;
    private int _count;

    /// <summary>The four characters of the box, as a big-endian number.</summary>
    public uint Type { get; private set; }

    /// <summary>Offset of its content.</summary>
    public long ContentOffset { get; private set; }

    /// <summary>Offset behind its content.</summary>
    public long ContentEnd { get; private set; }

    /// <summary>Goes to the next box; false at the end or where there is no box.</summary>
    /// <exception cref="AudioDataException">The movie or its samples go beyond the end of the file.</exception>
    public bool MoveNext()
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (depth > MostLevels || _next > end - HeaderSize || ++_count > MostBoxes || !TryRead(_next, header))
        {
            return false;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        Type = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        ContentOffset = _next + HeaderSize;
        if (size == 1)
        {
            if (!TryRead(ContentOffset, header))
            {
                return false;
            }

            size = BinaryPrimitives.ReadInt64BigEndian(header);
            ContentOffset += HeaderSize;
        }
        else if (size == 0)
        {
            size = end - _next;                          // to the end of the file
        }

        if (size < ContentOffset - _next)
        {
            return false;
        }

        if (size > end - _next)
        {
            // Behind the last box there may be something else, whose first bytes are no size.
            return Type is MediaData or Movie or MovieFragment
                ? throw new AudioDataException("the MP4 file is cut off: this box goes beyond its end", _next)
                : false;
        }

        ContentEnd = _next + size;
        _next = ContentEnd;
        return true;
    }

    /// <summary>A reader for the boxes inside this one.</summary>
    /// <param name="skip">Bytes of fields before them.</param>
    public Mp4BoxReader Enter(int skip = 0) => new(file, ContentOffset + skip, ContentEnd, depth + 1);

    /// <summary>The start of the content, at most as much as <paramref name="target"/> holds.</summary>
    /// <returns>The part that was filled.</returns>
    public ReadOnlySpan<byte> Read(Span<byte> target)
    {
        target = target[..(int)Math.Min(target.Length, ContentEnd - ContentOffset)];
        file.Position = ContentOffset;
        return target[..file.ReadAtLeast(target, target.Length, throwOnEndOfStream: false)];
    }

    private bool TryRead(long offset, Span<byte> target)
    {
        if (offset > end - target.Length)
        {
            return false;
        }

        file.Position = offset;
        return file.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length;
    }
}
