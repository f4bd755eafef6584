using Redbook.Audio;

namespace Redbook.Images.Content;

/// <summary>Samples as they lie in a file, turned round where they are big-endian.</summary>
internal sealed class PcmBytesReader(PcmExtent extent, OpenFile file) : ContentReader
{
    public override void Read(long offset, Span<byte> destination)
    {
        if (extent.ByteOrder == PcmByteOrder.LittleEndian)
        {
            file.Read(extent.Path, extent.StartBytes + offset, destination);
            return;
        }

        // Half a sample at either edge: the other half has to be read to know it.
        long start = offset & ~1L;
        long end = (offset + destination.Length + 1) & ~1L;
        if (start == offset && end == offset + destination.Length)
        {
            file.Read(extent.Path, extent.StartBytes + offset, destination);
            SwapSamples(destination);
            return;
        }

        byte[] whole = new byte[end - start];
        file.Read(extent.Path, extent.StartBytes + start, whole);
        SwapSamples(whole);
        whole.AsSpan((int)(offset - start), destination.Length).CopyTo(destination);
    }
}
