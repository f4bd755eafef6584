using System.Xml.Linq;
using Redbook.Testing;

namespace Redbook.Architecture.Tests;

public sealed class ReferenceTests
{
    public static TheoryData<string> RoomNames => [.. Rooms.References.Keys];

    [Fact]
    public void Every_project_under_src_is_a_room_and_every_room_a_project()
    {
        IEnumerable<string> projects = SourceTree.In("src", ".csproj").Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(Rooms.References.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_refers_to_exactly_the_rooms_it_may_know(string room)
    {
        XDocument project = XDocument.Load(Repository.PathOf("src", room, room + ".csproj"));
        IEnumerable<string> references = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(
            Rooms.References[room].Order(StringComparer.Ordinal),
            references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_room_knows_itself_by_way_of_others()
    {
        foreach (string room in Rooms.References.Keys)
        {
            HashSet<string> reached = [];
            Queue<string> next = new(Rooms.References[room]);
            while (next.TryDequeue(out string? known))
            {
                if (reached.Add(known))
                {
                    Array.ForEach(Rooms.References[known], next.Enqueue);
                }
            }

            Assert.DoesNotContain(room, reached);
        }
    }

    [Fact]
    public void The_low_rooms_bring_no_package_with_them()
    {
        string[] shells = ["Redbook.Cli"];
        foreach (string room in Rooms.References.Keys.Except(shells))
        {
            XDocument project = XDocument.Load(Repository.PathOf("src", room, room + ".csproj"));
            IEnumerable<string> packages = project.Descendants("PackageReference")
                .Select(package => package.Attribute("Include")!.Value);

            Assert.All(packages, package => Assert.Equal("Microsoft.Extensions.Logging.Abstractions", package));
        }
    }

    [Fact]
    public void The_solution_names_every_project()
    {
        IEnumerable<string> projects = SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));
        XDocument solution = XDocument.Load(Repository.PathOf("Redbook.slnx"));
        IEnumerable<string> named = solution.Descendants("Project").Select(project => project.Attribute("Path")!.Value);

        Assert.Equal(projects.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_has_a_lock_file_and_leaves_versions_to_the_central_list()
    {
        foreach (string file in SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            string folder = file[..file.LastIndexOf('/')];
            Assert.Contains(folder + "/packages.lock.json", SourceTree.Files);
            Assert.All(
                XDocument.Parse(SourceTree.Read(file)).Descendants("PackageReference"),
                package => Assert.Null(package.Attribute("Version")));
        }
    }
}
