using System.Buffers.Binary;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Writing;

/// <summary>What a host sends for a sector of a track at once, by the data block type of page 05h.</summary>
internal static class TrackBlock
{
    private const int SubHeadersBytes = 2 * SubHeader.Size;

    // Without a sub-header of its own, a sector of a form has that of page 05h.
    public static int Bytes(DataBlockType type) => type switch
    {
        DataBlockType.Mode1 or DataBlockType.Mode2Form1 => DataSector.UserSize,
        DataBlockType.Mode2 => DataSector.Mode2Size,
        DataBlockType.Mode2Form1SubHeader => SubHeadersBytes + DataSector.UserSize,
        DataBlockType.Mode2Form2 => DataSector.Form2Size,
        DataBlockType.Mode2Mixed => SubHeadersBytes + DataSector.Form2Size,
        _ => CdSector.AudioBytes,
    };

    public static TrackMode Mode(DataBlockType type) => type switch
    {
        DataBlockType.Mode1 => TrackMode.Mode1,
        DataBlockType.Mode2 => TrackMode.Mode2,
        >= DataBlockType.Mode2Form1 and <= DataBlockType.Mode2Mixed => TrackMode.Mode2Xa,
        _ => TrackMode.Audio,
    };

    /// <summary>The sectors as they come to lie on the disc.</summary>
    public static byte[] ToSectors(in WriteParametersPage parameters, Lba start, ReadOnlySpan<byte> blocks)
    {
        int blockBytes = Bytes(parameters.DataBlockType);
        Span<byte> own = stackalloc byte[SubHeader.Size];
        BinaryPrimitives.WriteUInt32BigEndian(own, parameters.SubHeader);
        byte[] sectors = new byte[blocks.Length / blockBytes * CdSector.AudioBytes];
        for (int i = 0; i * blockBytes < blocks.Length; i++)
        {
            ReadOnlySpan<byte> block = blocks.Slice(i * blockBytes, blockBytes);
            Span<byte> sector = sectors.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes);
            switch (parameters.DataBlockType)
            {
                case DataBlockType.Mode1:
                    DataSector.BuildMode1(start + i, block, sector);
                    break;
                case DataBlockType.Mode2:
                    DataSector.BuildMode2(start + i, block, sector);
                    break;
                case DataBlockType.Mode2Form1:
                    DataSector.BuildMode2Form1(start + i, SubHeader.Parse(own), block, sector);
                    break;
                case DataBlockType.Mode2Form1SubHeader:
                    DataSector.BuildMode2Form1(start + i, SubHeader.Parse(block), block[SubHeadersBytes..], sector);
                    break;
                case DataBlockType.Mode2Form2:
                    DataSector.BuildMode2Form2(start + i, SubHeader.Parse(own), block, hasEdc: true, sector);
                    break;
                default:
                    ProgramSector.BuildForm(start + i, SubHeader.Parse(block), block[SubHeadersBytes..], sector);
                    break;
            }
        }

        return sectors;
    }
}
