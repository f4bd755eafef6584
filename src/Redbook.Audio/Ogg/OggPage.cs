using System.Buffers.Binary;

namespace Redbook.Audio.Ogg;

/// <summary>A view of one whole Ogg page (RFC 3533 section 6).</summary>
/// <remarks>0: OggS. 4: version. 5: flags. 6: granule position. 14: serial number. 18: page number. 22: checksum.
/// 26: count of lacing values; they follow, then the content.</remarks>
internal readonly ref struct OggPage
{
    /// <summary>Bytes of the header without its lacing values.</summary>
    public const int HeaderSize = 27;

    /// <summary>Bytes of the largest page there can be.</summary>
    public const int MaxSize = HeaderSize + 255 + (255 * 255);

    private const int ChecksumOffset = 22;
    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Looks at a page that is all there, as <see cref="Measure"/> has it.</summary>
    public OggPage(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The first page of a logical stream.</summary>
    public bool IsFirst => (_bytes[5] & 2) != 0;

    /// <summary>The last page of a logical stream.</summary>
    public bool IsLast => (_bytes[5] & 4) != 0;

    /// <summary>Where the last packet that ends here ends, in the codec's unit; -1 when none does.</summary>
    public long Granule => BinaryPrimitives.ReadInt64LittleEndian(_bytes[6..]);

    /// <summary>The logical stream.</summary>
    public uint Serial => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[14..]);

    /// <summary>Number of the page in its logical stream, from 0.</summary>
    public uint Number => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[18..]);

    /// <summary>Packets that end on this page.</summary>
    public int PacketCount => Lacing.Length - Lacing.Count((byte)255);

    /// <summary>What the page carries.</summary>
    public ReadOnlySpan<byte> Content => _bytes[(HeaderSize + _bytes[26])..];

    /// <summary>Whether content and checksum agree.</summary>
    public bool IsChecksumValid
    {
        get
        {
            uint crc = OggCrc.Update(0, _bytes[..ChecksumOffset]);
            crc = OggCrc.Update(crc, [0, 0, 0, 0]);
            crc = OggCrc.Update(crc, _bytes[(ChecksumOffset + 4)..]);
            return crc == BinaryPrimitives.ReadUInt32LittleEndian(_bytes[ChecksumOffset..]);
        }
    }

    private ReadOnlySpan<byte> Lacing => _bytes.Slice(HeaderSize, _bytes[26]);

    /// <summary>Bytes of the page that begins here.</summary>
    /// <returns>0 when there is none; more than <paramref name="source"/> has when it is cut off.</returns>
    public static int Measure(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeaderSize)
        {
            return source.Length > 0 && "OggS"u8.StartsWith(source[..Math.Min(4, source.Length)]) ? HeaderSize : 0;
        }

        if (!source.StartsWith("OggS"u8) || source[4] != 0)
        {
            return 0;
        }

        int size = HeaderSize + source[26];
        if (source.Length >= size)
        {
            foreach (byte lacing in source.Slice(HeaderSize, source[26]))
            {
                size += lacing;
            }
        }

        return size;
    }
}
