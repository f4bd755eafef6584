namespace Redbook.Images.Formats;

/// <summary>How long a file is, whether it lies there or is linked to.</summary>
internal static class FileLength
{
    /// <summary>The bytes in a file. A link counts as what it leads to; a pipe, a device and what the system makes up have none.
    /// </summary>
    /// <exception cref="IOException">It does not exist, or cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be looked at.</exception>
    public static long Of(string path)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is null)
        {
            return file.Length;
        }

        // What a link of the system's own stands for, as that of an open pipe, may have no name.
        return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length
            : File.Exists(path) ? 0 : throw new FileNotFoundException($"There is no {path}.", path);
    }
}
