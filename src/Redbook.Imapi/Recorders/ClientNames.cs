using System.Buffers;

namespace Redbook.Imapi.Recorders;

/// <summary>The rule for names under which a drive is taken.</summary>
internal static class ClientNames
{
    /// <summary>64 bytes with the closing zero.</summary>
    public const int MaxLength = 63;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-_");

    /// <summary>The rule that a name breaks, in words; <see langword="null"/> for a good one.</summary>
    public static string? BrokenRule(string? name)
    {
        const string Rule = "A client name has 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _";
        if (string.IsNullOrEmpty(name))
        {
            return $"{Rule}; this one is empty.";
        }

        if (name.Length > MaxLength)
        {
            return $"{Rule}; this one has {name.Length}, {name.Length - MaxLength} too many.";
        }

        int bad = name.AsSpan().IndexOfAnyExcept(Allowed);
        return bad < 0 ? null : $"{Rule}; U+{(int)name[bad]:X4} at position {bad + 1} is none of them.";
    }
}
