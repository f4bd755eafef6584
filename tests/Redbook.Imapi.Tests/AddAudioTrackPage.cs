using System.Text;

namespace Redbook.Imapi.Tests;

/// <summary>Writes <c>docs/imapi-add-audio-track-codes.md</c> from its table.</summary>
internal static class AddAudioTrackPage
{
    public static string Text(IReadOnlyList<(string Code, string How, string Cause)> rows)
    {
        StringBuilder page = new();
        page.Append(
            """
            # Result codes of AddAudioTrack and what causes them

            `IDiscFormat2TrackAtOnce.AddAudioTrack` documents 27 result codes. Each has a cause here, and a test that
            causes it through the objects a program uses. This page is the table
            `tests/Vectors/imapi/add-audio-track-codes.txt`; a test compares them.

            Every code arrives as an `ImapiException` (a `COMException`) whose message names the code, the member, the
            state, and what is missing or which rule was broken. `ReleaseMedia` works after each of them.

            """);
        Section(page, "By what the program does", rows, "caller");
        Section(page, "By the stream", rows, "stream");
        Section(page, "By drive and disc", rows, "recorder");
        Section(page, "By the way to the drive", rows, "transport");
        Section(page, "Never by a CD recorder", rows, "mapping");
        page.Append(
            """

            The last one is tested only where answers of a drive become codes. `E_OUTOFMEMORY` cannot come from a drive
            either; the stream brings it about in the test.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(
        StringBuilder page, string title, IReadOnlyList<(string Code, string How, string Cause)> rows, string how)
    {
        page.Append($"\n## {title}\n\n| Code | Cause |\n|---|---|\n");
        foreach ((string code, _, string cause) in rows.Where(row => row.How == how))
        {
            page.Append($"| `{code}` | {cause} |\n");
        }
    }
}
