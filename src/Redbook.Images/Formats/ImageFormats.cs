using Redbook.Images.Albums;
using Redbook.Images.Ccd;
using Redbook.Images.Cue;
using Redbook.Images.Ddp;
using Redbook.Images.FlacSheets;
using Redbook.Images.Inf;
using Redbook.Images.Texts;
using Redbook.Images.Toc;
using Redbook.Images.Mds;
using Redbook.Images.Nrg;
using Redbook.Images.Raw;

namespace Redbook.Images.Formats;

/// <summary>The one list of all formats.</summary>
internal static class ImageFormats
{
    /// <summary>All formats; of two that are equally sure of a file the first is taken.</summary>
    public static IReadOnlyList<ImageFormat> All { get; } =
    [
        new CueFormat(),
        new TocFormat(),
        new DdpFormat(),
        new CcdFormat(),
        new EmbeddedSheetFormat(),
        new InfFormat(),
        new PlaylistFormat(),
        new FolderFormat(),
        new TextFileFormat(isSheet: false),
        new TextFileFormat(isSheet: true),
        new NrgFormat(),
        new MdsFormat(),
        new CloneFormat(),
        new RawFormat(),
    ];

    /// <summary>The format that is surest of a file; null when none recognises it.</summary>
    public static ImageFormat? Find(ImageProbe probe)
    {
        ImageFormat? best = null;
        Recognition most = Recognition.No;
        foreach (ImageFormat format in All)
        {
            Recognition recognition = format.Recognize(probe);
            if (recognition > most)
            {
                (best, most) = (format, recognition);
            }
        }

        return best;
    }

    /// <summary>The format of a short name.</summary>
    public static ImageFormat? Named(string id) =>
        All.FirstOrDefault(format => string.Equals(format.Description.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The format to write a path in.</summary>
    /// <exception cref="ArgumentException">It is not known, or is not written.</exception>
    public static ImageFormat Writer(string path, DiscImageWriteOptions options)
    {
        string extension = Path.GetExtension(path);
        ImageFormat? format = options.Format is { } id
            ? Named(id)
            : All.FirstOrDefault(format => format.Description.CanWrite
                && format.Description.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
        return format switch
        {
            { Description.CanWrite: true } => format,
            null => throw new ArgumentException(
                options.Format is { } name ? $"There is no format {name}." : extension.Length == 0 ? $"\"{path}\" has no ending that names a format." : $"No format that is written ends in {extension}.",
                nameof(options)),
            _ => throw new ArgumentException($"{format.Description.Name} is read only.", nameof(options)),
        };
    }
}
