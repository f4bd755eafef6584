using System.Text;

namespace Redbook.Images.Formats;

/// <summary>Finds the files that a sheet names, in the folder of the sheet, and says so where a name had to be bent.
/// </summary>
/// <remarks>Only a path in the sheet leads out of the folder, and then it is told. Pipes and devices are not opened.
/// </remarks>
internal sealed class SourceFiles(ImageInput input, TextEncodingChoice? encoding = null)
{
    private const int MostListedFiles = 20_000;

    // Folders at the end of a foreign path that are looked for here; whoever writes more of them means harm.
    private const int MostForeignFolders = 32;

    private static readonly string[] s_soundExtensions =
        [".wav", ".flac", ".ape", ".wv", ".tta", ".m4a", ".mp3", ".aiff", ".aif", ".ogg", ".opus", ".bin", ".raw", ".pcm", ".cdr"];

    private readonly Dictionary<string, ILookup<string, string>> _listings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);

    /// <summary>The full path of a file that a sheet names; null where there is none, and then that is an error found.
    /// </summary>
    /// <param name="name">The name as the sheet has it.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="isSound">Whether another ending and the sheet's own name may be tried.</param>
    public string? Find(string name, FindingPlace? place, bool isSound = true)
    {
        if (_found.TryGetValue(name, out string? known))
        {
            return known;
        }

        string? path = Search(name, place, isSound);
        if (path is null)
        {
            input.Findings.Error(
                "file.missing",
                $"There is no file {Shown(name)} in {input.Folder}.",
                place,
                "Put it beside the sheet, or correct the name.");
        }
        else if (IsPlainFile(path, place))
        {
            TellWhereItLies(name, path, place);
        }
        else
        {
            path = null;
        }

        return _found[name] = path;
    }

    private static string Shown(string name) => name.Length == 0 ? "without a name" : $"\"{name}\"";

    private string? Search(string name, FindingPlace? place, bool isSound)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string literal = Path.GetFullPath(Path.Combine(input.Folder, name));
        if (File.Exists(literal))
        {
            return literal;
        }

        string[] parts = FileNames.Parts(name);
        if (parts.Length == 0)
        {
            return null;
        }

        // A relative path with the other slash is the same path; what is absolute and not here is looked for by its end.
        for (int skip = 0; skip < parts.Length; skip = Math.Max(skip + 1, parts.Length - MostForeignFolders))
        {
            string[] tail = parts[skip..];
            if (Array.IndexOf(tail, "..") is var up and >= 0 && (up > 0 || skip > 0 || IsAbsolute(name)))
            {
                continue;
            }

            if (Walk(tail, isSound, out string how) is { } path)
            {
                if (skip > 0 || IsAbsolute(name))
                {
                    how = $"its path does not exist here{(how.Length > 0 ? ", and " + how : "")}";
                }

                if (how.Length > 0)
                {
                    Tell(name, path, place, how);
                }

                return path;
            }
        }

        return Recode(name, parts[^1], place, isSound) ?? (isSound ? SheetsOwn(name, place) : null);
    }

    private static bool IsAbsolute(string name) =>
        name[0] is '/' or '\\' || (name.Length >= 2 && name[1] == ':' && char.IsAsciiLetter(name[0]));

    // Part by part from the folder of the sheet; each part exactly, or else as people see it.
    private string? Walk(string[] parts, bool isSound, out string how)
    {
        how = string.Empty;
        string folder = input.Folder;
        for (int i = 0; i < parts.Length; i++)
        {
            bool isLast = i == parts.Length - 1;
            string exact = parts[i] switch
            {
                "." => folder,
                ".." => Path.GetDirectoryName(folder) ?? folder,
                var part => Path.Combine(folder, part),
            };
            if (isLast ? File.Exists(exact) : Directory.Exists(exact))
            {
                folder = exact;
                continue;
            }

            if (Alike(folder, parts[i], isFolder: !isLast) is { } alike)
            {
                how = "the letters of its name differ in case or form";
                folder = alike;
                continue;
            }

            if (isLast && isSound && OtherEnding(folder, parts[i]) is { } other)
            {
                how = "its ending differs";
                return other;
            }

            return null;
        }

        return Path.GetFullPath(folder);
    }

    private string? Alike(string folder, string name, bool isFolder)
    {
        string[] names = [.. List(folder, isFolder)[FileNames.Fold(name)]];
        string[] sameAccents =
            [.. names.Where(candidate => string.Equals(Path.GetFileName(candidate), name, StringComparison.OrdinalIgnoreCase))];
        return sameAccents.Length == 1 ? sameAccents[0] : names.Length == 1 ? names[0] : null;
    }

    private string? OtherEnding(string folder, string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name);
        foreach (string extension in s_soundExtensions)
        {
            string exact = Path.Combine(folder, stem + extension);
            if (File.Exists(exact))
            {
                return exact;
            }

            if (Alike(folder, stem + extension, isFolder: false) is { } alike)
            {
                return alike;
            }
        }

        return null;
    }

    // The name in another encoding than the text was read in.
    private string? Recode(string name, string last, FindingPlace? place, bool isSound)
    {
        if (encoding is null || System.Text.Ascii.IsValid(last))
        {
            return null;
        }

        byte[] bytes = encoding.Encoding.GetBytes(last);
        if (encoding.Encoding.GetString(bytes) != last)
        {
            return null;
        }

        foreach (Encoding other in (Encoding[])[Encoding.UTF8, TextEncodings.Windows1252, TextEncodings.ShiftJis])
        {
            string recoded = other.GetString(bytes);
            if (recoded != last && recoded.IndexOfAny(['/', '\\', '\0']) < 0 && Walk([recoded], isSound, out _) is { } path)
            {
                Tell(name, path, place, $"the name is in another encoding ({other.WebName})");
                return path;
            }
        }

        return TextEncodings.Unmangle(last) is { } better && Walk([better], isSound, out _) is { } found
            ? Told(found) : null;

        string Told(string path)
        {
            Tell(name, path, place, "the name was once read in a wrong encoding");
            return path;
        }
    }

    private string? SheetsOwn(string name, FindingPlace? place)
    {
        if (input.Probe.IsFolder)
        {
            return null;
        }

        string? path = OtherEnding(input.Folder, Path.GetFileName(input.Path));
        if (path is not null && Path.GetFullPath(path) != Path.GetFullPath(input.Path))
        {
            Tell(name, path, place, "the sheet has the same name");
            return path;
        }

        return null;
    }

    private void Tell(string name, string path, FindingPlace? place, string how) => input.Findings.Warning(
        "file.other-name",
        $"There is no file {Shown(name)}; {Path.GetRelativePath(input.Folder, path)} was taken: {how}.",
        place,
        "Correct the name if that is not the file.");

    // What lies in a folder, by names as people see them.
    private ILookup<string, string> List(string folder, bool isFolder)
    {
        string key = (isFolder ? "d" : "f") + folder;
        if (!_listings.TryGetValue(key, out ILookup<string, string>? names))
        {
            string[] paths;
            try
            {
                IEnumerable<string> all = isFolder ? Directory.EnumerateDirectories(folder) : Directory.EnumerateFiles(folder);
                paths = [.. all.Take(MostListedFiles)];
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                paths = [];
            }

            names = paths.ToLookup(static path => FileNames.Fold(Path.GetFileName(path)), StringComparer.Ordinal);
            _listings[key] = names;
        }

        return names;
    }

    private bool IsPlainFile(string path, FindingPlace? place)
    {
        try
        {
            // Pipes, devices and what the system makes up have no length; they are not opened.
            if (FileLength.Of(path) > 0)
            {
                File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite).Dispose();
                return true;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            input.Findings.Error("file.unreadable", problem.Message, place, "Check who may read it.");
            return false;
        }

        input.Findings.Error("file.empty", $"{path} is empty, or is not a plain file.", place);
        return false;
    }

    private void TellWhereItLies(string name, string path, FindingPlace? place)
    {
        FileInfo info = new(path);
        string target = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input.Folder)) + Path.DirectorySeparatorChar;
        if (!path.StartsWith(folder, StringComparison.Ordinal))
        {
            input.Findings.Warning(
                "file.outside", $"{Shown(name)} leads out of the folder of the sheet, to {path}; it is read.", place);
        }
        else if (target != path && !target.StartsWith(folder, StringComparison.Ordinal))
        {
            input.Findings.Warning("file.outside", $"{Shown(name)} is a link out of the folder, to {target}; it is read.", place);
        }
    }
}
