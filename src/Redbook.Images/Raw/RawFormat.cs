using Redbook.Images.Formats;

namespace Redbook.Images.Raw;

/// <summary>A file of whole sectors, each with its sub-channel behind it, which says where everything lies: of a program
/// alone, or of a disc with lead-in and lead-out, as raw writing takes it (DAO-96).</summary>
internal sealed class RawFormat : ImageFormat
{
    public override DiscImageFormat Description { get; } = new("raw", "Raw sectors with sub-channel", [".raw"], CanWrite: true);

    public override Recognition Recognize(ImageProbe probe) =>
        !probe.IsFolder && RawLayout.Find(probe.Head, probe.LengthBytes) is not null ? Recognition.Likely : Recognition.No;

    public override DiscImage Read(ImageInput input) => RawLayout.Find(input.Probe.Head, input.Probe.LengthBytes) is { } layout
        ? new RawReader(input, Path.GetFullPath(input.Path), layout).Read([])
        : throw input.Fail("raw.no-q", "The file is no whole number of sectors with 96 or 16 bytes of sub-channel, or its Q channel has no valid frame.");

    public override void ListLosses(DiscImage image, ImageTarget target, FindingList findings) =>
        RawWriter.ListLosses(image, findings);

    public override void Write(DiscImage image, ImageOutput output) => new RawWriter(image, output).Write();
}
