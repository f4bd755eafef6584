using Redbook.Audio.Tags;
using Redbook.Images.Albums;
using Redbook.Images.Checking;
using Redbook.Images.Formats;

namespace Redbook.Images;

/// <summary>Disc images of every format: found out, read and written.</summary>
public static class DiscImageFile
{
    /// <summary>The formats that are known.</summary>
    public static IReadOnlyList<DiscImageFormat> Formats { get; } =
        [.. ImageFormats.All.Select(static format => format.Description)];

    /// <summary>Finds out whether a file or folder is a disc image, by its content.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The format; null when it is none that is known.</returns>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static DiscImageFormat? Detect(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ImageFormats.Find(ImageProbe.Of(path))?.Description;
    }

    /// <summary>Reads a disc image.</summary>
    /// <param name="path">The sheet, image or folder.</param>
    /// <param name="options">How to read it; the defaults when null.</param>
    /// <returns>The disc with all that was noticed. It may have errors among that: see
    /// <see cref="DiscImageReading.HasErrors"/>.</returns>
    /// <exception cref="DiscImageException">It cannot be read as a disc at all; the findings say why.</exception>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    /// <exception cref="ArgumentException">The options name a format that is not known.</exception>
    public static DiscImageReading Open(string path, DiscImageOptions? options = null)
    {
        (ImageFormat format, ImageInput input) = Find(path, options);
        DiscImage image = format.Read(input);
        ByteOrderCheck.Check(image, input.Findings);
        return new DiscImageReading(image, format.Description, input.Findings.ToList());
    }

    /// <summary>Makes a disc of audio files, one to a track, in the order in which they are given.</summary>
    /// <param name="paths">The files; one at least.</param>
    /// <param name="options">How to read them; the defaults when null.</param>
    /// <exception cref="DiscImageException">None of them can be used.</exception>
    /// <exception cref="IOException">One does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One must not be read.</exception>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static DiscImageReading OfFiles(IReadOnlyList<string> paths, DiscImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
        {
            throw new ArgumentException("Name one file at least.", nameof(paths));
        }

        var input = new ImageInput(ImageProbe.Of(paths[0]), options ?? DiscImageOptions.Default);
        AlbumPart[] parts =
        [
            .. paths.Select(static path => new AlbumPart(Path.GetFullPath(path), AudioTags.Read(path), new FindingPlace(path))),
        ];
        DiscImage image = AlbumBuilder.Build(parts, firstTrack: 1, input);
        return new DiscImageReading(
            image, new DiscImageFormat("files", "audio files", [], CanWrite: false), input.Findings.ToList());
    }

    /// <summary>Holds the files of a disc image against the checksums that come with them. This reads all of them.</summary>
    /// <param name="path">The sheet, image or folder.</param>
    /// <param name="options">How to read it; the defaults when null.</param>
    /// <param name="progress">Told the share of each file that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What is wrong; empty for formats without checksums.</returns>
    /// <exception cref="DiscImageException">It cannot be read as a disc at all.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    /// <exception cref="ArgumentException">The options name a format that is not known.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<Finding> Verify(
        string path,
        DiscImageOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        (ImageFormat format, ImageInput input) = Find(path, options);
        format.Verify(input, progress, cancellation);
        return input.Findings.ToList();
    }

    /// <summary>Lists what a format cannot hold of a disc, before anything is written.</summary>
    /// <param name="image">The disc.</param>
    /// <param name="path">The file or folder that would be written.</param>
    /// <param name="options">How it would be written; the defaults when null.</param>
    /// <returns>Errors where it cannot be written at all, warnings for what would be lost.</returns>
    /// <exception cref="ArgumentException">The format is not known, or is not written.</exception>
    public static IReadOnlyList<Finding> ListLosses(DiscImage image, string path, DiscImageWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new DiscImageWriteOptions();
        var findings = new FindingList();
        ImageFormats.Writer(path, options).ListLosses(image, new ImageTarget(path, options), findings);
        return findings.ToList();
    }

    /// <summary>Writes a disc as an image. Either all files are written or none is changed.</summary>
    /// <param name="image">The disc.</param>
    /// <param name="path">The file or folder; files that belong to it are written beside it.</param>
    /// <param name="options">How to write it; the defaults when null.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What was lost, as <see cref="ListLosses"/> says.</returns>
    /// <exception cref="DiscImageException">The format cannot hold the disc, or its content cannot be read.</exception>
    /// <exception cref="Redbook.Audio.AudioDataException">An audio file is damaged.</exception>
    /// <exception cref="OutputExistsException">A file is there and is not to be replaced.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="ArgumentException">The format is not known, or is not written.</exception>
    public static IReadOnlyList<Finding> Write(
        DiscImage image,
        string path,
        DiscImageWriteOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        IReadOnlyList<Finding> losses = ListLosses(image, path, options);
        if (losses.FirstOrDefault(static loss => loss.Severity == FindingSeverity.Error) is { } error)
        {
            throw new DiscImageException(error, [.. losses.Where(loss => loss != error)]);
        }

        options ??= new DiscImageWriteOptions();
        using var output = new ImageOutput(new ImageTarget(path, options), progress, cancellation);
        ImageFormats.Writer(path, options).Write(image, output);
        output.Commit();
        return losses;
    }

    private static (ImageFormat Format, ImageInput Input) Find(string path, DiscImageOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= DiscImageOptions.Default;
        ImageProbe probe = ImageProbe.Of(path);
        ImageFormat format = options.Format is { } id
            ? ImageFormats.Named(id) ?? throw new ArgumentException($"There is no format {id}.", nameof(options))
            : ImageFormats.Find(probe) ?? throw new DiscImageException(new Finding
            {
                Severity = FindingSeverity.Error,
                Rule = "image.unknown-format",
                Message = "This is no disc image of a format that is known.",
                Place = new FindingPlace(path),
                Advice = "If it is one, name its format.",
            });
        return (format, new ImageInput(probe, options));
    }
}
