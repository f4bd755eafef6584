using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Redbook.Audio.Chunks;

/// <summary>Walks the chunks of a RIFF or IFF file, also where pad bytes are missing.</summary>
/// <param name="file">A seekable file.</param>
/// <param name="isBigEndian">Sizes have their most significant byte first, as in IFF.</param>
internal sealed class ChunkWalker(Stream file, bool isBigEndian)
{
    /// <summary>Bytes of a chunk header: identifier and size.</summary>
    public const int HeaderSize = 8;

    /// <summary>Offset of the first chunk: after the outer identifier, its size and the form type.</summary>
    public const int FirstChunkOffset = 12;

    // Real files have some tens; a hostile one could have hundreds of millions.
    private const int MostChunks = 100_000;

    private static readonly FrozenSet<uint> s_known = FrozenSet.ToFrozenSet<uint>(
    [
        .. new[]
        {
            // WAVE
            "fmt ", "data", "fact", "LIST", "ds64", "bext", "iXML", "cue ", "smpl", "inst", "JUNK", "junk", "PAD ",
            "FALL", "FILL", "id3 ", "ID3 ", "PEAK", "axml", "chna", "acid", "DISP", "plst", "_PMX",

            // AIFF
            "COMM", "SSND", "FVER", "MARK", "INST", "COMT", "NAME", "AUTH", "ANNO", "(c) ", "AESD", "APPL", "MIDI",
            "CHAN", "SAXL",
        }.Select(id => BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(id))),
    ]);

    private readonly byte[] _header = new byte[HeaderSize];
    private int _count;

    /// <summary>Four characters of the chunk found last.</summary>
    public ReadOnlySpan<byte> Id => _header.AsSpan(0, 4);

    /// <summary>The size that the chunk found last states; pad byte not counted.</summary>
    public uint StatedSize => ReadSize(_header);

    /// <summary>Offset of that chunk's content.</summary>
    public long ContentOffset { get; private set; } = FirstChunkOffset;

    /// <summary>The first byte behind that chunk's content, or the end of the file if that comes before.</summary>
    public long EndOffset { get; private set; } = FirstChunkOffset;

    /// <summary>True when some odd chunk lacked the zero byte after it.</summary>
    public bool IsPadByteMissing { get; private set; }

    /// <summary>Goes to the chunk after <paramref name="contentBytes"/> of the present one and stands on its content.</summary>
    /// <returns>False at the end of the file, or where what follows is no chunk.</returns>
    /// <exception cref="AudioDataException">The file has more chunks than any honest one.</exception>
    public bool MoveNext(long contentBytes)
    {
        long end = ContentOffset + contentBytes;
        EndOffset = Math.Min(end, file.Length);
        if (++_count > MostChunks)
        {
            throw new AudioDataException($"more than {MostChunks} chunks", ContentOffset);
        }

        if ((contentBytes & 1) == 0)
        {
            return TryEnter(end, mustBeKnown: false);
        }

        // A writer that forgets the pad byte leaves the next header one byte early. A known identifier decides;
        // failing that, a printable one.
        if (TryEnter(end + 1, mustBeKnown: true))
        {
            return true;
        }

        bool isEarly = TryEnter(end, mustBeKnown: true);
        if (!isEarly && TryEnter(end + 1, mustBeKnown: false))
        {
            return true;
        }

        isEarly = isEarly || TryEnter(end, mustBeKnown: false);
        IsPadByteMissing |= isEarly;
        return isEarly;
    }

    /// <summary>Whether a chunk of a known kind that fits into the file begins at <paramref name="offset"/>.</summary>
    public bool IsKnownChunkAt(long offset)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        return TryRead(offset, header) && IsKnown(header[..4]) && ReadSize(header) <= file.Length - offset - HeaderSize;
    }

    private bool TryEnter(long offset, bool mustBeKnown)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (!TryRead(offset, header)
            || (mustBeKnown ? !IsKnown(header[..4]) : header[..4].ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)))
        {
            return false;
        }

        header.CopyTo(_header);
        ContentOffset = offset + HeaderSize;
        return true;
    }

    private bool TryRead(long offset, Span<byte> header)
    {
        if (offset > file.Length - HeaderSize)
        {
            return false;
        }

        file.Position = offset;
        return file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize;
    }

    private uint ReadSize(ReadOnlySpan<byte> header) => isBigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(header[4..])
        : BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);

    private static bool IsKnown(ReadOnlySpan<byte> id) => s_known.Contains(BinaryPrimitives.ReadUInt32BigEndian(id));
}
