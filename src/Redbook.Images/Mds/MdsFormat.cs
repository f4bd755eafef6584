using Redbook.Images.Formats;

namespace Redbook.Images.Mds;

/// <summary>Images of Alcohol: <c>.mds</c> describes, <c>.mdf</c> holds the sectors.</summary>
internal sealed class MdsFormat : ImageFormat
{
    public override DiscImageFormat Description { get; } = new("mds", "Alcohol image", [".mds"], CanWrite: false);

    public override Recognition Recognize(ImageProbe probe) => !probe.IsFolder && probe.Head.StartsWith(MdsHeader.Signature)
        ? Recognition.Certain
        : Recognition.No;

    public override DiscImage Read(ImageInput input) => new MdsReader(input).Read();
}
