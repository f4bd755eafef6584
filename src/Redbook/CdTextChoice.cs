using Redbook.Coding.CdText;

namespace Redbook;

/// <summary>Finds the character set and language of texts, and says what became of them.</summary>
internal static class CdTextChoice
{
    /// <summary>A block in the character set and language that are wanted, or that suit it.</summary>
    public static CdTextBlock Choose(CdTextBlock block, CdTextLanguage? language, CdTextCharacterSet? wanted)
    {
        CdTextCharacterSet set = wanted ?? Suiting(block);
        return block with
        {
            CharacterSet = set,
            Language = language ?? (set == CdTextCharacterSet.MsJis ? CdTextLanguage.Japanese : CdTextLanguage.English),
        };
    }

    /// <summary>What was written otherwise than it was given, as sentences.</summary>
    public static IEnumerable<string> Notices(IReadOnlyList<CdTextNotice> notices, IReadOnlyList<CdTextBlock> blocks) => notices.Select(notice =>
    {
        CdTextBlock block = blocks.FirstOrDefault(block => block.Number == notice.Block) ?? blocks[0];
        string what = blocks.Count > 1 ? $"CD-TEXT ({block.Language}): {notice}" : $"CD-TEXT: {notice}";
        return notice.Kind switch
        {
            CdTextNoticeKind.Transliterated => $"{what}: {Name(block.CharacterSet)} has not all of its characters.",
            CdTextNoticeKind.Folded => $"{what}.",
            _ => $"{what}; some players show the beginning only.",
        };
    });

    /// <summary>A character set as people call it.</summary>
    public static string Name(CdTextCharacterSet set) => set switch
    {
        CdTextCharacterSet.Latin1 => "ISO 8859-1",
        CdTextCharacterSet.Ascii => "ASCII",
        CdTextCharacterSet.MsJis => "MS-JIS",
        _ => set.ToString(),
    };

    private static CdTextCharacterSet Suiting(CdTextBlock block)
    {
        CdTextEncoderOptions strict = new() { Unmappable = CdTextUnmappable.Refuse };
        foreach (CdTextCharacterSet set in (CdTextCharacterSet[])[CdTextCharacterSet.Latin1, CdTextCharacterSet.MsJis])
        {
            // MS-JIS also holds Greek and Cyrillic, in double width that nobody reads: it is for Japanese.
            CdTextDisc disc = new() { Blocks = [block with { CharacterSet = set }] };
            bool isForIt = set == CdTextCharacterSet.Latin1 || HasJapanese(block);
            if (isForIt && (CdTextEncoder.TryEncode(disc, strict, out IReadOnlyList<CdTextProblem> problems) is not null
                || problems.All(static problem => problem.Kind == CdTextProblemKind.TooManyPacks)))
            {
                return set;
            }
        }

        return CdTextCharacterSet.Latin1;
    }

    private static bool HasJapanese(CdTextBlock block) => block.Tracks.Append(block.Album).Any(static entry =>
        Texts.Kinds.Any(kind => entry[kind]?.Any(static c => c is (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF')) == true));
}
