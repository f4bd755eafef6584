using System.Text.RegularExpressions;
using Redbook.Audio.Tags;
using Redbook.Images.Formats;

namespace Redbook.Images.Albums;

/// <summary>A folder of audio files, in the order of the numbers in their tags.</summary>
internal sealed partial class FolderFormat : ImageFormat
{
    private const int MostFiles = 2000;

    private static readonly HashSet<string> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".wav", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".aiff", ".aif", ".aifc", ".ape", ".wv", ".tta", ".mpc",
        ".wma", ".mka", ".caf", ".w64", ".au", ".mp2", ".mp4",
    };

    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = new("folder", "folder of audio files", [], CanWrite: false);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe)
    {
        try
        {
            return probe.IsFolder && Sounds(probe.Path).Any() ? Recognition.Likely : Recognition.No;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Recognition.No;
        }
    }

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input)
    {
        var parts = new List<AlbumPart>();
        foreach (string path in Sounds(input.Folder))
        {
            if (parts.Count == MostFiles)
            {
                throw input.Fail("folder.too-many-files", $"The folder has more than {MostFiles} audio files.");
            }

            // Pipes and devices have no length, and are not opened.
            if (FileLength.Of(path) > 0)
            {
                parts.Add(new AlbumPart(path, AudioTags.Read(path), null));
            }
        }

        int withNumber = parts.Count(static part => part.Tags.TrackNumber is not null);
        bool byNumber = withNumber == parts.Count;
        if (withNumber > 0 && !byNumber)
        {
            input.Findings.Warning(
                "folder.some-numbers",
                $"{parts.Count - withNumber} of {parts.Count} files have no track number; all are taken in the order of their names.",
                new FindingPlace(input.Path));
        }

        AlbumPart[] ordered = byNumber
            ? [.. parts.OrderBy(static part => part.Tags.DiscNumber ?? 1).ThenBy(static part => part.Tags.TrackNumber)
                .ThenBy(static part => NaturalKey(part.Path), StringComparer.Ordinal)]
            : [.. parts.OrderBy(static part => NaturalKey(part.Path), StringComparer.Ordinal)];
        if (byNumber)
        {
            TellOrder(ordered, input);
        }

        return AlbumBuilder.Build(ordered, firstTrack: 1, input);
    }

    /// <summary>A name in which numbers compare as numbers.</summary>
    internal static string NaturalKey(string path) => Digits().Replace(
        Path.GetFileName(path).ToUpperInvariant(), static number => number.Value.TrimStart('0').PadLeft(20, '0'));

    private static void TellOrder(AlbumPart[] ordered, ImageInput input)
    {
        int discs = ordered.Select(static part => part.Tags.DiscNumber ?? 1).Distinct().Count();
        if (discs > 1)
        {
            input.Findings.Warning(
                "folder.several-discs",
                $"By their tags the files belong to {discs} discs; they are taken one disc after the other.",
                new FindingPlace(input.Path),
                "Put the files of each disc into a folder of its own.");
        }

        for (int i = 1; i < ordered.Length; i++)
        {
            AudioTags before = ordered[i - 1].Tags, tags = ordered[i].Tags;
            if ((before.DiscNumber ?? 1, before.TrackNumber) == (tags.DiscNumber ?? 1, tags.TrackNumber))
            {
                input.Findings.Warning(
                    "folder.same-number",
                    $"{Path.GetFileName(ordered[i - 1].Path)} and {Path.GetFileName(ordered[i].Path)} have the same track number.",
                    new FindingPlace(ordered[i].Path));
            }
        }
    }

    private static IEnumerable<string> Sounds(string folder) => Directory.EnumerateFiles(folder)
        .Where(static path => s_extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith("._", StringComparison.Ordinal));

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
