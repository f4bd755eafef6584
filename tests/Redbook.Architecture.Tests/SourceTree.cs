using Redbook.Testing;

namespace Redbook.Architecture.Tests;

/// <summary>The files that people write: everything outside the folders that builds, tools and programs fill.</summary>
internal static class SourceTree
{
    private static readonly string[] WrittenFolders = [".ci", "benchmarks", "docs", "eng", "fuzz", "samples", "src", "tests"];

    /// <summary>Paths below the root, with forward slashes, of every file that belongs to the repository.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Find().Order(StringComparer.Ordinal)];

    /// <summary>Files whose name ends so, in one folder and below.</summary>
    public static IEnumerable<string> In(string folder, string extension) => Files.Where(file =>
        file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>The text of a file named by its path below the root.</summary>
    public static string Read(string file) => File.ReadAllText(Repository.PathOf(file));

    private static IEnumerable<string> Find()
    {
        IEnumerable<string> top = Directory.EnumerateFiles(Repository.Root);
        IEnumerable<string> below = WrittenFolders
            .Select(folder => Repository.PathOf(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        return top.Concat(below)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(file => !file.Contains(".disc/", StringComparison.Ordinal));
    }
}
