using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Makes the CD-TEXT of a disc from the texts of a sheet.</summary>
internal static class CueTextBuilder
{
    /// <summary>The disc with its texts.</summary>
    public static DiscImage AddTo(
        DiscImage image, CueSheet sheet, IReadOnlyList<CueTrack> tracks, ImageInput input, TextEncodingChoice encoding)
    {
        CdTextDisc? texts = OfSheet(sheet, tracks);
        if (sheet.CdTextFile is not { } packFile
            || new SourceFiles(input, encoding).Find(packFile.Name, packFile.Place, isSound: false) is not { } path
            || CdTextPacks.Read(path, packFile.Place, input.Findings) is not { } packs)
        {
            return image with { CdText = texts };
        }

        if (texts is not null && !SameTexts(texts, packs.Text))
        {
            input.Findings.Warning(
                "cue.texts-differ",
                "The texts in the sheet differ from those in the file of packs; the packs are recorded.",
                packFile.Place);
        }

        return image with { CdText = packs.Text, CdTextPacks = packs.Packs };
    }

    private static CdTextDisc? OfSheet(CueSheet sheet, IReadOnlyList<CueTrack> tracks)
    {
        if (sheet.Texts.IsEmpty && tracks.All(static track => track.Texts.IsEmpty))
        {
            return null;
        }

        CdTextBlock block = new()
        {
            FirstTrack = tracks[0].Number,
            Album = sheet.Texts.Entry,
            Tracks = [.. tracks.Select(static track => track.Texts.Entry)],
            DiscId = sheet.Texts.DiscId,
            Genre = Genre(sheet.Texts.Genre),
        };
        return new CdTextDisc { Blocks = [CdTextBlocks.Choose(block)] };
    }

    private static CdTextGenreInformation? Genre(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        CdTextGenre code = Enum.TryParse(text.Replace(" ", string.Empty, StringComparison.Ordinal), ignoreCase: true, out CdTextGenre known)
            && Enum.IsDefined(known) ? known : CdTextGenre.NotDefined;
        return new CdTextGenreInformation(code, text);
    }

    private static bool SameTexts(CdTextDisc sheet, CdTextDisc packs) => packs.Blocks.Count > 0
        && sheet.Blocks[0].Album.Title == packs.Blocks[0].Album.Title
        && sheet.Blocks[0].Album.Performer == packs.Blocks[0].Album.Performer
        && sheet.Blocks[0].Tracks.Select(static track => (track.Title, track.Performer))
            .SequenceEqual(packs.Blocks[0].Tracks.Select(static track => (track.Title, track.Performer)));
}
