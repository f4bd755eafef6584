namespace Redbook.Images.Formats;

/// <summary>Files that belong to an image by their name alone, and are links to somewhere else.</summary>
internal static class OutsideFiles
{
    /// <summary>Tells of a link that leads out of a folder.</summary>
    public static void Tell(string path, string folder, FindingList findings)
    {
        string? target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        string inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        if (target is not null && !target.StartsWith(inside, StringComparison.Ordinal))
        {
            findings.Warning("file.outside", $"{Path.GetFileName(path)} is a link out of the folder, to {target}; it is read.", new FindingPlace(path));
        }
    }
}
