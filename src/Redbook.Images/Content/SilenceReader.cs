namespace Redbook.Images.Content;

/// <summary>Zeros.</summary>
internal sealed class SilenceReader : ContentReader
{
    public override void Read(long offset, Span<byte> destination) => destination.Clear();
}
