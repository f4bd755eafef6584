using System.Globalization;
using System.Text;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>Writes <c>docs/imapi-coverage.md</c> from the tables.</summary>
internal sealed class CoveragePage
{
    private static readonly string Vectors = Path.Combine(Repository.Root, "tests", "Vectors");
    private readonly StringBuilder _page = new();
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    public static IReadOnlyList<(string Version, string Interface, string[] Tables, string Words)> Rows { get; } =
    [
        .. File.ReadLines(Path.Combine(Vectors, "imapi", "coverage.txt"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(static columns => (
                columns[0], columns[1], columns[2] == "-" ? [] : columns[2].Split(' '), columns[3])),
    ];

    /// <summary>Calls with their answers, as they stand in a table of states.</summary>
    public static IReadOnlyList<(string Call, IReadOnlyList<(string States, string Outcome)> Answers)> Calls(string table)
    {
        List<(string Call, IReadOnlyList<(string States, string Outcome)> Answers)> calls = [];
        foreach (string line in Lines(table).Where(static line => line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                calls.Add((line, new List<(string States, string Outcome)>()));
                continue;
            }

            string[] halves = line.Split(':', 2, StringSplitOptions.TrimEntries);
            ((List<(string States, string Outcome)>)calls[^1].Answers).Add((halves[0], halves[1]));
        }

        return calls;
    }

    public static string Text()
    {
        CoveragePage page = new();
        page.Head();
        page.Outside();
        page.Classes();
        page.Interfaces("2", "Interfaces of version 2");
        page.Interfaces("1", "Interfaces of version 1");
        page.Interfaces("s", "An interface of the system");
        page.States();
        page.Enumerations();
        return page._page.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Lines(string table) =>
        File.ReadLines(Path.Combine(Vectors, table)).Where(static line => line.Length > 0);

    private static string Title(string table)
    {
        string name = Path.GetFileNameWithoutExtension(table);
        return table.StartsWith("imapi1/", StringComparison.Ordinal) ? $"Version 1 {name}" : name;
    }

    private static string Link(string table) =>
        $"[{Title(table)}](#{Title(table).ToLowerInvariant().Replace(' ', '-')})";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void Head()
    {
        int members = ImapiTables.Interfaces.Sum(static row => row.Members.Count)
            + ImapiTables.Version1Interfaces.Sum(static row => row.Members.Count);
        int answers = Rows.SelectMany(static row => row.Tables).Distinct(StringComparer.Ordinal)
            .SelectMany(Calls).SelectMany(static call => call.Answers)
            .Sum(static answer => answer.States.Split(' ').Length);
        _page.Append(CultureInfo.InvariantCulture,
            $"""
            # What of IMAPI there is

            {ImapiTables.Interfaces.Count + ImapiTables.Version1Interfaces.Count} interfaces with {members} members, {ImapiTables.Enums.Count} enumerations and
            {ImapiTables.Results.Count} result codes of version 2, and what version 1 has. Tests compare names, order,
            identifiers, dispatch numbers and values by reflection with tables that were written out before the code
            (`tests/Vectors/imapi`, `tests/Vectors/imapi1`), and call every member in every state: {answers} calls, each
            with the answer below. This page is made from those tables; a test compares them.

            """);
    }

    private void Outside()
    {
        _page.Append(
            """

            ## Outside the audio and raw part

            Present, and answering E_NOTIMPL or what is said here:

            - `IDiscFormat2Data.Write`: data images are not written. State, sizes and speeds are told; the events are never
              raised. `IBlockRange` and `IBlockRangeList` are declared for streams of such images.
            - `MsftStreamPrng001`: every member.
            - `IWriteEngine2.UseStreamingWrite12`: TRUE is refused, as the interface has it.
            - `IBurnVerification` at the full level on a track-at-once writer, as the interface has it.
            - `IJolietDiscMaster` of version 1: data discs.
            - `IPropertyStorage`: times and class, which belong to files.
            - Members of `IStream` that write, lock or roll back, on streams that are only read.

            """);
    }

    private void Classes()
    {
        _page.Append("\n## Classes of version 2\n\n| Class | CLSID | ProgID | Interfaces | Events |\n|---|---|---|---|---|\n");
        foreach (ImapiTables.ClassRow row in ImapiTables.Classes)
        {
            _page.Append(CultureInfo.InvariantCulture,
                $"| `{row.Name}` | {row.Clsid.ToString().ToUpperInvariant()} | {(row.ProgId is null ? "given out, not made" : $"`{row.ProgId}`")} "
                + $"| {string.Join(", ", row.Interfaces.Select(static name => $"`{name}`"))} "
                + $"| {(row.EventInterface is null ? "" : $"`{row.EventInterface}`")} |\n");
        }
    }

    private void Interfaces(string version, string title)
    {
        _page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        foreach ((_, string name, string[] tables, string words) in Rows.Where(row => row.Version == version))
        {
            _page.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n{words}");
            if (tables.Length > 0)
            {
                _page.Append(CultureInfo.InvariantCulture, $" Answers: {string.Join(", ", tables.Select(Link))}.");
            }

            _page.Append('\n');
            if (version == "2")
            {
                Members(ImapiTables.Interfaces.Single(row => row.Name == name));
            }
            else if (version == "1")
            {
                Version1Members(name);
            }
        }
    }

    private void Members(ImapiTables.InterfaceRow row)
    {
        _page.Append(CultureInfo.InvariantCulture,
            $"\n{row.Iid.ToString().ToUpperInvariant()}, derives from `{row.Base}`.\n\n| Slot | Dispid | Member | Parameters | Gives |\n|---|---|---|---|---|\n");
        foreach (ImapiTables.MemberRow member in row.Members)
        {
            string parameters = string.Join(", ", member.Parameters.Select(static parameter => $"`{parameter}`"));
            _page.Append(CultureInfo.InvariantCulture,
                $"| {member.Slot} | {member.Dispid?.ToString(CultureInfo.InvariantCulture) ?? "-"} "
                + $"| {(member.Kind == "method" ? "" : member.Kind + " ")}`{member.Name}` | {parameters} "
                + $"| {(member.Returns is null ? "" : $"`{member.Returns}`")} |\n");
        }
    }

    private void Version1Members(string name)
    {
        (_, string iid, List<string> lines, List<string> members) =
            ImapiTables.Version1Interfaces.Single(row => row.Name == name);
        _page.Append(CultureInfo.InvariantCulture, $"\n{iid}, derives from `IUnknown`.\n\n| Slot | Member | Parameters |\n|---|---|---|\n");
        foreach ((string line, string member) in lines.Zip(members))
        {
            int start = line.IndexOf(member, StringComparison.Ordinal);
            _page.Append(CultureInfo.InvariantCulture,
                $"| {line[..start].Trim()} | `{member}` | {Cell(line[(start + member.Length)..].Trim())} |\n");
        }
    }

    private void States()
    {
        _page.Append("\n## Every member in every state\n\nA value is what is returned; a name is the code that the exception carries.\n");
        foreach (string table in Rows.SelectMany(static row => row.Tables).Where(_shown.Add))
        {
            _page.Append(CultureInfo.InvariantCulture, $"\n### {Title(table)}\n\n```text\n");
            foreach (string comment in Lines(table).Where(static line => line[0] == '#'))
            {
                _page.Append(comment.Length > 1 ? comment[1] == ' ' ? comment[2..] : comment[1..] : "").Append('\n');
            }

            _page.Append("```\n\n| Call | Answers |\n|---|---|\n");
            foreach ((string call, IReadOnlyList<(string States, string Outcome)> answers) in Calls(table))
            {
                _page.Append(CultureInfo.InvariantCulture,
                    $"| `{call}` | {string.Join("<br>", answers.Select(static answer => $"{answer.States}: {Cell(answer.Outcome)}"))} |\n");
            }
        }
    }

    private void Enumerations()
    {
        _page.Append("\n## Enumerations of version 2\n\n| Enumeration | Values |\n|---|---|\n");
        foreach (ImapiTables.EnumRow row in ImapiTables.Enums)
        {
            _page.Append(CultureInfo.InvariantCulture,
                $"| `{row.Name}` | {string.Join(", ", row.Members.Select(static member => $"{member.Name} {(member.Value >= 10 ? $"{member.Value:X}h" : member.Value)}"))} |\n");
        }
    }
}
