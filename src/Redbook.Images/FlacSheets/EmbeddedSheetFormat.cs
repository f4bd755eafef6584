using Redbook.Audio.Tags;
using Redbook.Images.Cue;
using Redbook.Images.Formats;

namespace Redbook.Images.FlacSheets;

/// <summary>An audio file of a whole disc that carries its own cue sheet: as text in its tags, or as the block that FLAC has
/// for it.</summary>
internal sealed class EmbeddedSheetFormat : ImageFormat
{
    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = new("flac", "audio file with a cue sheet inside", [".flac"], CanWrite: false);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder || probe.LengthBytes == 0 || !MayHaveTags(probe.Head))
        {
            return Recognition.No;
        }

        AudioTags tags = AudioTags.Read(probe.Path);
        return HasSheet(tags) ? Recognition.Certain : Recognition.No;
    }

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input)
    {
        AudioTags tags = AudioTags.Read(input.Path);
        foreach (string notice in tags.Notices)
        {
            input.Findings.Note("audio.tags", notice, new FindingPlace(input.Path));
        }

        if (tags.CueSheet is { } sheet)
        {
            DiscImage image = CueFormat.Read(SheetText.Of(input.Path, sheet), input, Path.GetFileName(input.Path));
            return tags.FlacCueSheet is { } block ? WithCodes(image, block, input) : image;
        }

        return tags.FlacCueSheet is { } only
            ? FlacSheetBuilder.Build(only, tags, input)
            : throw input.Fail("flac.no-sheet", "There is no cue sheet in this file.");
    }

    private static bool HasSheet(AudioTags tags) =>
        tags.CueSheet is not null || tags.FlacCueSheet is { Tracks.Count: > 1 };

    private static bool MayHaveTags(ReadOnlySpan<byte> head) => head.StartsWith("fLaC"u8) || head.StartsWith("ID3"u8)
        || head.StartsWith("wvpk"u8) || head.StartsWith("MAC "u8) || head.StartsWith("TTA1"u8) || head.StartsWith("OggS"u8);

    // The text has the names, the block the codes.
    private static DiscImage WithCodes(DiscImage image, FlacCueSheet block, ImageInput input)
    {
        Dictionary<int, string> codes = block.Tracks.Where(static track => track.Isrc.Length > 0)
            .GroupBy(static track => track.Number).ToDictionary(static group => group.Key, static group => group.First().Isrc);
        return image with
        {
            Mcn = image.Mcn ?? (block.CatalogNumber.Length > 0 ? Codes.ReadMcn(block.CatalogNumber, null, input.Findings) : null),
            Sessions =
            [
                .. image.Sessions.Select(session => session with
                {
                    Tracks =
                    [
                        .. session.Tracks.Select(track => track.Isrc.IsEmpty && codes.TryGetValue(track.Number, out string? code)
                            ? track with { Isrc = Codes.ReadIsrc(code, null, input.Findings) ?? default }
                            : track),
                    ],
                }),
            ],
        };
    }
}
