using Redbook.Discs;

namespace Redbook.Images.Ddp;

/// <summary>One file of main data and the sectors of the image that it holds.</summary>
internal sealed record DdpSegment(
    string Path, int Start, int Sectors, int OffsetBytes, SectorForm Form, int TrailingBytes, TrackMode Mode, bool IsNewSession)
{
    public int End => Start + Sectors;

    /// <summary>Some sectors of it.</summary>
    public ImageExtent Extent(int sector, int count)
    {
        int stride = Form.Bytes() + TrailingBytes;
        long offset = OffsetBytes + ((long)(sector - Start) * stride);
        return Mode == TrackMode.Audio && TrailingBytes == 0
            ? new PcmExtent(Path, offset, (long)count * CdSector.Samples)
            : new SectorExtent(Path, offset, count, Form) { TrailingBytes = TrailingBytes };
    }
}
