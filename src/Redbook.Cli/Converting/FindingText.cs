using System.Globalization;
using Redbook.Cli.Output;
using Redbook.Images;
using Spectre.Console;

namespace Redbook.Cli.Converting;

/// <summary>Shows findings: place, what it is, the text at fault with a mark under it, what to do.</summary>
internal sealed class FindingText(Shell shell)
{
    private const int LeastWidth = 40;

    /// <summary>Prints a finding.</summary>
    public void Write(Finding finding)
    {
        string place = finding.Place is { } at ? $"{Shown(at)}: " : string.Empty;
        string severity = Word(finding.Severity);
        if (shell.IsRich)
        {
            string colour = finding.Severity switch { FindingSeverity.Error => "red", FindingSeverity.Warning => "yellow", _ => "blue" };
            new RichTextOutput(shell).Console.MarkupLine(
                $"[bold]{Escape(place)}[/][{colour} bold]{severity}:[/] {Escape(finding.Message)} [grey]{Escape($"[{finding.Rule}]")}[/]");
        }
        else
        {
            Line($"{place}{severity}: {finding.Message} [{finding.Rule}]");
        }

        if (finding.Place is { Line: { } line, LineText: { } text } marked)
        {
            Excerpt(line.ToString(CultureInfo.InvariantCulture), text, (marked.Column ?? 1) - 1, marked.LengthChars ?? 1);
        }

        if (finding.Advice is { } advice)
        {
            Line($"      = {advice}");
        }
    }

    /// <summary>The word for a severity.</summary>
    public static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    private static string Escape(string text) => Markup.Escape(Printable.Text(text));

    private string Shown(FindingPlace place)
    {
        string relative = Path.GetRelativePath(shell.CurrentFolder, Path.GetFullPath(place.Path, shell.CurrentFolder));
        return (place with { Path = relative.StartsWith("..", StringComparison.Ordinal) ? place.Path : relative }).ToString();
    }

    private void Line(string text) => new PlainTextOutput(shell.Out).Line(text);

    // The line, or the part of it around what is meant, and a mark below.
    private void Excerpt(string number, string text, int column, int length)
    {
        int room = Math.Max(LeastWidth, shell.Width - 10);
        int start = column < room - 10 ? 0 : Math.Min(column - 10, Math.Max(0, text.Length - 1));
        string part = text[start..Math.Min(text.Length, start + room)].Replace('\t', ' ');
        int from = Math.Clamp(column - start, 0, part.Length), to = Math.Clamp(from + length, from, part.Length);
        string gutter = number.PadLeft(4);
        Line($"{gutter} | {part}");
        Line($"     | {new string(' ', Printable.Columns(part.AsSpan(0, from)))}{new string('^', Math.Max(1, Printable.Columns(part.AsSpan(from, to - from))))}");
    }
}
