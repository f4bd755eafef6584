using System.Globalization;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>Goes through the tokens of a TOC file.</summary>
internal sealed class TocCursor(SheetText text, IReadOnlyList<TocToken> tokens, FindingList findings)
{
    private int _at;

    public FindingList Findings => findings;

    public TocToken Current => tokens[_at];

    public bool IsAtEnd => Current.Kind == TocTokenKind.End;

    public FindingPlace Place => PlaceOf(Current);

    public FindingPlace PlaceOf(TocToken token) =>
        text.Place(token.Line, Math.Min(token.Column, text.Lines[token.Line].Length), Math.Max(1, token.LengthChars));

    public TocToken Next()
    {
        TocToken token = Current;
        _at = Math.Min(_at + 1, tokens.Count - 1);
        return token;
    }

    /// <summary>Takes a keyword if it stands here.</summary>
    public bool Take(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>Takes a sign if it stands here.</summary>
    public bool TakeSign(string sign)
    {
        if (Current.Kind != TocTokenKind.Sign || Current.Text != sign)
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>Takes a sign that has to stand here.</summary>
    public bool Expect(string sign)
    {
        if (TakeSign(sign))
        {
            return true;
        }

        Unexpected($"\"{sign}\"");
        return false;
    }

    /// <summary>Takes a string that has to stand here.</summary>
    public TocToken? ExpectString()
    {
        if (Current.Kind == TocTokenKind.String)
        {
            return Next();
        }

        Unexpected("a string in quotes");
        return null;
    }

    /// <summary>Takes a whole number that has to stand here.</summary>
    public long? ExpectNumber()
    {
        if (Current.Kind == TocTokenKind.Word
            && long.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            Next();
            return number;
        }

        Unexpected("a number");
        return null;
    }

    /// <summary>Whether a number or a time stands here.</summary>
    public bool IsAtAmount => Current.Kind == TocTokenKind.Word && Current.Text.Length > 0 && char.IsAsciiDigit(Current.Text[0]);

    /// <summary>Takes a time or a number that has to stand here.</summary>
    /// <param name="perFrame">What a frame of a time counts for: samples of sound or bytes of data.</param>
    public long? ExpectAmount(int perFrame)
    {
        if (Current.Kind == TocTokenKind.Word && Current.Text.Contains(':', StringComparison.Ordinal))
        {
            FindingPlace place = Place;
            return SheetTime.Read(Next().Text, place, "toc", findings) * (long)perFrame;
        }

        return ExpectNumber() is { } number ? Math.Min(number, long.MaxValue / 8) : null;
    }

    /// <summary>A time that has to stand here, as samples.</summary>
    public long? ExpectTime() => ExpectAmount(CdSector.Samples);

    /// <summary>Says what should stand here.</summary>
    public void Unexpected(string expected) => findings.Error(
        "toc.syntax",
        IsAtEnd ? $"The file ends where {expected} is due." : $"{Excerpt.Of(Current.Text)} stands where {expected} is due.",
        Place);

    /// <summary>Leaves everything out up to the next track.</summary>
    public void SkipToTrack()
    {
        while (!IsAtEnd && !Current.Is("TRACK"))
        {
            Next();
        }
    }
}
