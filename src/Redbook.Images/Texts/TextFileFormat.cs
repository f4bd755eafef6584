using Redbook.Images.Formats;

namespace Redbook.Images.Texts;

/// <summary>Writes the texts of a disc alone: as packs, or as a sheet.</summary>
internal sealed class TextFileFormat(bool isSheet) : ImageFormat
{
    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = isSheet
        ? new DiscImageFormat("v07t", "Sony CD-TEXT sheet", [".v07t"], CanWrite: true)
        : new DiscImageFormat("cdt", "CD-TEXT packs", [".cdt"], CanWrite: true);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe) => Recognition.No;

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input) =>
        throw input.Fail("cdtext.no-disc", "The file holds the texts of a disc and no content.", advice: "Name it as the CD-TEXT of a disc.");

    /// <inheritdoc/>
    public override void ListLosses(DiscImage image, ImageTarget target, FindingList findings)
    {
        if (image.CdText is not { Blocks.Count: > 0 } && image.CdTextPacks.IsEmpty)
        {
            findings.Error("write.no-texts", "The disc has no CD-TEXT.");
            return;
        }

        findings.Warning("write.texts-alone", "Only the CD-TEXT is kept, nothing else of the disc.");
        if (isSheet)
        {
            bool hasMore = image.CdText!.Blocks.Any(static block => block.Toc is not null || block.OtherPacks.Count > 0);
            if (hasMore)
            {
                findings.Note("write.cd-text", "Packs that are no texts are left out.");
            }
        }
        else if (CdTextBlocks.TryGetPacks(image) is null)
        {
            WriteLosses.Packs(image, findings);
            findings.Error("write.no-texts", "The texts cannot be written as packs.");
        }
    }

    /// <inheritdoc/>
    public override void Write(DiscImage image, ImageOutput output) => output.Write(
        Path.GetFileName(output.Target.Path),
        isSheet ? CdTextSheet.WriteSony(image.CdText!) : image.GetCdTextPacks().Span);
}
