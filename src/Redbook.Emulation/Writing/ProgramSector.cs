using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Emulation.Writing;

/// <summary>Makes the 2352 bytes that come to lie on the disc from what a host sends for a data sector.</summary>
internal static class ProgramSector
{
    private const int BodyAt = DataSector.SyncSize + DataSector.HeaderSize;

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

    /// <summary>A sector from a cue sheet's form; sync, header and codes are made anew whatever was sent.</summary>
    public static void Build(CueForm form, Lba address, ReadOnlySpan<byte> sent, Span<byte> sector)
    {
        if (form.IsIgnored || form.MainBytes == 0)
        {
            BuildEmpty(form.Mode, address, sector);
            return;
        }

        ReadOnlySpan<byte> body = sent.Length == CdSector.AudioBytes ? sent[BodyAt..] : sent;
        switch (form.Mode)
        {
            case TrackMode.Mode1:
                DataSector.BuildMode1(address, body[..DataSector.UserSize], sector);
                break;
            case TrackMode.Mode2Xa:
                BuildForm(address, SubHeader.Parse(body), body[(2 * SubHeader.Size)..], sector);
                break;
            case TrackMode.Mode2:
                DataSector.BuildMode2(address, body[..DataSector.Mode2Size], sector);
                break;
            default:
                sent[..CdSector.AudioBytes].CopyTo(sector);
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
