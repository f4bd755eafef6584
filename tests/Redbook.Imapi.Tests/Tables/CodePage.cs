using System.Text;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>A page about the result codes of a member, written from its table.</summary>
internal static class CodePage
{
    /// <summary>Compares a page under <c>docs</c> with its table; writes it instead where that is asked for.</summary>
    public static void AssertIs(string file, string head, IReadOnlyList<(string Code, string How, string Cause)> rows)
    {
        string page = Text(head, rows);
        string path = Path.Combine(Repository.Root, "docs", file);
        if (Environment.GetEnvironmentVariable("REDBOOK_TEST_UPDATE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path));
    }

    private static string Text(string head, IReadOnlyList<(string Code, string How, string Cause)> rows)
    {
        StringBuilder page = new(head);
        page.Append(
            """


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
