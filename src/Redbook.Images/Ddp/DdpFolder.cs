using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>The folder of a set: its files, found whatever the case of their names.</summary>
internal sealed class DdpFolder
{
    public const string IdentifierName = "DDPID";
    public const string MapName = "DDPMS";

    // The longest of the small files: a PQ descriptor of 99 tracks with 99 indexes each has 630 kB.
    private const int MostBytes = 1 << 20;
    private const int MostFiles = 10_000;

    // What sets are written with, here and by cue2ddp, beside the files that the map names.
    private static readonly string[] s_usualNames =
    [
        IdentifierName, MapName, "CHECKSUM.MD5", "CHECKSUM.TXT", "CDTEXT.BIN", "CDTEXT.TXT", "IMAGE.DAT", "PQDESCR", "PQSHEET.TXT", "SD",
    ];

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    private DdpFolder(string path, string? wrapper)
    {
        (Path, Wrapper) = (path, wrapper);
        foreach (string file in Directory.EnumerateFiles(path).Take(MostFiles))
        {
            string name = System.IO.Path.GetFileName(file);

            // Of two names that differ in case only, the one in upper case is meant.
            if (!_files.TryGetValue(name, out string? other) || string.CompareOrdinal(name, other) < 0)
            {
                _files[name] = name;
            }
        }
    }

    public string Path { get; }

    /// <summary>The folder that was named, where the set lies in a folder inside it; else null.</summary>
    public string? Wrapper { get; }

    public IEnumerable<string> FileNames => _files.Values;

    /// <summary>The folder that holds a set: this one, or the only one inside it; null when there is none.</summary>
    public static string? Find(string path)
    {
        if (Holds(path))
        {
            return path;
        }

        string[] inside =
        [
            .. Directory.EnumerateDirectories(path).Take(MostFiles)
                .Where(static folder => !IsLeftOver(System.IO.Path.GetFileName(folder))).Take(2),
        ];
        return inside.Length == 1 && Holds(inside[0]) ? inside[0] : null;
    }

    /// <summary>The set that an input names.</summary>
    public static DdpFolder Of(ImageInput input)
    {
        string folder = input.Folder;
        string found = Find(folder) ?? folder;
        return new DdpFolder(found, found == folder ? null : folder);
    }

    /// <summary>The files of the set that lies in a folder: what its map names, and what sets are usually written with. None
    /// where the folder is not there or holds no set.</summary>
    public static IReadOnlyList<string> FilesOfSet(string path)
    {
        if (!Directory.Exists(path))
        {
            return [];
        }

        string[] files = [.. Directory.EnumerateFiles(path).Take(MostFiles)];
        string[] maps = [.. files.Where(static file => IsCalled(file, MapName))];
        if (maps.Length == 0 && !files.Any(static file => IsCalled(file, IdentifierName)))
        {
            return [];
        }

        HashSet<string> names = new(s_usualNames, StringComparer.OrdinalIgnoreCase);
        foreach (string map in maps.Where(static map => FileLength.Of(map) <= MostBytes))
        {
            ReadOnlySpan<byte> bytes = File.ReadAllBytes(map);
            for (; bytes.Length >= DdpMapPacket.Size; bytes = bytes[DdpMapPacket.Size..])
            {
                DdpMapPacket packet = DdpMapPacket.Parse(bytes);
                if (packet.IsValid)
                {
                    names.Add(packet.FileName);
                }
            }
        }

        return [.. files.Where(file => names.Contains(System.IO.Path.GetFileName(file)))];
    }

    /// <summary>Names that archives and file managers leave behind.</summary>
    public static bool IsLeftOver(string name) => name.StartsWith("._", StringComparison.Ordinal)
        || name.Equals(".DS_Store", StringComparison.OrdinalIgnoreCase)
        || name.Equals("__MACOSX", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a file as it is written on the disk; null when there is none. Only files of this very folder
    /// are found.</summary>
    public string? FindName(string name) => _files.GetValueOrDefault(name);

    /// <summary>A name that begins like this one, as <c>DDPID.TXT</c>.</summary>
    public string? FindRenamed(string name) => FindName(name)
        ?? _files.Values.Where(file => System.IO.Path.GetFileNameWithoutExtension(file).Equals(name, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The full path of a file that <see cref="FindName"/> gave.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>All bytes of a small file.</summary>
    /// <exception cref="DiscImageException">It is longer than any such file can be.</exception>
    public byte[] ReadSmall(string name, ImageInput input)
    {
        // What has no length may be a pipe, which would be waited for without end.
        string path = PathOf(name);
        return FileLength.Of(path) switch
        {
            > MostBytes => throw input.Fail("ddp.too-long", "The file is longer than any such file can be (1 MiB).", new FindingPlace(path)),
            0 => [],
            _ => File.ReadAllBytes(path),
        };
    }

    private static bool IsCalled(string file, string name) =>
        System.IO.Path.GetFileName(file.AsSpan()).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string path) => Directory.EnumerateFiles(path).Take(MostFiles)
        .Select(static file => System.IO.Path.GetFileNameWithoutExtension(file))
        .Any(static name => name.Equals(IdentifierName, StringComparison.OrdinalIgnoreCase)
            || name.Equals(MapName, StringComparison.OrdinalIgnoreCase));
}
