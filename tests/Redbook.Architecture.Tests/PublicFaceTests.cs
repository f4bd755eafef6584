using System.Reflection;
using Redbook.Testing;

namespace Redbook.Architecture.Tests;

public sealed class PublicFaceTests
{
    private static readonly bool MayUpdate = Environment.GetEnvironmentVariable("REDBOOK_UPDATE_API") is "1";

    public static TheoryData<string> PackageNames => [.. Rooms.Packages];

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void The_public_face_of_a_package_is_the_one_on_its_list(string package)
    {
        string file = Repository.PathOf("src", package, "PublicAPI.txt");
        string[] actual = [.. PublicFace.Describe(Assembly.Load(package))];
        if (MayUpdate)
        {
            File.WriteAllText(file, string.Concat(actual.Select(line => line + "\n")));
        }

        string[] listed = File.Exists(file) ? File.ReadAllLines(file) : [];
        if (!listed.SequenceEqual(actual))
        {
            string[] gone = [.. listed.Except(actual).Select(line => "- " + line)];
            string[] come = [.. actual.Except(listed).Select(line => "+ " + line)];
            Assert.Fail($"""
                The public face of {package} is not the one in src/{package}/PublicAPI.txt.
                If the change is meant, run this once and commit the list:
                    REDBOOK_UPDATE_API=1 dotnet run --project tests/Redbook.Architecture.Tests
                {string.Join('\n', gone.Concat(come))}
                """);
        }
    }
}
