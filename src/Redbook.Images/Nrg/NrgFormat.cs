using Redbook.Images.Formats;

namespace Redbook.Images.Nrg;

/// <summary>Images of Nero: the sectors, then chunks that describe them, then a footer that finds the chunks.</summary>
internal sealed class NrgFormat : ImageFormat
{
    public override DiscImageFormat Description { get; } = new("nrg", "Nero image", [".nrg"], CanWrite: false);

    public override Recognition Recognize(ImageProbe probe) =>
        !probe.IsFolder && NrgChunks.FindFirst(probe.Tail, probe.LengthBytes) is not null ? Recognition.Certain : Recognition.No;

    public override DiscImage Read(ImageInput input) => new NrgReader(input).Read();
}
