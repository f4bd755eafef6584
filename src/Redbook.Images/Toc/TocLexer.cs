using System.Text;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>Cuts a TOC file into tokens.</summary>
internal sealed class TocLexer
{
    private const string Signs = "{},#";

    private readonly SheetText _text;
    private readonly FindingList? _findings;
    private readonly List<TocToken> _tokens = [];

    private TocLexer(SheetText text, FindingList? findings) => (_text, _findings) = (text, findings);

    /// <summary>All tokens of a text, the end last.</summary>
    public static IReadOnlyList<TocToken> Read(SheetText text, FindingList? findings)
    {
        var lexer = new TocLexer(text, findings);
        for (int i = 0; i < text.Lines.Count; i++)
        {
            lexer.Line(i);
        }

        int last = text.Lines.Count - 1;
        lexer._tokens.Add(new TocToken(TocTokenKind.End, string.Empty, last, text.Lines[last].Length, 0));
        return lexer._tokens;
    }

    private void Line(int number)
    {
        string line = _text.Lines[number];
        int at = 0;
        while (at < line.Length)
        {
            char character = line[at];
            if (char.IsWhiteSpace(character) || character == '\0')
            {
                at++;
            }
            else if (character == '/' && at + 1 < line.Length && line[at + 1] == '/')
            {
                return;
            }
            else if (character == '"')
            {
                at = String(line, number, at);
            }
            else if (Signs.Contains(character) || character == ':')
            {
                _tokens.Add(new TocToken(TocTokenKind.Sign, character.ToString(), number, at, 1));
                at++;
            }
            else
            {
                at = Word(line, number, at);
            }
        }
    }

    // A colon between digits is part of a time, unless what stands there is an entry of a language map.
    private int Word(string line, int number, int start)
    {
        int end = start;
        while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] != '"' && !Signs.Contains(line[end]) && line[end] != ':')
        {
            end++;
        }

        if (Digits(line, start) == end - start)
        {
            int second = end < line.Length && line[end] == ':' ? Digits(line, end + 1) : 0;
            int third = end + 1 + second;
            if (second > 0 && third < line.Length && line[third] == ':' && Digits(line, third + 1) is > 0 and int frames)
            {
                end = third + 1 + frames;
            }
        }

        _tokens.Add(new TocToken(TocTokenKind.Word, line[start..end], number, start, end - start));
        return end;
    }

    private static int Digits(string line, int start)
    {
        int end = start;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        return end - start;
    }

    private int String(string line, int number, int start)
    {
        var text = new StringBuilder();
        bool hasBytes = false;
        int at = start + 1;
        while (at < line.Length && line[at] != '"')
        {
            if (line[at] != '\\' || at + 1 == line.Length)
            {
                text.Append(line[at++]);
            }
            else if (at + 3 < line.Length && line.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0 && line[at + 1] <= '3')
            {
                text.Append((char)(((line[at + 1] - '0') << 6) | ((line[at + 2] - '0') << 3) | (line[at + 3] - '0')));
                hasBytes = true;
                at += 4;
            }
            else
            {
                text.Append(line[at + 1]);
                at += 2;
            }
        }

        if (at == line.Length)
        {
            _findings?.Error("toc.unclosed-string", "The string is not closed.", _text.Place(number, start, at - start));
        }
        else
        {
            at++;
        }

        _tokens.Add(new TocToken(TocTokenKind.String, text.ToString(), number, start, at - start) { HasBytes = hasBytes });
        return at;
    }
}
