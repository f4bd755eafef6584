namespace Redbook.Discs;

/// <summary>A media catalogue number: thirteen digits, the last a check digit as in EAN-13.</summary>
public readonly record struct Mcn
{
    /// <summary>Digits in a catalogue number.</summary>
    public const int Length = 13;

    private readonly string? _digits;

    private Mcn(string digits) => _digits = digits;

    /// <summary>Thirteen digits; all zero for the default value, which on a disc means "none".</summary>
    public string Digits => _digits ?? "0000000000000";

    /// <summary>Whether the last digit is the check digit of the other twelve.</summary>
    public bool IsCheckDigitValid => Digits[12] - '0' == CheckDigit(Digits);

    /// <summary>Reads exactly thirteen digits; the check digit is not judged, see <see cref="IsCheckDigitValid"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Mcn mcn)
    {
        mcn = default;
        if (text.Length != Length || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        mcn = new Mcn(text.ToString());
        return true;
    }

    /// <summary>The check digit (0 to 9) for the first twelve of <paramref name="digits"/>.</summary>
    /// <exception cref="ArgumentException">Fewer than twelve characters, or not digits.</exception>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.Length < Length - 1 || digits[..(Length - 1)].ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("A check digit is computed from twelve digits.", nameof(digits));
        }

        int sum = 0;
        for (int i = 0; i < Length - 1; i++)
        {
            sum += (digits[i] - '0') * ((i & 1) == 0 ? 1 : 3);
        }

        return (10 - (sum % 10)) % 10;
    }

    /// <summary>The thirteen digits.</summary>
    public override string ToString() => Digits;
}
