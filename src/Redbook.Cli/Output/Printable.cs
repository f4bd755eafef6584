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

    /// <summary>The beginning of a text, ended with an ellipsis when it is longer than it may be.</summary>
    public static string Shortened(string text, int maxChars) =>
        text.Length <= maxChars ? text : string.Concat(text.AsSpan(0, Math.Max(maxChars - 1, 0)), "…");
}
