using System.Globalization;

namespace Redbook.Transport.Linux;

/// <summary>Which programs have a device node open, as far as this user may see.</summary>
internal sealed class NodeHolders(MachineRoots roots)
{
    /// <summary>The first other program that has one of these nodes open, such as <c>wodim (process 4711)</c>.</summary>
    /// <param name="node">The drive.</param>
    public string? FirstOf(DriveNode node)
    {
        foreach (string folder in Processes())
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && process != Environment.ProcessId && HasOpen(folder, node))
            {
                return $"{NameOf(folder)} (process {process.ToString(CultureInfo.InvariantCulture)})";
            }
        }

        return null;
    }

    /// <summary>The first other program that has a file open, or stands, under a folder.</summary>
    public string? FirstUnder(string place)
    {
        foreach (string folder in Processes())
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && process != Environment.ProcessId && IsUnder(folder, place))
            {
                return $"{NameOf(folder)} (process {process.ToString(CultureInfo.InvariantCulture)})";
            }
        }

        return null;
    }

    private static bool IsUnder(string process, string place)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                .Append(Path.Combine(process, "cwd"))
                .Select(static link => File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName)
                .Any(target => target is not null && (target == place || target.StartsWith(place + "/", StringComparison.Ordinal)));
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HasOpen(string process, DriveNode node)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                .Any(descriptor => File.ResolveLinkTarget(descriptor, returnFinalTarget: false) is { } target
                    && node.IsNamed(target.FullName));
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (IOException)
        {
            return "a program";
        }
    }

    private IEnumerable<string> Processes()
    {
        try
        {
            return Directory.EnumerateDirectories(roots.Proc);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
