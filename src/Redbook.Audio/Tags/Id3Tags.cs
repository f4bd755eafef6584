using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Redbook.Audio.Tags;

/// <summary>ID3 version 2.2, 2.3 and 2.4.</summary>
internal static class Id3Tags
{
    private const int HeaderSize = 10;
    private const int MostTagsAtStart = 16;
    private const byte UnsynchronisedFlag = 0x80;
    private const byte ExtendedHeaderFlag = 0x40;
    private const byte FooterFlag = 0x10;

    /// <summary>Reads what tags stand at the very start of a file.</summary>
    public static void ReadAtStart(Stream file, TagSet tags)
    {
        long offset = 0;
        for (int i = 0; i < MostTagsAtStart; i++)
        {
            long bytes = Read(file, offset, file.Length, tags);
            if (bytes == 0)
            {
                return;
            }

            offset += bytes;
        }
    }

    /// <summary>Reads the tag at an offset.</summary>
    /// <returns>Bytes of it; 0 when there is none.</returns>
    public static long Read(Stream file, long offset, long end, TagSet tags)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        FileBytes bytes = new(file, offset, end);
        if (!bytes.TryFill(header) || !header.StartsWith("ID3"u8))
        {
            return 0;
        }

        int version = header[3];
        byte flags = header[5];
        long size = Synchsafe(header[6..]);
        long whole = HeaderSize + size + ((flags & FooterFlag) != 0 && version >= 4 ? HeaderSize : 0);
        if (version is < 2 or > 4 || (version == 2 && (flags & ExtendedHeaderFlag) != 0))
        {
            tags.Notices.Add("An ID3 tag is of a version that is not known; it is ignored.");
            return whole;
        }

        if (size > bytes.Remaining)
        {
            tags.Notices.Add("An ID3 tag is cut off; what was whole is read.");
        }

        FileBytes content = new(file, offset + HeaderSize, Math.Min(end, offset + HeaderSize + size));
        bool isUnsynchronised = (flags & UnsynchronisedFlag) != 0;

        // Up to version 2.3 the whole tag was made free of false sync words; since then each frame by itself.
        TagBytes frames = isUnsynchronised && version < 4 ? new UnsynchronisedBytes(content) : content;
        if ((flags & ExtendedHeaderFlag) != 0)
        {
            SkipExtendedHeader(frames, version);
        }

        for (int i = 0; i < TagSet.MostEntries && ReadFrame(frames, version, isUnsynchronised, tags); i++)
        {
            // Each frame in turn.
        }

        return whole;
    }

    /// <summary>A number of four bytes with seven bits in each.</summary>
    public static int Synchsafe(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] & 0x7F) << 21) | ((bytes[1] & 0x7F) << 14) | ((bytes[2] & 0x7F) << 7) | (bytes[3] & 0x7F);

    private static void SkipExtendedHeader(TagBytes frames, int version)
    {
        Span<byte> size = stackalloc byte[4];
        if (frames.TryFill(size))
        {
            frames.Skip(version == 4 ? Synchsafe(size) - 4 : BinaryPrimitives.ReadUInt32BigEndian(size));
        }
    }

    private static bool ReadFrame(TagBytes frames, int version, bool isUnsynchronised, TagSet tags)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        header = header[..(version == 2 ? 6 : HeaderSize)];
        if (!frames.TryFill(header) || !IsName(header[..(version == 2 ? 3 : 4)]))
        {
            return false;                                // padding, or the end
        }

        long size = version switch
        {
            2 => (header[3] << 16) | (header[4] << 8) | header[5],
            3 => BinaryPrimitives.ReadUInt32BigEndian(header[4..]),
            _ => SizeOf(header[4..8], (FileBytes)frames),
        };
        if (size > frames.Remaining && frames is FileBytes)
        {
            tags.Notices.Add("A frame of an ID3 tag goes beyond its end; the rest of the tag is ignored.");
            return false;
        }

        string name = Encoding.ASCII.GetString(header[..(version == 2 ? 3 : 4)]);
        if (!Id3Frames.IsWanted(name) || size > TagSet.LongestValueBytes)
        {
            frames.Skip(size);
            return true;
        }

        byte[] frame = frames.ReadUpTo(size);
        if (Unpack(frame, version, version == 2 ? (byte)0 : header[9], isUnsynchronised) is { } content)
        {
            Id3Frames.Take(name, content, tags);
        }
        else
        {
            tags.Notices.Add("A frame of an ID3 tag is encrypted or damaged; it is ignored.");
        }

        return true;
    }

    // Version 2.4 sizes have seven bits in each byte; a famous program long wrote eight. What lies behind decides.
    private static long SizeOf(ReadOnlySpan<byte> bytes, FileBytes frames)
    {
        long plain = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        long synchsafe = Synchsafe(bytes);
        if (bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            return plain;
        }

        return plain == synchsafe || IsFrameAt(synchsafe) || !IsFrameAt(plain) ? synchsafe : plain;

        bool IsFrameAt(long size)
        {
            Span<byte> name = stackalloc byte[4];
            if (size >= frames.Remaining)
            {
                return size == frames.Remaining;
            }

            int read = frames.ReadAt(frames.Position + size, name);
            return name[..read].IndexOfAnyExcept((byte)0) < 0 || (read == 4 && IsName(name));
        }
    }

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (byte character in name)
        {
            if (!char.IsAsciiLetterUpper((char)character) && !char.IsAsciiDigit((char)character))
            {
                return false;
            }
        }

        return true;
    }

    // Takes off what the flags announce; null when the frame is encrypted or does not unpack.
    private static byte[]? Unpack(byte[] frame, int version, byte flags, bool isUnsynchronised)
    {
        (bool isGrouped, bool isCompressed, bool isEncrypted, int lengthBytes) = version switch
        {
            3 => ((flags & 0x20) != 0, (flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x80) != 0 ? 4 : 0),
            4 => ((flags & 0x40) != 0, (flags & 0x08) != 0, (flags & 0x04) != 0, (flags & 0x01) != 0 ? 4 : 0),
            _ => (false, false, false, 0),
        };
        int skip = lengthBytes + (isGrouped ? 1 : 0);
        if (isEncrypted || skip > frame.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> content = frame.AsSpan(skip);
        if (version == 4 && ((flags & 0x02) != 0 || isUnsynchronised))
        {
            content = UnsynchronisedBytes.Undo(content);
        }

        return isCompressed ? Inflate(content) : content.ToArray();
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> packed)
    {
        try
        {
            using ZLibStream inflater = new(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            byte[] content = new byte[TagSet.LongestValueBytes];
            int read = inflater.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return content[..read];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
