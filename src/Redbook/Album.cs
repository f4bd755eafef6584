using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Mastering;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>What is to be recorded: a disc as files describe it, all of them looked through to their end.</summary>
/// <remarks>Nothing of the sound is kept: a file is read again when it is recorded, and one that has changed by then is
/// refused.</remarks>
public sealed class Album
{
    internal Album(DiscImage image, IReadOnlyList<AlbumTrack> tracks, SoundFiles files, AlbumOrigins origins)
    {
        (Image, Tracks, Files, Origins) = (image, tracks, files, origins);
    }

    /// <summary>The disc: what lies where, and from which file it comes.</summary>
    public DiscImage Image { get; }

    /// <summary>The tracks in order, 1 to 99 of them.</summary>
    public IReadOnlyList<AlbumTrack> Tracks { get; }

    /// <summary>How many sessions the tracks are in: one for an ordinary disc.</summary>
    public int SessionCount => Image.Sessions.Count;

    /// <summary>Sound hidden before the first track, where there is some.</summary>
    public AlbumTrack? HiddenTrack { get; internal init; }

    /// <summary>The raw image that the disc was read from, sub-channel and all; <see langword="null"/> for everything else.
    /// </summary>
    public RawImageFile? RawFile { get; internal init; }

    /// <summary>The texts that go on the disc as CD-TEXT; <see langword="null"/> when there are none.</summary>
    public CdTextDisc? CdText => Image.CdText;

    /// <summary>Whether the texts were asked for, and do not only come with the files.</summary>
    public bool IsCdTextWanted => CdText is not null && Origins.CdText == Origin.Options;

    /// <summary>What the user may not expect and need not act on, as sentences: texts spelled otherwise than they were,
    /// tags that are not used, borders between tracks that were moved to a sector.</summary>
    public IReadOnlyList<string> Notices { get; internal init; } = [];

    /// <summary>Where everything lies when the album is recorded at once on a blank disc: sessions behind each other with
    /// lead-outs and lead-ins of the ordinary lengths, whatever gaps <see cref="Image"/> had between them.</summary>
    public DiscLayout Layout => (Image with
    {
        Sessions = [.. Image.Sessions.Select(static session => session with { PauseStart = null })],
    }).ToLayout();

    /// <summary>The length of all tracks in sectors, without what lies between them.</summary>
    public int LengthSectors => Tracks.Sum(static track => track.LengthSectors);

    /// <summary>Where the sound comes from.</summary>
    internal SoundFiles Files { get; }

    /// <summary>Who wanted what is on the disc besides its sound.</summary>
    internal AlbumOrigins Origins { get; }

    /// <summary>Whether a file or folder is a disc image or a sheet, by its content.</summary>
    /// <param name="path">The file or folder; nothing at all is no image.</param>
    public static bool IsImage(string path)
    {
        try
        {
            return DiscImageFile.Detect(path) is not null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens whatever is to be recorded: one disc image or sheet, or audio files.</summary>
    /// <inheritdoc cref="FromFiles(IEnumerable{string}, AlbumOptions?, IProgress{double}?, CancellationToken)"/>
    public static Album Open(
        IReadOnlyList<string> paths,
        AlbumOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new AlbumOptions();
        string folder = options.BaseFolder ?? Environment.CurrentDirectory;
        return paths.Count == 1 && options.RawPcm is null && IsImage(Path.GetFullPath(paths[0], folder))
            ? FromImage(paths[0], options, progress, cancellationToken)
            : FromFiles(paths, options, progress, cancellationToken);
    }

    /// <summary>Opens a disc image or sheet of any format that is read, and looks through the audio files that it names.
    /// </summary>
    /// <param name="path">The sheet, image or folder.</param>
    /// <param name="options">What is wanted in place of what it says; the defaults when left out. Gaps, indexes, the hidden
    /// track and the first number are the image's own and cannot be changed.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from several threads.</param>
    /// <param name="cancellationToken">Stops between two blocks of a file.</param>
    /// <exception cref="InputException">It cannot be read as a disc, or what it names cannot; every error is told.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Album FromImage(
        string path,
        AlbumOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new AlbumFromImage(path, options ?? new AlbumOptions()).Build(progress, cancellationToken);
    }

    /// <summary>Opens a file of raw sectors, as <see cref="AlbumMaster.SaveImage"/> writes it, by what its sub-channel says.
    /// Recorded raw, it goes on the disc as it is.</summary>
    /// <param name="path">The file: whole sectors of 2368 or 2448 bytes from somewhere in the lead-in on.</param>
    /// <param name="form">What follows the sound of each sector; <see langword="null"/> to find it out.</param>
    /// <param name="options">Only <see cref="AlbumOptions.BaseFolder"/> matters.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <exception cref="InputException">It is no raw image, is cut off, or can be read in two ways.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Album FromRawImage(
        string path,
        RawImageForm? form = null,
        AlbumOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new AlbumFromRawImage(path, form, options ?? new AlbumOptions()).Build(progress, cancellationToken);
    }

    /// <summary>Makes an album of audio files, each a track. Every file is decoded once, on all cores, so that damage and
    /// length are known before anything is recorded.</summary>
    /// <param name="paths">The files in playing order; the same file may come twice.</param>
    /// <param name="options">How files become tracks, and what is wanted besides; the defaults when left out.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from several threads.</param>
    /// <param name="cancellationToken">Stops between two blocks of a file.</param>
    /// <exception cref="InputException">A file is missing, damaged or of a kind that is not read (all such files are in
    /// <see cref="InputException.Others"/>), there is none, there are more than 99, or the options cannot be met.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Album FromFiles(
        IEnumerable<string> paths,
        AlbumOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        string[] files = [.. paths];
        options ??= new AlbumOptions();
        AlbumFromFiles.RequireCount(files.Length);
        string[] all = options.HiddenTrack is { } hidden ? [.. files, hidden] : files;
        ScannedFile[] scanned = FileScanner.ReadAll(all, options, progress, cancellationToken);
        return new AlbumFromFiles(
            scanned[..files.Length], options.HiddenTrack is null ? null : scanned[^1], options).Build();
    }
}
