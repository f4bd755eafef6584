using System.Text;
using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>Writes the CD_TEXT parts of a TOC file, each opening and closing on a line of its own as other readers want it.
/// </summary>
internal static class TocTextOutput
{
    private static readonly CdTextPackType[] s_texts =
    [
        CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer,
        CdTextPackType.Arranger, CdTextPackType.Message, CdTextPackType.ClosedInformation, CdTextPackType.Code,
    ];

    /// <summary>What the format cannot hold.</summary>
    public static void ListLosses(DiscImage image, FindingList findings)
    {
        foreach (CdTextBlock block in image.CdText?.Blocks ?? [])
        {
            if (block.Toc is not null)
            {
                findings.Note("write.cd-text", "The table of contents inside the CD-TEXT is left out.");
            }

            Encoding encoding = EncodingOf(block);
            if (block.Tracks.Prepend(block.Album).Any(entry => s_texts.Any(
                type => entry[type] is { } text && encoding.GetString(encoding.GetBytes(text)) != text)))
            {
                findings.Warning(
                    "write.cd-text-characters", $"Texts of block {block.Number} have characters that its character set lacks; they become question marks.");
            }
        }
    }

    /// <summary>The part for the disc.</summary>
    public static void Album(CdTextDisc? text, StringBuilder toc)
    {
        if (text is not { Blocks.Count: > 0 })
        {
            return;
        }

        toc.Append("\nCD_TEXT {\n  LANGUAGE_MAP {\n");
        foreach (CdTextBlock block in text.Blocks)
        {
            string language = block.Language == CdTextLanguage.English ? "EN" : $"{(int)block.Language}";
            toc.Append($"    {block.Number} : {language}\n");
        }

        toc.Append("  }\n");
        foreach (CdTextBlock block in text.Blocks)
        {
            toc.Append($"  LANGUAGE {block.Number} {{\n");
            if (block.CharacterSet is not (CdTextCharacterSet.Latin1 or CdTextCharacterSet.Ascii))
            {
                toc.Append("    ENCODING_MS_JIS\n");
            }

            Entry(block, block.Album, toc);
            if (block.DiscId is { } id)
            {
                toc.Append($"    DISC_ID {Text(id, EncodingOf(block))}\n");
            }

            if (block.Genre is { } genre)
            {
                Bytes("GENRE", [(byte)((int)genre.Code >> 8), (byte)genre.Code, .. Encoding.Latin1.GetBytes(genre.Text), 0], toc);
            }

            foreach (IGrouping<CdTextPackType, CdTextRawPack> packs in block.OtherPacks.Where(static pack => pack.Element == 0)
                .GroupBy(static pack => pack.Type))
            {
                Bytes(TocTexts.Item(packs.Key), [.. packs.SelectMany(static pack => pack.Payload.ToArray())], toc);
            }

            if (block.Copyright != 0 || block.CharacterSet == CdTextCharacterSet.Ascii)
            {
                // Read for its first and fourth byte; the rest is made anew.
                Bytes(
                    "SIZE_INFO",
                    [(byte)block.CharacterSet, (byte)block.FirstTrack, (byte)block.LastTrack, block.Copyright, .. new byte[32]],
                    toc);
            }

            toc.Append("  }\n");
        }

        toc.Append("}\n");
    }

    /// <summary>The part for a track.</summary>
    public static void Track(CdTextDisc? text, int place, StringBuilder toc)
    {
        CdTextBlock[] blocks = [.. (text?.Blocks ?? []).Where(block => place < block.Tracks.Count && s_texts.Any(type => IsUsed(block, type)))];
        if (blocks.Length == 0)
        {
            return;
        }

        toc.Append("CD_TEXT {\n");
        foreach (CdTextBlock block in blocks)
        {
            toc.Append($"  LANGUAGE {block.Number} {{\n");
            Entry(block, block.Tracks[place], toc, isTrack: true);
            toc.Append("  }\n");
        }

        toc.Append("}\n");
    }

    /// <summary>A string: what is not plain ASCII as octal numbers.</summary>
    public static string Quote(string text) => Text(text, Encoding.UTF8);

    /// <summary>A text for a comment.</summary>
    public static string Plain(string text) => string.Concat(text.Select(static character => char.IsAscii(character) && !char.IsControl(character) ? character : '?'));

    // cdrdao wants a text that one entry has in all of them; an empty one says nothing.
    private static void Entry(CdTextBlock block, CdTextEntry entry, StringBuilder toc, bool isTrack = false)
    {
        foreach (CdTextPackType type in s_texts)
        {
            if (IsUsed(block, type))
            {
                string name = type == CdTextPackType.Code && isTrack ? "ISRC" : TocTexts.Item(type);
                toc.Append($"    {name} {Text(entry[type] ?? string.Empty, EncodingOf(block))}\n");
            }
        }
    }

    private static bool IsUsed(CdTextBlock block, CdTextPackType type) =>
        block.Tracks.Prepend(block.Album).Any(entry => !string.IsNullOrEmpty(entry[type]));

    private static Encoding EncodingOf(CdTextBlock block) =>
        block.CharacterSet == CdTextCharacterSet.MsJis ? TextEncodings.ShiftJis : Encoding.Latin1;

    private static string Text(string text, Encoding encoding)
    {
        var quoted = new StringBuilder("\"");
        foreach (byte value in encoding.GetBytes(text))
        {
            quoted.Append(value switch
            {
                (byte)'"' => "\\\"",
                (byte)'\\' => "\\\\",
                >= (byte)' ' and <= (byte)'~' => ((char)value).ToString(),
                _ => "\\" + Convert.ToString(value, 8).PadLeft(3, '0'),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static void Bytes(string item, byte[] bytes, StringBuilder toc) =>
        toc.Append($"    {item} {{ {string.Join(", ", bytes)} }}\n");
}
