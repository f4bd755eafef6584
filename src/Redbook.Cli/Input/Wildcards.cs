using System.IO.Enumeration;

namespace Redbook.Cli.Input;

/// <summary>Expands <c>*</c> and <c>?</c> in file arguments, for shells that leave them as they are.</summary>
/// <remarks>A name that exists is never taken for a pattern: <c>What?.flac</c> may be a file. Hidden files are matched
/// only by patterns that begin with a dot. Matches come in natural order, so that 2 is before 10.</remarks>
internal static class Wildcards
{
    /// <summary>The files of all arguments, in the order of the arguments.</summary>
    /// <exception cref="InputException">A pattern matches nothing.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments, string currentFolder)
    {
        List<string> files = [];
        foreach (string argument in arguments)
        {
            string full = Path.GetFullPath(argument, currentFolder);
            if (argument.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(full) || Directory.Exists(full))
            {
                files.Add(argument);
                continue;
            }

            List<string> matches = [.. Match(argument, currentFolder)];
            if (matches.Count == 0)
            {
                throw new InputException(argument, $"No file matches {argument}.", "Check folder and pattern.");
            }

            matches.Sort(NaturalOrder.Instance);
            files.AddRange(matches);
        }

        return files;
    }

    private static List<string> Match(string pattern, string currentFolder)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        List<string> folders = [root];
        string[] parts = pattern[root.Length..].Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1;
            List<string> next = [];
            foreach (string folder in folders)
            {
                next.AddRange(Step(folder, parts[i], last, currentFolder));
            }

            folders = next;
        }

        return folders;
    }

    private static IEnumerable<string> Step(string folder, string part, bool last, string currentFolder)
    {
        if (part.AsSpan().IndexOfAny('*', '?') < 0)
        {
            string joined = Path.Combine(folder, part);
            string full = Path.GetFullPath(joined, currentFolder);
            return (last ? File.Exists(full) : Directory.Exists(full)) ? [joined] : [];
        }

        string inside = Path.GetFullPath(folder.Length == 0 ? "." : folder, currentFolder);
        if (!Directory.Exists(inside))
        {
            return [];
        }

        try
        {
            return
            [
                .. (last ? Directory.EnumerateFiles(inside) : Directory.EnumerateDirectories(inside))
                    .Select(static path => Path.GetFileName(path))
                    .Where(name => Matches(part, name))
                    .Select(name => Path.Combine(folder, name)),
            ];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Matches(string pattern, string name) =>
        (!name.StartsWith('.') || pattern.StartsWith('.'))
        && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: OperatingSystem.IsWindows());
}
