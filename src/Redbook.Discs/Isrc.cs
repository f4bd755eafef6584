namespace Redbook.Discs;

/// <summary>
/// An International Standard Recording Code: two letters, three letters or digits, two digits of the year, five digits.
/// </summary>
public readonly record struct Isrc
{
    /// <summary>Characters in a code without hyphens.</summary>
    public const int Length = 12;

    private readonly string? _code;

    private Isrc(string code) => _code = code;

    /// <summary>Whether this is the default value, which names no recording.</summary>
    public bool IsEmpty => _code is null;

    /// <summary>The twelve characters without hyphens, upper case; empty for the default value.</summary>
    public string Code => _code ?? string.Empty;

    /// <summary>Reads twelve characters, with all three hyphens (<c>US-K7Y-98-12345</c>) or none; case is folded.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Isrc isrc)
    {
        isrc = default;
        Span<char> code = stackalloc char[Length];
        if (text.Length == Length + 3 && text[2] == '-' && text[6] == '-' && text[9] == '-')
        {
            text[..2].CopyTo(code);
            text[3..6].CopyTo(code[2..]);
            text[7..9].CopyTo(code[5..]);
            text[10..].CopyTo(code[7..]);
        }
        else if (text.Length == Length)
        {
            text.CopyTo(code);
        }
        else
        {
            return false;
        }

        for (int i = 0; i < Length; i++)
        {
            char c = code[i] = char.ToUpperInvariant(code[i]);
            bool valid = i switch
            {
                < 2 => char.IsAsciiLetterUpper(c),
                < 5 => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c),
                _ => char.IsAsciiDigit(c),
            };
            if (!valid)
            {
                return false;
            }
        }

        isrc = new Isrc(code.ToString());
        return true;
    }

    /// <summary>With hyphens: <c>US-K7Y-98-12345</c>.</summary>
    public string ToHyphenated() => IsEmpty ? string.Empty : $"{Code[..2]}-{Code[2..5]}-{Code[5..7]}-{Code[7..]}";

    /// <summary>The twelve characters.</summary>
    public override string ToString() => Code;
}
