using System.Text;

namespace Redbook.Images.Formats;

/// <summary>Names of files, compared as people see them: whatever the case, and whether an accent is part of its letter
/// or a character of its own.</summary>
/// <remarks>The runtime's own normalisation does nothing in invariant globalisation, which this library must live with.
/// </remarks>
internal static class FileNames
{
    // U+00C0 to U+017F without their accents.
    private const string Bases = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSs"
        + "TtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    private const char FirstBase = 'À';

    /// <summary>A name without case and accents; of use for comparison alone.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            // Combining marks, among them the two of kana.
            if (character is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A')
            {
                continue;
            }

            int place = character - FirstBase;
            char letter = place >= 0 && place < Bases.Length ? Bases[place] : WithoutSoundMark(character);
            folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    /// <summary>The parts of a name as sheets write it: either slash parts, a drive is left out.</summary>
    public static string[] Parts(string name)
    {
        ReadOnlySpan<char> rest = name;
        if (rest.Length >= 2 && rest[1] == ':' && char.IsAsciiLetter(rest[0]))
        {
            rest = rest[2..];
        }

        return rest.ToString().Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
    }

    // Kana from か to ド come in pairs, plain and voiced; from は to ポ in threes.
    private static char WithoutSoundMark(char character)
    {
        int hiragana = character is >= 'ァ' and <= 'ヶ' ? character - 0x60 : character;
        return hiragana switch
        {
            >= 'か' and <= 'ぢ' => (char)(character - ((hiragana - 'か') % 2)),
            >= 'つ' and <= 'ど' => (char)(character - ((hiragana - 'つ') % 2)),
            >= 'は' and <= 'ぽ' => (char)(character - ((hiragana - 'は') % 3)),
            _ => character,
        };
    }
}
