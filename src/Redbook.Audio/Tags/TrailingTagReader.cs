using System.Buffers.Binary;
using System.Text;

namespace Redbook.Audio.Tags;

/// <summary>Tags at the end of a file: ID3 version 1, APEv2, and ID3 version 2.4 where it was appended.</summary>
internal static class TrailingTagReader
{
    private const int Id3v1Size = 128;
    private const int ApeFooterSize = 32;
    private const int Id3FooterSize = 10;
    private const int LyricsEndSize = 15;

    /// <summary>Reads all of them, each kind into a set of its own.</summary>
    public static void Read(Stream file, TagSet appended, TagSet ape, TagSet version1)
    {
        long end = file.Length;
        byte[] tag = new FileBytes(file, Math.Max(end - Id3v1Size, 0), end).ReadUpTo(Id3v1Size);
        if (tag.Length == Id3v1Size && tag.AsSpan().StartsWith("TAG"u8))
        {
            ReadVersion1(tag, version1);
            end -= Id3v1Size;
        }

        end -= MeasureLyrics(file, end);
        ReadApe(file, end, ape);
        Span<byte> footer = stackalloc byte[Id3FooterSize];
        if (end > Id3FooterSize && new FileBytes(file, end - Id3FooterSize, end).TryFill(footer)
            && footer.StartsWith("3DI"u8))
        {
            long start = end - Id3FooterSize - Id3Tags.Synchsafe(footer[6..]) - Id3FooterSize;
            if (start >= 0)
            {
                Id3Tags.Read(file, start, end, appended);
            }
        }
    }

    private static void ReadVersion1(ReadOnlySpan<byte> tag, TagSet tags)
    {
        Add(TagField.Title, tag.Slice(3, 30));
        Add(TagField.Artist, tag.Slice(33, 30));
        Add(TagField.Album, tag.Slice(63, 30));
        Add(TagField.Date, tag.Slice(93, 4));
        Add(TagField.Comment, tag.Slice(97, 30));
        if (tag[125] == 0 && tag[126] != 0)
        {
            tags.Add(TagField.Track, $"{tag[126]}");
        }

        if (Id3Genres.Find(tag[127]) is { } genre)
        {
            tags.Add(TagField.Genre, genre);
        }

        void Add(TagField field, ReadOnlySpan<byte> text) =>
            tags.Add(field, TagText.SingleByte(TagText.UpToZero(text), tags.Notices));
    }

    // Lyrics3 version 2: its length in six digits, then its end mark.
    private static long MeasureLyrics(Stream file, long end)
    {
        Span<byte> mark = stackalloc byte[LyricsEndSize];
        return end >= LyricsEndSize && new FileBytes(file, end - LyricsEndSize, end).TryFill(mark)
            && mark[6..].SequenceEqual("LYRICS200"u8)
            && int.TryParse(mark[..6], System.Globalization.NumberStyles.None, provider: null, out int size)
            && size + LyricsEndSize <= end
            ? size + LyricsEndSize
            : 0;
    }

    // 0: APETAGEX. 8: version. 12: bytes of items and footer. 16: number of items. 20: flags.
    private static void ReadApe(Stream file, long end, TagSet tags)
    {
        Span<byte> footer = stackalloc byte[ApeFooterSize];
        if (end < ApeFooterSize || !new FileBytes(file, end - ApeFooterSize, end).TryFill(footer)
            || !footer.StartsWith("APETAGEX"u8))
        {
            return;
        }

        long size = BinaryPrimitives.ReadUInt32LittleEndian(footer[12..]);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(footer[16..]);
        bool isUtf8 = BinaryPrimitives.ReadUInt32LittleEndian(footer[8..]) >= 2000;
        if (size < ApeFooterSize || size > end)
        {
            tags.Notices.Add("The APE tag says a size that the file does not have; it is ignored.");
            return;
        }

        FileBytes items = new(file, end - size, end - ApeFooterSize);
        Span<byte> start = stackalloc byte[8 + TagNames.LongestBytes + 1];
        for (uint i = 0; i < Math.Min(count, TagSet.MostEntries); i++)
        {
            long at = items.Position;
            int read = items.ReadAt(at, start);
            int name = read < 8 ? -1 : start[8..read].IndexOf((byte)0);
            if (read < 8)
            {
                return;
            }

            long length = BinaryPrimitives.ReadUInt32LittleEndian(start);
            uint flags = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
            if (name < 0)
            {
                items.Skip(8);
                if (!TrySkipName(items))
                {
                    return;
                }

                items.Skip(length);
                continue;
            }

            items.Skip(8 + name + 1);
            TagField? field = TagNames.Find(Encoding.ASCII.GetString(start.Slice(8, name)));
            if (field is { } known && (flags & 6) == 0 && length <= TagSet.LongestValueBytes)
            {
                AddValues(known, items.ReadUpTo(length), isUtf8, tags);
            }
            else
            {
                items.Skip(length);
            }
        }
    }

    private static bool TrySkipName(FileBytes items)
    {
        Span<byte> name = stackalloc byte[256];
        int read = items.ReadAt(items.Position, name);
        int zero = name[..read].IndexOf((byte)0);
        items.Skip(zero + 1);
        return zero >= 0;
    }

    // Several values are parted by zero bytes.
    private static void AddValues(TagField field, ReadOnlySpan<byte> value, bool isUtf8, TagSet tags)
    {
        foreach (Range part in value.Split((byte)0))
        {
            tags.Add(field, isUtf8 ? TagText.Utf8(value[part], tags.Notices) : TagText.SingleByte(value[part], tags.Notices));
        }
    }
}
