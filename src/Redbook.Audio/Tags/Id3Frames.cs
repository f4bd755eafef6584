using System.Collections.Frozen;

namespace Redbook.Audio.Tags;

/// <summary>The frames of ID3 version 2 that mean something here, by their names of three and of four letters.</summary>
internal static class Id3Frames
{
    private static readonly FrozenDictionary<string, TagField> s_texts = new Dictionary<string, TagField>
    {
        ["TIT2"] = TagField.Title,
        ["TT2"] = TagField.Title,
        ["TPE1"] = TagField.Artist,
        ["TP1"] = TagField.Artist,
        ["TALB"] = TagField.Album,
        ["TAL"] = TagField.Album,
        ["TPE2"] = TagField.AlbumArtist,
        ["TP2"] = TagField.AlbumArtist,
        ["TCOM"] = TagField.Composer,
        ["TCM"] = TagField.Composer,
        ["TEXT"] = TagField.Lyricist,
        ["TXT"] = TagField.Lyricist,
        ["TCON"] = TagField.Genre,
        ["TCO"] = TagField.Genre,
        ["TDRC"] = TagField.Date,
        ["TYER"] = TagField.Date,
        ["TYE"] = TagField.Date,
        ["TRCK"] = TagField.Track,
        ["TRK"] = TagField.Track,
        ["TPOS"] = TagField.Disc,
        ["TPA"] = TagField.Disc,
        ["TSRC"] = TagField.Isrc,
        ["TRC"] = TagField.Isrc,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a frame is worth reading.</summary>
    public static bool IsWanted(string name) =>
        s_texts.ContainsKey(name) || name is "TXXX" or "TXX" or "COMM" or "COM" or "TIPL" or "IPLS" or "IPL";

    /// <summary>Takes the texts of a frame.</summary>
    public static void Take(string name, ReadOnlySpan<byte> content, TagSet tags)
    {
        if (content.IsEmpty)
        {
            return;
        }

        byte encoding = content[0];
        bool isComment = name is "COMM" or "COM";
        int textAt = isComment ? 4 : 1;                  // a comment has its language in three letters
        if (content.Length < textAt)
        {
            return;
        }

        List<string> texts = Split(encoding, content[textAt..], tags.Notices);
        switch (name)
        {
            case "TXXX" or "TXX" or "COMM" or "COM":
                TakeNamed(isComment, texts, tags);
                break;
            case "TIPL" or "IPLS" or "IPL":
                for (int i = 0; i + 1 < texts.Count; i += 2)
                {
                    tags.Add(texts[i], texts[i + 1]);
                }

                break;
            default:
                foreach (string text in texts)
                {
                    TagField field = s_texts[name];
                    tags.Add(field, field == TagField.Genre ? Id3Genres.Resolve(text) : text);
                }

                break;
        }
    }

    private static void TakeNamed(bool isComment, List<string> texts, TagSet tags)
    {
        for (int i = 1; i < texts.Count; i++)
        {
            if (!isComment)
            {
                tags.Add(texts[0], texts[i]);
            }
            else if (!texts[0].StartsWith("iTun", StringComparison.Ordinal))
            {
                // What iTunes keeps for itself is no comment; one with a description is a lesser one.
                tags.Add(texts[0].Length == 0 ? TagField.Comment : TagField.Description, texts[i]);
            }
        }
    }

    private static List<string> Split(byte encoding, ReadOnlySpan<byte> bytes, TagNotices notices)
    {
        List<string> texts = [];
        bool isWide = encoding is 1 or 2;
        bool isBigEndian = encoding == 2;
        while (!bytes.IsEmpty && texts.Count < TagSet.MostEntries)
        {
            int end = isWide ? IndexOfWideZero(bytes) : bytes.IndexOf((byte)0);
            ReadOnlySpan<byte> text = end < 0 ? bytes : bytes[..end];
            if (isWide && encoding == 1 && text.Length >= 2)
            {
                // A second text often has no mark of its own: it goes on as the first did.
                isBigEndian = text is [0xFE, 0xFF, ..] || (isBigEndian && text is not [0xFF, 0xFE, ..]);
            }

            texts.Add(encoding switch
            {
                1 or 2 => TagText.Utf16(text, isBigEndian),
                3 => TagText.Utf8(text, notices),
                _ => TagText.SingleByte(text, notices),
            });
            bytes = end < 0 ? [] : bytes[Math.Min(bytes.Length, end + (isWide ? 2 : 1))..];
        }

        return texts;
    }

    private static int IndexOfWideZero(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (bytes[i] == 0 && bytes[i + 1] == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
