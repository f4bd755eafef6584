namespace Redbook.Testing;

/// <summary>A folder of its own for one test, removed with everything in it when disposed.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public TempFolder()
        : this(Directory.CreateTempSubdirectory("redbook-test-").FullName)
    {
    }

    private TempFolder(string root) => Root = root;

    /// <summary>A folder that lies in memory where the system has such a place with room enough, for tests that write many
    /// thousand files.</summary>
    public static TempFolder InMemory()
    {
        // Containers have 64 MB of it unless told otherwise.
        const long enough = 1L << 30;
        const string shared = "/dev/shm";
        return Directory.Exists(shared) && new DriveInfo(shared).AvailableFreeSpace >= enough
            ? new TempFolder(Directory.CreateDirectory($"{shared}/redbook-test-{Guid.NewGuid():N}").FullName)
            : new TempFolder();
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>The full path of <paramref name="name"/> in this folder; nothing is made.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Writes a file into this folder and returns its full path.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
