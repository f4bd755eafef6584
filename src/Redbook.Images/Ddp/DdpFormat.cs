using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>DDP 2.00: a folder that pressing plants take, with the sound, the points of the disc and its texts.</summary>
internal sealed class DdpFormat : ImageFormat
{
    public override DiscImageFormat Description { get; } = new("ddp", "DDP set", [".ddp"], CanWrite: true);

    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder)
        {
            return DdpFolder.Find(probe.Path) is null ? Recognition.No : Recognition.Certain;
        }

        string name = Path.GetFileName(probe.Path);
        bool isNamed = name.StartsWith(DdpFolder.IdentifierName, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(DdpFolder.MapName, StringComparison.OrdinalIgnoreCase);
        bool isOne = probe.Head.StartsWith("DDP "u8) || probe.Head.StartsWith("VVVM"u8);
        return isNamed && isOne ? Recognition.Certain : Recognition.No;
    }

    public override DiscImage Read(ImageInput input) => new DdpReader(input).Read();

    public override void Verify(ImageInput input, IProgress<double>? progress, CancellationToken cancellation) =>
        DdpChecksums.Verify(DdpFolder.Of(input), input.Findings, progress, cancellation);

    public override void ListLosses(DiscImage image, ImageTarget target, FindingList findings) =>
        DdpWriter.ListLosses(image, target, findings);

    public override void Write(DiscImage image, ImageOutput output) => new DdpWriter(image, output).Write();
}
