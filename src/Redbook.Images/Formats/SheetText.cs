using System.Text;

namespace Redbook.Images.Formats;

/// <summary>A file of text as lines, whatever its encoding and its line ends.</summary>
internal sealed class SheetText
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostShownChars = 400;
    private const char OldEndOfFile = '\u001A';

    private SheetText(string path, string[] lines, TextEncodingChoice encoding) =>
        (Path, Lines, Encoding) = (path, lines, encoding);

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>The lines, without their ends.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>How the bytes were read.</summary>
    public TextEncodingChoice Encoding { get; }

    /// <summary>Reads the text of a file and notes how, where that is not obvious.</summary>
    public static SheetText Read(ImageInput input)
    {
        if (input.Probe.LengthBytes > MostBytes)
        {
            throw input.Fail("text.too-long", $"The file is longer than any sheet can be ({MostBytes >> 20} MiB).");
        }

        byte[] bytes = input.ReadAll();
        TextEncodingChoice choice = TextEncodings.Choose(bytes, input.Options.TextEncoding);
        SheetText text = Of(input.Path, choice.Encoding.GetString(bytes.AsSpan(choice.MarkBytes)), choice);
        if (choice.IsGuess)
        {
            // Whether the guess is good, a person sees by what depends on it.
            string? example = text.Lines.FirstOrDefault(static line => !Ascii.IsValid(line))?.Trim();
            input.Findings.Note(
                "text.encoding",
                $"The text says nothing of its encoding and was read as {choice.Name}{(example is null ? "" : $": {Excerpt.Of(example)}")}.",
                new FindingPlace(input.Path),
                "If names look wrong, name the right encoding.");
        }

        return text;
    }

    /// <summary>Splits a text.</summary>
    public static SheetText Of(string path, string text, TextEncodingChoice? encoding = null)
    {
        string[] lines = text.TrimEnd(OldEndOfFile).Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
        return new SheetText(path, lines, encoding ?? TextEncodingChoice.Utf8);
    }

    /// <summary>A place in the text.</summary>
    /// <param name="line">The line's place in <see cref="Lines"/>, from 0.</param>
    /// <param name="column">The character, from 0; null for the whole line.</param>
    /// <param name="lengthChars">How many characters.</param>
    public FindingPlace Place(int line, int? column = null, int lengthChars = 1)
    {
        string text = Lines[line];
        int start = column ?? (text.Length - text.AsSpan().TrimStart().Length);
        int length = column is null ? text.AsSpan().Trim().Length : lengthChars;
        return new FindingPlace(Path)
        {
            Line = line + 1,
            Column = start + 1,
            LengthChars = Math.Max(1, length),
            LineText = text.Length <= MostShownChars ? text : text[..MostShownChars],
        };
    }
}
