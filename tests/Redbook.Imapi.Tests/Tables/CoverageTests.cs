using System.Runtime.InteropServices.ComTypes;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>The page about what there is has no hole and is what the tables say.</summary>
public sealed class CoverageTests
{
    public static TheoryData<string> Interfaces => [.. CoveragePage.Rows.Select(static row => row.Interface)];

    [Fact]
    public void Every_interface_of_both_versions_has_its_place_once()
    {
        Assert.Equal(
            ImapiTables.Interfaces.Select(static row => row.Name).Order(StringComparer.Ordinal),
            CoveragePage.Rows.Where(static row => row.Version == "2").Select(static row => row.Interface)
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ImapiTables.Version1Interfaces.Select(static row => row.Name).Order(StringComparer.Ordinal),
            CoveragePage.Rows.Where(static row => row.Version == "1").Select(static row => row.Interface)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_table_of_states_is_on_the_page()
    {
        string vectors = Path.Combine(Repository.Root, "tests", "Vectors");
        Assert.Equal(
            Directory.GetFiles(vectors, "*-states.txt", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(vectors, file).Replace('\\', '/'))
                .Where(static table => table.StartsWith("imapi", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            CoveragePage.Rows.SelectMany(static row => row.Tables).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Every_member_is_in_a_table_of_states_or_the_page_says_why_not(string name)
    {
        (string version, _, string[] tables, string words) = CoveragePage.Rows.Single(row => row.Interface == name);
        IEnumerable<string> members = version switch
        {
            "2" => ImapiTables.Interfaces.Single(row => row.Name == name).Members.Select(static member => member.Name),
            "1" => ImapiTables.Version1Interfaces.Single(row => row.Name == name).Members,
            _ => typeof(IStream).GetMethods().Select(static method => method.Name),
        };
        if (tables.Length == 0)
        {
            Assert.Contains(
                words.Split(' ')[0],
                (string[])["Raised", "Never", "Declared", "Implemented"]);
            return;
        }

        foreach (string table in tables)
        {
            HashSet<string> called = [.. CoveragePage.Calls(table).Select(static call => StateTable.NameOf(call.Call))];
            Assert.Empty(members.Except(called));
        }
    }

    [Fact]
    public void The_page_is_what_the_tables_say()
    {
        string page = CoveragePage.Text();
        string path = Path.Combine(Repository.Root, "docs", "imapi-coverage.md");
        if (Environment.GetEnvironmentVariable("REDBOOK_TEST_UPDATE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path));
    }
}
