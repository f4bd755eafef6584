using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Reads the lines of a sheet that are texts, and those that are nothing.</summary>
internal sealed class CueTextLines(FindingList findings)
{
    /// <summary>Takes a line that is no part of the structure.</summary>
    /// <param name="line">The line.</param>
    /// <param name="texts">The texts of the disc or track that it belongs to.</param>
    /// <param name="sheet">The sheet.</param>
    public void Read(CueLine line, CueTexts texts, CueSheet sheet)
    {
        if (CueTexts.Commands.TryGetValue(line.Keyword, out CdTextPackType type))
        {
            texts.Entry = texts.Entry.With(type, Once(line, texts.Entry[type], Text(line)));
            return;
        }

        switch (line.Keyword)
        {
            case "GENRE":
                texts.Genre = Text(line);
                break;
            case "DISC_ID":
                texts.DiscId = Text(line);
                break;
            case "UPC_EAN":
                sheet.Texts.Entry = sheet.Texts.Entry with { Code = Text(line) };
                break;
            case "TOC_INFO" or "TOC_INFO1" or "TOC_INFO2" or "SIZE_INFO":
                findings.Note("cue.made-anew", $"{line.Keyword} is made anew from the disc.", line.KeywordPlace);
                break;
            case [';', ..] or ['#', ..] or ['/', '/', ..]:
                findings.Note("cue.comment", "A comment in a form that sheets do not have; left out.", line.KeywordPlace);
                break;
            default:
                findings.Warning(
                    "cue.unknown-command",
                    $"{Excerpt.Of(line.Keyword)} is no command of a sheet; the line is left out.",
                    line.KeywordPlace);
                break;
        }
    }

    private string Once(CueLine line, string? before, string text)
    {
        if (before is not null)
        {
            findings.Warning("cue.repeated", $"A second {line.Keyword}; it replaces the first.", line.KeywordPlace);
        }

        return text;
    }

    private string Text(CueLine line)
    {
        string text = line.Text(out bool isUnclosed, out bool hasInnerQuotes);
        if (isUnclosed)
        {
            findings.Warning("cue.unclosed-quote", "The quote is not closed; the text goes to the end of the line.", line.RestPlace);
        }

        if (hasInnerQuotes)
        {
            findings.Note("cue.inner-quotes", $"Quotes inside a text, which sheets have no form for: read as {text}", line.RestPlace);
        }

        if (TextEncodings.Unmangle(text) is { } better)
        {
            findings.Warning(
                "text.mangled", $"The text was once read in a wrong encoding; it was probably \"{better}\".", line.RestPlace,
                "Correct it, or it is recorded as it stands.");
        }

        return text;
    }
}
