using System.Globalization;
using System.Text;

namespace Redbook.Cli.Output;

/// <summary>Makes text from files and drives safe to print.</summary>
internal static class Printable
{
    /// <summary>The text with control characters replaced, so that a file's name cannot steer the terminal.</summary>
    public static string Text(string text)
    {
        ReadOnlySpan<char> span = text;
        bool clean = true;
        foreach (char c in span)
        {
            clean &= !char.IsControl(c);
        }

        return clean ? text : string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
            }
        });
    }

    /// <summary>How many columns of a terminal a text takes: characters of East Asia and pictures take two, marks none.</summary>
    public static int Columns(ReadOnlySpan<char> text)
    {
        int columns = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            columns += ColumnsOf(rune);
        }

        return columns;
    }

    /// <summary>The beginning of a text, ended with an ellipsis when it takes more columns than it may.</summary>
    public static string Shortened(string text, int maxColumns)
    {
        if (Columns(text) <= maxColumns)
        {
            return text;
        }

        int columns = 0, chars = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            columns += ColumnsOf(rune);
            if (columns > maxColumns - 1)
            {
                break;
            }

            chars += rune.Utf16SequenceLength;
        }

        return string.Concat(text.AsSpan(0, chars), "…");
    }

    private static int ColumnsOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1,
    };
}
