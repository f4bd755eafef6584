namespace Redbook.Audio.Detection;

/// <summary>Enough about a file to see that it has changed between two readings.</summary>
/// <param name="LengthBytes">Its length.</param>
/// <param name="LastWrite">When it was last written to.</param>
internal readonly record struct FileStamp(long LengthBytes, DateTime LastWrite)
{
    /// <summary>The stamp of a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static FileStamp Of(string path)
    {
        FileInfo file = new(path);
        return new FileStamp(file.Length, file.LastWriteTimeUtc);
    }
}
