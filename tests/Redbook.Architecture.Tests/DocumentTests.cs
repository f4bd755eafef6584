using System.Text.RegularExpressions;
using Redbook.Testing;

namespace Redbook.Architecture.Tests;

public sealed partial class DocumentTests
{
    public static TheoryData<string> RoomNames => [.. Rooms.References.Keys];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void The_architecture_page_draws_the_room_and_its_arrows(string room)
    {
        string page = SourceTree.Read("docs/architecture.md");

        Assert.Contains($"## {room}\n", page, StringComparison.Ordinal);
        Assert.Contains(DrawingOf(room), page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_has_a_read_me_that_begins_with_its_name(string room) =>
        Assert.StartsWith($"# {room}\n", SourceTree.Read($"src/{room}/README.md"), StringComparison.Ordinal);

    [Fact]
    public void The_read_me_opens_with_the_two_commands_and_names_every_package()
    {
        string readMe = SourceTree.Read("README.md");

        Assert.InRange(readMe.IndexOf("./redbook burn samples/first-light/*\n./test\n", StringComparison.Ordinal), 0, 200);
        Assert.All(Rooms.Packages, package => Assert.Contains($"`{package}`", readMe, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_inside_the_repository_lead_somewhere()
    {
        foreach (string file in SourceTree.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)))
        {
            string folder = Path.GetDirectoryName(Repository.PathOf(file))!;
            foreach (Match link in Link().Matches(SourceTree.Read(file)))
            {
                string target = link.Groups["target"].Value;
                bool isElsewhere = target.Contains("://", StringComparison.Ordinal) || target.StartsWith('#');
                Assert.True(isElsewhere || Path.Exists(Path.Combine(folder, target.Split('#')[0])), $"{file} links to {target}.");
            }
        }
    }

    [Fact]
    public void Code_in_a_read_me_is_code_in_a_sample()
    {
        string[] samples = [.. SourceTree.In("samples", ".cs").Select(file => Lines(SourceTree.Read(file)))];
        string[] readMes = ["README.md", "docs/porting-from-imapi.md", .. Rooms.References.Keys.Select(room => $"src/{room}/README.md")];
        foreach (string file in readMes)
        {
            foreach (Match block in CodeBlock().Matches(SourceTree.Read(file)))
            {
                string code = Lines(block.Groups["code"].Value);
                Assert.True(
                    samples.Any(sample => sample.Contains(code, StringComparison.Ordinal)),
                    $"{file} shows code that no sample holds:\n{code}");
            }
        }
    }

    // Indentation, empty lines and the list of namespaces may differ.
    private static string Lines(string code) => string.Join('\n', code.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !(line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('='))));

    // The drawing is a Mermaid graph: one line per arrow, rooms without the common prefix.
    private static string DrawingOf(string room)
    {
        static string Short(string name) => name is "Redbook" ? "Redbook" : name["Redbook.".Length..];
        string[] known = Rooms.References[room];
        return known.Length == 0
            ? $"    {Short(room)}\n"
            : string.Concat(known.Select(other => $"    {Short(room)} --> {Short(other)}\n"));
    }

    [GeneratedRegex(
        @"^```csharp\n(?<code>(?s:.*?))^```",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
