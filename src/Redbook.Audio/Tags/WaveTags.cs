using System.Buffers.Binary;
using System.Text;
using Redbook.Audio.Chunks;

namespace Redbook.Audio.Tags;

/// <summary>Tags in the chunks of a WAVE file: ID3, LIST INFO, bext and axml.</summary>
internal static class WaveTags
{
    private const int Ds64DataSizeAt = 8;
    private const int BextDescriptionBytes = 256;
    private const int IsrcLength = 12;

    /// <summary>Reads all of them, each kind into a set of its own.</summary>
    public static void Read(Stream file, TagSet id3, TagSet info, TagSet broadcast)
    {
        Span<byte> start = stackalloc byte[4];
        file.Position = 0;
        file.ReadExactly(start);
        bool isBigEndian = start.SequenceEqual("RIFX"u8);
        ChunkWalker chunks = new(file, isBigEndian);
        long contentBytes = 0;
        long? dataBytes = null;
        while (chunks.MoveNext(contentBytes))
        {
            contentBytes = chunks.StatedSize;
            if (chunks.Id.SequenceEqual("data"u8) && contentBytes == uint.MaxValue && dataBytes is >= 0)
            {
                contentBytes = Math.Min(dataBytes.Value, file.Length);
            }

            FileBytes content = new(file, chunks.ContentOffset, chunks.ContentOffset + contentBytes);
            if (chunks.Id.SequenceEqual("ds64"u8))
            {
                byte[] ds64 = content.ReadUpTo(Ds64DataSizeAt + 8);
                dataBytes = ds64.Length < 16 ? null : BinaryPrimitives.ReadInt64LittleEndian(ds64.AsSpan(Ds64DataSizeAt));
            }
            else if (chunks.Id.SequenceEqual("LIST"u8))
            {
                ReadList(content, isBigEndian, info);
            }
            else if (chunks.Id.SequenceEqual("id3 "u8) || chunks.Id.SequenceEqual("ID3 "u8))
            {
                Id3Tags.Read(file, chunks.ContentOffset, chunks.ContentOffset + contentBytes, id3);
            }
            else if (chunks.Id.SequenceEqual("bext"u8))
            {
                byte[] description = content.ReadUpTo(BextDescriptionBytes);
                broadcast.Add(TagField.Comment, TagText.SingleByte(TagText.UpToZero(description), broadcast.Notices));
            }
            else if (chunks.Id.SequenceEqual("axml"u8))
            {
                ReadXml(content.ReadUpTo(TagSet.LongestValueBytes), broadcast);
            }
        }
    }

    private static void ReadList(FileBytes list, bool isBigEndian, TagSet tags)
    {
        Span<byte> header = stackalloc byte[8];
        if (!list.TryFill(header[..4]) || !header[..4].SequenceEqual("INFO"u8))
        {
            return;
        }

        for (int i = 0; i < TagSet.MostEntries && list.TryFill(header); i++)
        {
            long size = isBigEndian
                ? BinaryPrimitives.ReadUInt32BigEndian(header[4..])
                : BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            long end = list.Position + size + (size & 1);
            if (Find(header[..4]) is { } field && size <= TagSet.LongestValueBytes)
            {
                string text = TagText.SingleByte(TagText.UpToZero(list.ReadUpTo(size)), tags.Notices);

                // By the book ISRC is where the sound comes from; it counts when it looks like a code.
                if (field != TagField.Isrc || IsIsrc(text.Trim()))
                {
                    tags.Add(field, text);
                }
            }

            list.Skip(end - list.Position);
        }
    }

    private static TagField? Find(ReadOnlySpan<byte> id) => Encoding.ASCII.GetString(id) switch
    {
        "INAM" => TagField.Title,
        "IART" => TagField.Artist,
        "IPRD" => TagField.Album,
        "IAAR" => TagField.AlbumArtist,
        "IMUS" => TagField.Composer,
        "IWRI" => TagField.Songwriter,
        "IGNR" => TagField.Genre,
        "ICMT" => TagField.Comment,
        "ICRD" => TagField.Date,
        "ITRK" or "IPRT" or "itrk" => TagField.Track,
        "ISRC" => TagField.Isrc,
        _ => null,
    };

    private static bool IsIsrc(string text)
    {
        string code = text.Replace("-", string.Empty, StringComparison.Ordinal);
        return code.Length == IsrcLength && code.All(char.IsAsciiLetterOrDigit) && code.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    // EBU Tech 3352: <dc:identifier>ISRC:USABC2500001</dc:identifier>
    private static void ReadXml(ReadOnlySpan<byte> xml, TagSet tags)
    {
        const int LongestIsrc = IsrcLength + 3;
        int found = xml.IndexOf("ISRC:"u8);
        if (found < 0)
        {
            return;
        }

        ReadOnlySpan<byte> rest = xml[(found + 5)..];
        rest = rest[..Math.Min(rest.Length, LongestIsrc)];
        int end = rest.IndexOf((byte)'<');
        string code = Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]).Trim();
        if (IsIsrc(code))
        {
            tags.Add(TagField.Isrc, code);
        }
    }
}
