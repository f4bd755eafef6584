namespace Redbook.Images.Toc;

/// <summary>A word, a string or a sign of a TOC file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, the content of the string, or the sign. Bytes that a string gives as octal numbers are
/// characters of the same number.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The character, from 0.</param>
/// <param name="LengthChars">How many characters it has in the file.</param>
internal readonly record struct TocToken(TocTokenKind Kind, string Text, int Line, int Column, int LengthChars)
{
    /// <summary>Whether a string gives bytes as octal numbers.</summary>
    public bool HasBytes { get; init; }

    public bool Is(string word) => Kind == TocTokenKind.Word && Text == word;
}
