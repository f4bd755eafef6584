using System.Text.RegularExpressions;

namespace Redbook.Architecture.Tests;

public sealed partial class SourceTests
{
    // About 400 lines is the rule; what is past these is no longer a matter of judgement.
    private const int MaxSourceLines = 450;
    private const int MaxTestLines = 550;

    private static readonly string[] CodeFolders = ["benchmarks", "eng", "fuzz", "samples", "src", "tests"];

    public static TheoryData<string> RoomNames => [.. Rooms.References.Keys];

    [Fact]
    public void No_folder_is_a_drawer_for_odds_and_ends()
    {
        string[] drawers = ["Common", "Core", "Helpers", "Misc", "Shared", "Utilities", "Utils"];
        IEnumerable<string> found = SourceTree.Files
            .Where(file => file.Split('/')[..^1].Intersect(drawers, StringComparer.OrdinalIgnoreCase).Any());

        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_file_holds_one_public_type_and_bears_its_name(string room)
    {
        foreach (string file in SourceTree.In("src/" + room, ".cs"))
        {
            string name = Path.GetFileName(file).Split('.')[0];
            string[] types = [.. PublicType().Matches(SourceTree.Read(file)).Select(match => match.Groups["name"].Value).Distinct()];

            Assert.True(types.Length <= 1, $"{file} holds {string.Join(", ", types)}.");
            Assert.True(types.Length == 0 || types[0] == name || types[0] + "OfT" == name, $"{file} holds {string.Join(", ", types)}.");
        }
    }

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_namespace_is_the_folder_it_lies_in(string room)
    {
        foreach (string file in SourceTree.In("src/" + room, ".cs"))
        {
            string folder = file["src/".Length..file.LastIndexOf('/')];
            Match match = NamespaceDeclaration().Match(SourceTree.Read(file));
            if (match.Success)
            {
                // Programs know the interfaces of the Imapi room by one namespace for each version, wherever their files lie.
                string name = match.Groups["name"].Value;
                bool isFlat = room is "Redbook.Imapi" && (name == room
                    || (name == room + ".Version1" && folder.StartsWith(room + "/Version1", StringComparison.Ordinal)));
                Assert.True(
                    isFlat || folder.Replace('/', '.') == name,
                    $"{file} is in the namespace {name}.");
            }
        }
    }

    [Fact]
    public void No_source_file_outgrows_a_reader()
    {
        IEnumerable<string> tooLong = CodeFolders
            .SelectMany(folder => SourceTree.In(folder, ".cs"))
            .Where(file => SourceTree.Read(file).AsSpan().Count('\n')
                > (file.StartsWith("tests/", StringComparison.Ordinal) ? MaxTestLines : MaxSourceLines));

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_file_names_a_place_on_the_machine_it_was_written_on()
    {
        // Written in two parts so that this file does not name them either.
        string[] places = ["/" + "work/", "/" + "home/", "C:" + @"\Users\", Testing.Repository.Root + "/"];
        string[] extensions = [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".txt", ".slnx", ".cmd", "test", "redbook", "run"];
        foreach (string file in SourceTree.Files.Where(file => extensions.Any(end => file.EndsWith(end, StringComparison.Ordinal))))
        {
            string text = SourceTree.Read(file);
            Assert.All(places, place => Assert.False(
                text.Contains(place, StringComparison.OrdinalIgnoreCase), $"{file} names {place}."));
        }
    }

    [Fact]
    public void Nothing_is_left_to_be_done_in_the_code()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];
        foreach (string file in CodeFolders.SelectMany(folder => SourceTree.In(folder, ".cs")))
        {
            string text = SourceTree.Read(file);
            Assert.All(marks, mark => Assert.False(Regex.IsMatch(text, $@"\b{mark}\b", RegexOptions.None, TimeSpan.FromSeconds(5)), $"{file} says {mark}."));
        }
    }

    [GeneratedRegex(
        @"^public\s+(?:(?:abstract|file|partial|readonly|ref|sealed|static|unsafe|new)\s+)*(?:record\s+struct|record\s+class|class|struct|interface|enum|record|delegate\s+[\w<>\[\]?.]+)\s+(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)\s*;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NamespaceDeclaration();
}
