namespace Redbook.Audio.Detection;

/// <summary>Enough about a file to see that it has changed between two readings.</summary>
/// <param name="LengthBytes">Its length; that of a pipe or device is 0.</param>
/// <param name="LastWrite">When it was last written to.</param>
internal readonly record struct FileStamp(long LengthBytes, DateTime LastWrite)
{
    /// <summary>The stamp of a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static FileStamp Of(string path)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is null)
        {
            return new FileStamp(file.Length, file.LastWriteTimeUtc);
        }

        // A link has a length and a time of its own. What one of the system's own stands for, as that of an open pipe, may have
        // no name.
        return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
            ? new FileStamp(target.Length, target.LastWriteTimeUtc)
            : File.Exists(path) ? default : throw new FileNotFoundException($"There is no {path}.", path);
    }
}
