using System.Globalization;
using Redbook.Coding.CdText;

namespace Redbook.Cli.Input;

/// <summary>Genres as people write them: <c>hip hop</c>, <c>Hip-Hop</c>, <c>R&amp;B</c>, or the number.</summary>
internal static class GenreText
{
    private static readonly (CdTextGenre Genre, string Name)[] s_genres =
        [.. Enum.GetValues<CdTextGenre>().Where(static genre => genre > CdTextGenre.NotDefined).Select(static genre => (genre, NameOf(genre)))];

    /// <summary>All of them with their numbers.</summary>
    public static string All => string.Join(", ", s_genres.Select(static one => $"{one.Name} ({(int)one.Genre})"));

    /// <summary>The name, in small letters with spaces.</summary>
    public static string NameOf(CdTextGenre genre) => genre switch
    {
        CdTextGenre.Childrens => "children's",
        CdTextGenre.RhythmAndBlues => "rhythm & blues",
        _ => string.Concat(genre.ToString().Select(static (c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $" {c}" : $"{c}")).ToLowerInvariant(),
    };

    public static bool TryParse(string text, out CdTextGenre genre)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && Enum.IsDefined((CdTextGenre)Math.Min(number, ushort.MaxValue)))
        {
            genre = (CdTextGenre)number;
            return true;
        }

        string wanted = Bare(text) is "rnb" or "rb" or "randb" ? Bare(NameOf(CdTextGenre.RhythmAndBlues)) : Bare(text);
        genre = s_genres.FirstOrDefault(one => Bare(one.Name) == wanted).Genre;
        return genre != CdTextGenre.NotUsed;
    }

    private static string Bare(string text) =>
        string.Concat(text.Replace("&", "and", StringComparison.Ordinal).Where(char.IsLetter)).ToLowerInvariant();
}
