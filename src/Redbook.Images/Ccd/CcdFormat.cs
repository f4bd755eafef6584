using System.Text;
using Redbook.Images.Formats;

namespace Redbook.Images.Ccd;

/// <summary>The three files of CloneCD: <c>.ccd</c> describes, <c>.img</c> holds the sectors, <c>.sub</c> the sub-channel.
/// </summary>
internal sealed class CcdFormat : ImageFormat
{
    private const int MarkWithinBytes = 4096;

    public override DiscImageFormat Description { get; } = new("ccd", "CloneCD image", [".ccd"], CanWrite: true);

    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder)
        {
            return Recognition.No;
        }

        ReadOnlySpan<byte> start = probe.Head[..Math.Min(probe.Head.Length, MarkWithinBytes)];
        if (Encoding.Latin1.GetString(start).Contains("[CloneCD]", StringComparison.OrdinalIgnoreCase))
        {
            return Recognition.Certain;
        }

        bool isBeside = probe.Extension.Equals(".img", StringComparison.OrdinalIgnoreCase)
            || probe.Extension.Equals(".sub", StringComparison.OrdinalIgnoreCase);
        return isBeside && CcdFiles.SheetOf(probe.Path) is not null ? Recognition.Likely : Recognition.No;
    }

    public override DiscImage Read(ImageInput input) => new CcdReader(input).Read();

    public override void ListLosses(DiscImage image, ImageTarget target, FindingList findings) =>
        CcdWriter.ListLosses(image, findings);

    public override void Write(DiscImage image, ImageOutput output) => new CcdWriter(image, output).Write();
}
