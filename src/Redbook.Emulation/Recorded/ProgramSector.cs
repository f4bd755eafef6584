using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>Makes the 2352 bytes of sectors that the drive has a part in.</summary>
internal static class ProgramSector
{
    /// <summary>A sector without user data: silence, or zeros in the form of a data sector.</summary>
    public static void BuildEmpty(TrackMode mode, Lba address, Span<byte> sector)
    {
        ReadOnlySpan<byte> zeros = stackalloc byte[DataSector.Mode2Size];
        switch (mode)
        {
            case TrackMode.Mode1:
                DataSector.BuildMode1(address, zeros[..DataSector.UserSize], sector);
                break;
            case TrackMode.Mode2Xa:
                DataSector.BuildMode2Form1(address, default, zeros[..DataSector.UserSize], sector);
                break;
            case TrackMode.Mode2:
                DataSector.BuildMode2(address, zeros, sector);
                break;
            default:
                sector.Clear();
                break;
        }
    }

    /// <summary>A mode 2 sector of the form that its sub-header names.</summary>
    public static void BuildForm(Lba address, SubHeader subHeader, ReadOnlySpan<byte> data, Span<byte> sector)
    {
        if (subHeader.IsForm2)
        {
            DataSector.BuildMode2Form2(address, subHeader, data[..DataSector.Form2Size], hasEdc: true, sector);
        }
        else
        {
            DataSector.BuildMode2Form1(address, subHeader, data[..DataSector.UserSize], sector);
        }
    }
}
