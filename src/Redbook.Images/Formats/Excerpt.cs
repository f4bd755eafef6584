namespace Redbook.Images.Formats;

/// <summary>What is shown of a word of a file that may be of any length.</summary>
internal static class Excerpt
{
    private const int MostChars = 40;

    /// <summary>The word, cut where it is long.</summary>
    public static string Of(string word) => word.Length <= MostChars ? word : word[..MostChars] + "…";
}
