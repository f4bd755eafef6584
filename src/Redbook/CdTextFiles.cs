using Redbook.Coding.CdText;
using Redbook.Images;
using Redbook.Images.Texts;

namespace Redbook;

/// <summary>Texts from files of CD-TEXT: a block for each language, in the order of the files.</summary>
internal static class CdTextFiles
{
    /// <summary>Reads the files that are wanted, if any.</summary>
    /// <param name="options">What is wanted; texts given one by one go before those of the first block.</param>
    /// <param name="firstTrack">The number of the first track of the disc.</param>
    /// <param name="trackCount">The tracks of the disc.</param>
    /// <param name="notices">Told what was odd in a file.</param>
    /// <returns>The blocks; none when no file is wanted.</returns>
    /// <exception cref="InputException">A file cannot be read, or is about another number of tracks.</exception>
    public static IReadOnlyList<CdTextBlock> Read(AlbumOptions options, int firstTrack, int trackCount, List<string> notices)
    {
        List<CdTextBlock> blocks = [];
        foreach (string path in options.WithCdText ? options.CdTextFiles : [])
        {
            CdTextSheetReading reading = Open(path, options.BaseFolder);
            notices.AddRange(reading.Findings.Select(finding => $"{path}: {finding.Message}"));
            foreach (CdTextBlock block in reading.Text.Blocks)
            {
                if (block.Tracks.Count != trackCount)
                {
                    throw new InputException(
                        path, $"{path} has texts for {Tracks(block.Tracks.Count)}, and the disc has {Tracks(trackCount)}.",
                        "Take the texts of this disc, or leave them out.");
                }

                blocks.Add(block with { Number = blocks.Count, FirstTrack = firstTrack });
            }
        }

        if (blocks is [var first, ..])
        {
            blocks[0] = first with
            {
                Album = Texts.Over(options.Text, first.Album),
                Tracks = [.. first.Tracks.Select((track, i) => Texts.Over(options.OfTrack(i + 1).Text, track))],
                Genre = options.Genre ?? first.Genre,
                Language = options.Language ?? first.Language,
                CharacterSet = options.CharacterSet ?? first.CharacterSet,
            };
        }

        return blocks;
    }

    private static string Tracks(int count) => count == 1 ? "1 track" : $"{count} tracks";

    private static CdTextSheetReading Open(string path, string? baseFolder)
    {
        try
        {
            CdTextSheetReading reading = CdTextSheet.Open(Path.GetFullPath(path, baseFolder ?? Environment.CurrentDirectory));
            return reading.Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error) is { } error
                ? throw new InputException(path, $"{path}: {error.Message}", error.Advice ?? "Correct it, or leave it out.")
                : reading;
        }
        catch (DiscImageException refused)
        {
            throw new InputException(path, $"{path}: {refused.Message}", "Name a file of CD-TEXT packs (.cdt) or a text sheet (.v07t).", refused);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, $"There is no file {path}.", "Check the name.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"{path} cannot be read: {unreadable.Message}", "Check the file and who may read it.", unreadable);
        }
    }
}
