using Redbook.Cli.Output;
using Redbook.Images;

namespace Redbook.Cli.Converting;

/// <summary>Tells findings to a person or to a program, and counts them.</summary>
internal sealed class FindingOutput(Shell shell, bool json)
{
    private readonly FindingText _text = new(shell);

    public JsonOutput Json { get; } = new(shell.Out);

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public int Notes { get; private set; }

    public void Write(string input, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in InOrder([.. findings]))
        {
            Errors += finding.Severity == FindingSeverity.Error ? 1 : 0;
            Warnings += finding.Severity == FindingSeverity.Warning ? 1 : 0;
            Notes += finding.Severity == FindingSeverity.Note ? 1 : 0;
            if (json)
            {
                FindingPlace? place = finding.Place;
                Json.Write(
                    new JsonEvents.Finding(
                        "finding", input, FindingText.Word(finding.Severity), finding.Rule, finding.Message, finding.Advice, place?.Path,
                        place?.Line, place?.Column, place?.LengthChars, place?.LineText, place?.ByteOffset),
                    JsonEventsContext.Default.Finding);
            }
            else
            {
                _text.Write(finding);
            }
        }
    }

    // Readers look at a sheet more than once. People read it from its first line to its last, one file after the other.
    private static IEnumerable<Finding> InOrder(Finding[] findings) => findings
        .GroupBy(static finding => finding.Place is { Line: not null } place ? place.Path : string.Empty, StringComparer.Ordinal)
        .OrderBy(static file => file.Key.Length == 0)
        .SelectMany(static file => file.OrderBy(static finding => finding.Place?.Line ?? 0).ThenBy(static finding => finding.Place?.Column ?? 0));

    /// <summary><c>2 errors, 1 warning, 3 notes</c>; <c>nothing to remark</c> where there is none.</summary>
    public static string Counts(int errors, int warnings, int notes)
    {
        string[] parts =
        [
            .. ((int Count, string Word)[])[(errors, "error"), (warnings, "warning"), (notes, "note")] is var all
                ? all.Where(static part => part.Count > 0).Select(static part => Words.Count(part.Count, part.Word)) : [],
        ];
        return parts.Length == 0 ? "nothing to remark" : string.Join(", ", parts);
    }
}
