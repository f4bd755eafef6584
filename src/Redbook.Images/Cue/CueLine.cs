using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>One line of a sheet: a keyword and what stands behind it.</summary>
internal readonly struct CueLine
{
    private readonly SheetText _text;
    private readonly int _line;
    private readonly int _restColumn;

    public CueLine(SheetText text, int line)
    {
        (_text, _line) = (text, line);
        ReadOnlySpan<char> all = text.Lines[line];
        int start = Blanks(all, 0);
        int end = start;
        while (end < all.Length && !IsBlank(all[end]))
        {
            end++;
        }

        Keyword = all[start..end].ToString().ToUpperInvariant();
        KeywordColumn = start;
        _restColumn = Blanks(all, end);
        Rest = all[_restColumn..].TrimEnd(" \t\0").ToString();
    }

    /// <summary>The keyword in upper case; empty in an empty line.</summary>
    public string Keyword { get; }

    /// <summary>Where it stands, from 0.</summary>
    public int KeywordColumn { get; }

    /// <summary>All behind the keyword, without blanks around it.</summary>
    public string Rest { get; }

    /// <summary>The place of the keyword.</summary>
    public FindingPlace KeywordPlace => _text.Place(_line, KeywordColumn, Keyword.Length);

    /// <summary>The place of the rest, or of the keyword where there is no rest.</summary>
    public FindingPlace RestPlace => Rest.Length == 0 ? KeywordPlace : _text.Place(_line, _restColumn, Rest.Length);

    /// <summary>The words of the rest with their places; quotes have no meaning here.</summary>
    public IReadOnlyList<(string Word, int Column)> Words()
    {
        var words = new List<(string, int)>();
        int at = 0;
        while (at < Rest.Length)
        {
            int end = at;
            while (end < Rest.Length && !IsBlank(Rest[end]))
            {
                end++;
            }

            words.Add((Rest[at..end], _restColumn + at));
            at = Blanks(Rest, end);
        }

        return words;
    }

    /// <summary>The place of a word.</summary>
    public FindingPlace Place((string Word, int Column) word) => _text.Place(_line, word.Column, word.Word.Length);

    /// <summary>A text: what stands between the first quote and the last, or all of it where there are no quotes.</summary>
    /// <param name="isUnclosed">Whether a quote opens and none closes.</param>
    /// <param name="hasInnerQuotes">Whether there are quotes inside; doubled ones and <c>\"</c> are taken as one.</param>
    public string Text(out bool isUnclosed, out bool hasInnerQuotes) => Unquote(Rest, out isUnclosed, out hasInnerQuotes);

    /// <summary>The same of any text.</summary>
    public static string Unquote(string rest, out bool isUnclosed, out bool hasInnerQuotes)
    {
        (isUnclosed, hasInnerQuotes) = (false, false);
        if (!rest.StartsWith('"'))
        {
            return rest;
        }

        int last = rest.LastIndexOf('"');
        isUnclosed = last == 0;
        string inner = isUnclosed ? rest[1..] : rest[1..last];
        hasInnerQuotes = inner.Contains('"', StringComparison.Ordinal);
        return hasInnerQuotes
            ? inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\"\"", "\"", StringComparison.Ordinal)
            : inner;
    }

    private static bool IsBlank(char character) => character is ' ' or '\t';

    private static int Blanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }
}
