using Redbook.Coding.CdText;

namespace Redbook.Images.Formats;

/// <summary>What formats that have texts, but no packs, leave open.</summary>
internal static class CdTextBlocks
{
    private static readonly CdTextPackType[] s_texts =
    [
        CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer,
        CdTextPackType.Arranger, CdTextPackType.Message,
    ];

    /// <summary>The block as Japanese in MS-JIS where a text is that, else in ISO 8859-1.</summary>
    public static CdTextBlock Choose(CdTextBlock block) =>
        block.Tracks.Prepend(block.Album).Any(static entry => s_texts.Any(type => entry[type] is { } text && IsJapanese(text)))
            ? block with { CharacterSet = CdTextCharacterSet.MsJis, Language = CdTextLanguage.Japanese }
            : block with { CharacterSet = CdTextCharacterSet.Latin1 };

    /// <summary>The packs of a disc; null where its texts cannot be written as packs.</summary>
    public static ReadOnlyMemory<byte>? TryGetPacks(DiscImage image)
    {
        try
        {
            return image.GetCdTextPacks();
        }
        catch (CdTextException)
        {
            return null;
        }
    }

    // Kana, CJK ideographs, and the full-width forms that go with them.
    private static bool IsJapanese(string text) => text.AsSpan().ContainsAnyInRange('\u3040', '\u30FF')
        || text.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF') || text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF9F');
}
