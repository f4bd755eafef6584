using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook.Images.Ddp;

/// <summary>The CD-TEXT that a set carries: the packs that were found, else the texts with the disc's codes among them.
/// </summary>
internal static class DdpCdText
{
    /// <summary>The packs of an image; empty when it has no text, null when the texts cannot be written.</summary>
    public static ReadOnlyMemory<byte>? TryGetPacks(DiscImage image, out IReadOnlyList<CdTextProblem> problems)
    {
        problems = [];
        if (!image.CdTextPacks.IsEmpty || image.CdText is not { Blocks.Count: > 0 } text)
        {
            return image.CdTextPacks;
        }

        CdTextEncoding? encoding = CdTextEncoder.TryEncode(WithCodes(text, image), null, out problems);
        return encoding is null ? (ReadOnlyMemory<byte>?)null : encoding.Packs;
    }

    // UPC and ISRC are texts of a disc too; they stand in the first block.
    private static CdTextDisc WithCodes(CdTextDisc text, DiscImage image)
    {
        CdTextBlock first = text.Blocks[0];
        if (!string.IsNullOrEmpty(first.Album.Code) || first.Tracks.Any(static track => !string.IsNullOrEmpty(track.Code)))
        {
            return text;
        }

        Dictionary<int, Isrc> codes = image.Tracks.Where(static track => !track.Isrc.IsEmpty)
            .GroupBy(static track => track.Number).ToDictionary(static group => group.Key, static group => group.First().Isrc);
        first = first with
        {
            Album = first.Album with { Code = image.Mcn?.Digits },
            Tracks =
            [
                .. first.Tracks.Select((track, i) =>
                    codes.TryGetValue(first.FirstTrack + i, out Isrc isrc) ? track with { Code = isrc.Code } : track),
            ],
        };
        return text with { Blocks = [first, .. text.Blocks.Skip(1)] };
    }
}
