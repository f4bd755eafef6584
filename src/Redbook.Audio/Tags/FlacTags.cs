using System.Buffers.Binary;

namespace Redbook.Audio.Tags;

/// <summary>Tags and table of contents in the metadata blocks of FLAC.</summary>
internal static class FlacTags
{
    private const int CommentType = 4;
    private const int CueSheetType = 5;
    private const int MostBlocks = 10_000;

    /// <summary>Reads a native file from its marker on.</summary>
    public static FlacCueSheet? Read(FileBytes bytes, TagSet tags)
    {
        FlacCueSheet? cueSheet = null;
        bytes.Skip(4);                                   // fLaC
        for (int i = 0; i < MostBlocks; i++)
        {
            bool? isLast = ReadBlock(bytes, tags, ref cueSheet, out long length);
            if (isLast is null or true)
            {
                break;
            }

            bytes.Skip(length);
        }

        return cueSheet;
    }

    /// <summary>Reads one metadata block, its header first.</summary>
    /// <param name="bytes">Stands on the header.</param>
    /// <param name="tags">Where texts go.</param>
    /// <param name="cueSheet">Where a table of contents goes.</param>
    /// <param name="rest">Bytes of the block that are left to pass over.</param>
    /// <returns>Whether the block is the last; null at the end.</returns>
    public static bool? ReadBlock(TagBytes bytes, TagSet tags, ref FlacCueSheet? cueSheet, out long rest)
    {
        Span<byte> header = stackalloc byte[4];
        rest = 0;
        if (!bytes.TryFill(header))
        {
            return null;
        }

        int length = (int)(BinaryPrimitives.ReadUInt32BigEndian(header) & 0xFF_FFFF);
        long before = bytes.Remaining;
        switch (header[0] & 0x7F)
        {
            case CommentType:
                VorbisComments.Read(bytes, length, tags);
                break;
            case CueSheetType:
                cueSheet ??= FlacCueSheetReader.Read(bytes.ReadUpTo(length), tags.Notices);
                break;
        }

        rest = Math.Max(0, length - (before - bytes.Remaining));
        return (header[0] & 0x80) != 0;
    }
}
