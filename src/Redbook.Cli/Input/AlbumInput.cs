namespace Redbook.Cli.Input;

/// <summary>What a command is given to record, from the words of the command line to an album.</summary>
internal sealed class AlbumInput(Shell shell, IReadOnlyList<string> arguments, AlbumOptions options)
{
    private readonly List<string> _notices = [];

    /// <summary>The files, wildcards expanded.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>What the user may not expect about the files; complete when they have been read.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Finds the files.</summary>
    /// <exception cref="InputException">A pattern matches nothing, or a folder was given.</exception>
    public void Find()
    {
        Files = Wildcards.Expand(arguments, shell.CurrentFolder);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < Files.Count; i++)
        {
            string full = Path.GetFullPath(Files[i], shell.CurrentFolder);
            if (Directory.Exists(full) && !Album.IsImage(full))
            {
                throw new InputException(
                    Files[i], $"{Files[i]} is a folder.", $"Name the files in it: {Path.Combine(Files[i], "*")}");
            }

            if (!seen.TryAdd(full, i + 1))
            {
                _notices.Add($"{Files[i]} is given more than once: tracks {seen[full]} and {i + 1}.");
            }
        }
    }

    /// <summary>Looks through the files to their ends.</summary>
    /// <exception cref="InputException">They make no album.</exception>
    public Album Read(IProgress<double> progress, CancellationToken cancellationToken)
    {
        Album album = Album.Open(Files, options, progress, cancellationToken);
        _notices.AddRange(album.Notices);
        return album;
    }
}
