using System.Text;

namespace Redbook.Coding.CdText;

/// <summary>Texts to bytes of a character set and back.</summary>
internal static class CdTextCharacters
{
    private const int ShiftJisCodePage = 932;
    private const string HalfWidthKana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private const char FirstHalfWidthKana = '｡';
    private const char LastHalfWidthKana = 'ﾟ';
    private const int FullWidthOffset = '！' - '!';

    // Characters for which Unicode has two and the code page knows the other.
    private const string Aliases = "〜～‖∥−－¢￠£￡¬￢—―·・¥￥‾￣\\＼";

    // What the code page does not have becomes nothing, which is noticed.
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(
        ShiftJisCodePage, new EncoderReplacementFallback(string.Empty), new DecoderReplacementFallback("\uFFFD"))!;

    public static bool CanWrite(CdTextCharacterSet set) =>
        set is CdTextCharacterSet.Latin1 or CdTextCharacterSet.Ascii or CdTextCharacterSet.MsJis;

    /// <summary>Writes a text.</summary>
    public static CdTextWritten Write(string text, CdTextCharacterSet set)
    {
        var bytes = new List<byte>(text.Length * 2);
        var written = new StringBuilder(text.Length);
        var refused = new StringBuilder();
        bool isFolded = false, isTransliterated = false;
        string composed = CdTextComposition.Compose(text);
        if (set == CdTextCharacterSet.MsJis)
        {
            string wide = Widen(composed);
            isFolded = wide != composed;
            composed = wide;
        }

        Span<byte> code = stackalloc byte[2];
        foreach (Rune rune in composed.EnumerateRunes())
        {
            if (TryWrite(rune, set, code, out int count))
            {
                bytes.AddRange(code[..count]);
                written.Append(rune.ToString());
                continue;
            }

            isTransliterated = true;
            string? other = Rune.IsControl(rune) ? " " : CdTextTransliteration.Find(rune);
            if (other is not null && set == CdTextCharacterSet.MsJis)
            {
                other = Widen(other);
            }

            if (other is null || !TryWriteAll(other, set, bytes))
            {
                refused.Append(rune.ToString());
                continue;
            }

            written.Append(other);
        }

        return new CdTextWritten([.. bytes], written.ToString(), refused.ToString(), isFolded, isTransliterated);
    }

    /// <summary>Reads a text; bytes that are no character become U+FFFD.</summary>
    public static string Read(ReadOnlySpan<byte> bytes, CdTextCharacterSet set) =>
        set == CdTextCharacterSet.MsJis ? ShiftJis.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    private static bool TryWriteAll(string text, CdTextCharacterSet set, List<byte> bytes)
    {
        Span<byte> code = stackalloc byte[2];
        int before = bytes.Count;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!TryWrite(rune, set, code, out int count))
            {
                bytes.RemoveRange(before, bytes.Count - before);
                return false;
            }

            bytes.AddRange(code[..count]);
        }

        return true;
    }

    private static bool TryWrite(Rune rune, CdTextCharacterSet set, Span<byte> code, out int count)
    {
        count = 1;
        code[0] = (byte)rune.Value;
        return set switch
        {
            CdTextCharacterSet.Ascii => rune.Value is >= ' ' and <= '~',
            CdTextCharacterSet.Latin1 => rune.Value is (>= ' ' and <= '~') or (>= 0xA0 and <= 0xFF),
            _ => TryWriteShiftJis(rune, code, out count),
        };
    }

    // Only what takes two bytes and comes back as itself: the code page knows single bytes and one-way mappings too.
    private static bool TryWriteShiftJis(Rune rune, Span<byte> code, out int count)
    {
        count = 2;
        if (!rune.IsBmp)
        {
            return false;
        }

        ReadOnlySpan<char> character = [(char)rune.Value];
        Span<char> back = stackalloc char[2];
        return ShiftJis.GetByteCount(character) == 2 && ShiftJis.GetBytes(character, code) == 2
            && ShiftJis.GetCharCount(code) == 1 && ShiftJis.GetChars(code, back) == 1 && back[0] == character[0];
    }

    private static string Widen(string text)
    {
        var wide = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            // Half-width sound marks stand behind the kana they change.
            if (character is 'ﾞ' or 'ﾟ' && wide.Length > 0
                && CdTextComposition.JoinKana(wide[^1], character == 'ﾞ' ? '\u3099' : '\u309A') is { } joined)
            {
                wide[^1] = joined;
            }
            else
            {
                wide.Append(Widen(character));
            }
        }

        return wide.ToString();
    }

    private static char Widen(char character)
    {
        int alias = Aliases.IndexOf(character);
        return character switch
        {
            ' ' => '\u3000',
            _ when alias >= 0 && (alias & 1) == 0 => Aliases[alias + 1],
            >= '!' and <= '~' => (char)(character + FullWidthOffset),
            >= FirstHalfWidthKana and <= LastHalfWidthKana => HalfWidthKana[character - FirstHalfWidthKana],
            _ => character,
        };
    }
}
