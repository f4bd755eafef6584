using System.Text;

namespace Redbook.Images.Formats;

/// <summary>Finds out the encoding of a text that does not say it.</summary>
internal static class TextEncodings
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Windows' code page for western Europe.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Windows' code page for Cyrillic.</summary>
    public static Encoding Windows1251 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <summary>Shift-JIS as Windows has it.</summary>
    public static Encoding ShiftJis { get; } = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    /// <summary>Chooses: a mark, else what was asked for, else UTF-8 where the bytes are that, else a guess.</summary>
    public static TextEncodingChoice Choose(ReadOnlySpan<byte> bytes, Encoding? asked)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return TextEncodingChoice.Utf8 with { MarkBytes = 3 };
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new TextEncodingChoice(Encoding.Unicode, "UTF-16", 2, IsGuess: false);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new TextEncodingChoice(Encoding.BigEndianUnicode, "UTF-16, high byte first", 2, IsGuess: false);
        }

        if (asked is not null)
        {
            return new TextEncodingChoice(asked, asked.WebName, 0, IsGuess: false);
        }

        // Sheets are mostly ASCII: as UTF-16 every other byte of their beginning is zero.
        if (bytes is [not 0, 0, not 0, 0, ..])
        {
            return new TextEncodingChoice(Encoding.Unicode, "UTF-16", 0, IsGuess: true);
        }

        if (bytes is [0, not 0, 0, not 0, ..])
        {
            return new TextEncodingChoice(Encoding.BigEndianUnicode, "UTF-16, high byte first", 0, IsGuess: true);
        }

        if (IsUtf8(bytes))
        {
            return TextEncodingChoice.Utf8;
        }

        return IsShiftJis(bytes) ? new TextEncodingChoice(ShiftJis, "Shift-JIS", 0, IsGuess: true)
            : IsWindows1251(bytes) ? new TextEncodingChoice(Windows1251, "Windows-1251", 0, IsGuess: true)
            : bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F)
                ? new TextEncodingChoice(Windows1252, "Windows-1252", 0, IsGuess: true)
                : new TextEncodingChoice(Encoding.Latin1, "ISO 8859-1", 0, IsGuess: true);
    }

    /// <summary>The text that a text was before UTF-8 was taken for Windows-1252; null when it looks sound.</summary>
    public static string? Unmangle(string text)
    {
        // Ã and Â are what the first bytes of two-byte characters become; the second bytes are no letters.
        if (text.AsSpan().IndexOfAny('Ã', 'Â', 'Å') < 0)
        {
            return null;
        }

        byte[] bytes = Windows1252.GetBytes(text);
        return Windows1252.GetString(bytes) == text && IsUtf8(bytes) && s_strictUtf8.GetString(bytes) is { } better
            && better != text ? better : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    // In western Europe letters with accents stand alone or in pairs; Cyrillic words are made of nothing else. Small letters are
    // the upper half there, which tells this code page from KOI8; Greek has next to none of the first of them.
    private static bool IsWindows1251(ReadOnlySpan<byte> bytes)
    {
        int letters = 0, small = 0, first = 0, inWords = 0, run = 0, others = 0;
        foreach (byte value in bytes)
        {
            bool isLetter = value is >= 0xC0 or 0xA8 or 0xB8;
            letters += isLetter ? 1 : 0;
            small += value >= 0xE0 ? 1 : 0;
            first += value == 0xE0 ? 1 : 0;
            others += value >= 0x80 && !isLetter ? 1 : 0;
            run = isLetter ? run + 1 : 0;
            inWords += run == 3 ? 3 : run > 3 ? 1 : 0;
        }

        return inWords * 5 >= letters * 3 && inWords > 0 && first > 0 && small * 2 > letters && others * 8 <= letters;
    }

    // Valid pairs alone are no proof: in Windows-1252 an apostrophe and the letter after it are one too. Japanese has
    // its characters one after another, so pairs of kana and common kanji that touch have to outnumber single ones.
    private static bool IsShiftJis(ReadOnlySpan<byte> bytes)
    {
        int joined = 0, single = 0, run = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte lead = bytes[i];
            if (lead < 0x80)
            {
                End(ref run, ref joined, ref single);
                continue;
            }

            if (lead is >= 0xA1 and <= 0xDF)
            {
                End(ref run, ref joined, ref single);
                continue;
            }

            if (lead is 0x80 or 0xA0 or >= 0xF0 || ++i == bytes.Length
                || bytes[i] is < 0x40 or 0x7F or > 0xFC)
            {
                return false;
            }

            run += lead is >= 0x81 and <= 0x84 or >= 0x88 and <= 0x97 ? 1 : 0;
        }

        End(ref run, ref joined, ref single);
        return joined > 0 && joined >= single;

        static void End(ref int run, ref int joined, ref int single)
        {
            (joined, single) = run >= 2 ? (joined + run, single) : (joined, single + run);
            run = 0;
        }
    }
}
