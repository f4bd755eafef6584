namespace Redbook.Images.Formats;

/// <summary>What detectors look at: the name, the length, the beginning and the end of a file; or a folder.</summary>
internal sealed class ImageProbe
{
    private const int HeadBytes = 64 * 1024;
    private const int TailBytes = 512;

    private ImageProbe(string path, long length, byte[] head, byte[] tail, bool isFolder) =>
        (Path, LengthBytes, HeadArray, TailArray, IsFolder) = (path, length, head, tail, isFolder);

    /// <summary>The file or folder, as it was named.</summary>
    public string Path { get; }

    /// <summary>The ending of the name with its dot, as it is written.</summary>
    public string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; }

    /// <summary>Bytes in the file.</summary>
    public long LengthBytes { get; }

    /// <summary>The first bytes, 64 KiB at most.</summary>
    public ReadOnlySpan<byte> Head => HeadArray;

    /// <summary>The last bytes, 512 at most.</summary>
    public ReadOnlySpan<byte> Tail => TailArray;

    /// <summary>The same bytes for those who keep them.</summary>
    public byte[] HeadArray { get; }

    private byte[] TailArray { get; }

    /// <summary>Looks at a file or folder.</summary>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    public static ImageProbe Of(string path)
    {
        if (Directory.Exists(path))
        {
            return new ImageProbe(path, 0, [], [], isFolder: true);
        }

        // A pipe or a device would be waited for without end: what has no length is not opened.
        long length = FileLength.Of(path);
        if (length == 0)
        {
            return new ImageProbe(path, 0, [], [], isFolder: false);
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] head = new byte[Math.Min(length, HeadBytes)];
        file.ReadExactly(head);
        byte[] tail = new byte[Math.Min(length, TailBytes)];
        file.Position = length - tail.Length;
        file.ReadExactly(tail);
        return new ImageProbe(path, length, head, tail, isFolder: false);
    }
}
