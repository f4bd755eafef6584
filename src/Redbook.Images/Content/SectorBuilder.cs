using Redbook.Audio;
using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Images.Content;

/// <summary>Whole sectors out of what a file holds of them; without a file, empty sectors.</summary>
internal sealed class SectorBuilder(SectorExtent? extent, TrackMode mode, Lba start, OpenFile file) : ContentReader
{
    private static readonly SubHeader s_data = new(0, 0, 0x08, 0);
    private static readonly SubHeader s_empty = new(0, 0, SubHeader.Form2, 0);

    private readonly byte[] _sector = new byte[DataSector.Size];
    private readonly byte[] _stored = new byte[DataSector.Size];
    private long _built = -1;

    public override void Read(long offset, Span<byte> destination)
    {
        if (extent is { Form: SectorForm.Raw, TrailingBytes: 0, ByteOrder: PcmByteOrder.LittleEndian, IsScrambled: false })
        {
            file.Read(extent.Path, extent.StartBytes + offset, destination);
            return;
        }

        while (!destination.IsEmpty)
        {
            (long number, long into) = Math.DivRem(offset, DataSector.Size);
            if (number != _built)
            {
                Build(number);
                _built = number;
            }

            int count = Math.Min(destination.Length, DataSector.Size - (int)into);
            _sector.AsSpan((int)into, count).CopyTo(destination);
            destination = destination[count..];
            offset += count;
        }
    }

    private void Build(long number)
    {
        Lba address = start + (int)number;
        if (extent is null)
        {
            BuildEmpty(address);
            return;
        }

        Span<byte> stored = _stored.AsSpan(0, extent.Form.Bytes());
        file.Read(extent.Path, extent.StartBytes + (number * extent.StrideBytes), stored);
        switch (extent.Form)
        {
            case SectorForm.Raw:
                stored.CopyTo(_sector);
                if (extent.ByteOrder == PcmByteOrder.BigEndian && mode == TrackMode.Audio)
                {
                    SwapSamples(_sector);
                }

                if (extent.IsScrambled)
                {
                    Scrambler.Apply(_sector);
                }

                break;
            case SectorForm.User2048 when mode == TrackMode.Mode1:
                DataSector.BuildMode1(address, stored, _sector);
                break;
            case SectorForm.User2048:
                DataSector.BuildMode2Form1(address, s_data, stored, _sector);
                break;
            case SectorForm.User2324:
                DataSector.BuildMode2Form2(address, s_empty, stored, hasEdc: true, _sector);
                break;
            default:
                DataSector.BuildMode2(address, stored, _sector);
                break;
        }
    }

    private void BuildEmpty(Lba address)
    {
        Span<byte> stored = _stored;
        stored.Clear();
        switch (mode)
        {
            case TrackMode.Mode1:
                DataSector.BuildMode1(address, stored[..DataSector.UserSize], _sector);
                break;
            case TrackMode.Mode2Xa:
                DataSector.BuildMode2Form2(address, s_empty, stored[..DataSector.Form2Size], hasEdc: true, _sector);
                break;
            default:
                DataSector.BuildMode2(address, stored[..DataSector.Mode2Size], _sector);
                break;
        }
    }
}
