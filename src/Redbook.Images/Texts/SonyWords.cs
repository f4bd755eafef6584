using System.Globalization;
using Redbook.Coding.CdText;

namespace Redbook.Images.Texts;

/// <summary>How Sony's text sheets spell things.</summary>
internal static class SonyWords
{
    /// <summary>The specifiers of texts of the disc, in the order in which they are written.</summary>
    public static IReadOnlyList<(string Specifier, CdTextPackType Type)> Album { get; } =
    [
        ("Album Title", CdTextPackType.Title), ("Artist Name", CdTextPackType.Performer), ("Songwriter", CdTextPackType.Songwriter),
        ("Composer", CdTextPackType.Composer), ("Arranger", CdTextPackType.Arranger), ("Album Message", CdTextPackType.Message),
        ("Closed Information", CdTextPackType.ClosedInformation), ("UPC / EAN", CdTextPackType.Code),
    ];

    /// <summary>The last words of specifiers of texts of tracks.</summary>
    public static IReadOnlyList<(string Word, CdTextPackType Type)> Track { get; } =
    [
        ("Title", CdTextPackType.Title), ("Artist", CdTextPackType.Performer), ("Songwriter", CdTextPackType.Songwriter),
        ("Composer", CdTextPackType.Composer), ("Arranger", CdTextPackType.Arranger), ("Message", CdTextPackType.Message),
    ];

    // Names for which programs disagree are written as numbers.
    private static readonly HashSet<CdTextLanguage> s_disputed =
    [
        .. Enum.GetValues<CdTextLanguage>().Where(static language => (int)language > 0x2A),
    ];

    /// <summary>A number in the form 0xXY.</summary>
    public static int? Number(string text) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>A genre: a name, one number, or two numbers of a byte each.</summary>
    public static CdTextGenre? Genre(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 2 && Number(words[0]) is >= 0 and <= 255 and { } high && Number(words[1]) is >= 0 and <= 255 and { } low)
        {
            return (CdTextGenre)((high << 8) | low);
        }

        return Number(text) is >= 0 and <= ushort.MaxValue and { } number ? (CdTextGenre)number : Named<CdTextGenre>(text);
    }

    /// <summary>A language: a name or a number.</summary>
    public static CdTextLanguage? Language(string text) =>
        Number(text) is >= 0 and <= 255 and { } number ? (CdTextLanguage)number : Named<CdTextLanguage>(text);

    /// <summary>How a language is written.</summary>
    public static string Of(CdTextLanguage language) =>
        Enum.IsDefined(language) && !s_disputed.Contains(language) ? language.ToString() : $"0x{(int)language:X2}";

    private static T? Named<T>(string text)
        where T : struct, Enum
    {
        string letters = string.Concat(text.Replace("&", "And", StringComparison.Ordinal).Where(char.IsAsciiLetter));
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), letters, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
