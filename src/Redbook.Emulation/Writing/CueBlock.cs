using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Mmc.CueSheets;

namespace Redbook.Emulation.Writing;

/// <summary>What a host sends for a sector in one of the forms of a cue sheet.</summary>
internal static class CueBlock
{
    private const int BodyAt = DataSector.SyncSize + DataSector.HeaderSize;

    /// <summary>A sector from a cue sheet's form; sync, header and codes are made anew whatever was sent.</summary>
    public static void Build(CueDataForm form, Lba address, ReadOnlySpan<byte> sent, Span<byte> sector)
    {
        if (form.IsIgnored || form.MainBytes == 0)
        {
            ProgramSector.BuildEmpty(form.Mode, address, sector);
            return;
        }

        ReadOnlySpan<byte> body = sent.Length == CdSector.AudioBytes ? sent[BodyAt..] : sent;
        switch (form.Mode)
        {
            case TrackMode.Mode1:
                DataSector.BuildMode1(address, body[..DataSector.UserSize], sector);
                break;
            case TrackMode.Mode2Xa:
                ProgramSector.BuildForm(address, SubHeader.Parse(body), body[(2 * SubHeader.Size)..], sector);
                break;
            case TrackMode.Mode2:
                DataSector.BuildMode2(address, body[..DataSector.Mode2Size], sector);
                break;
            default:
                sent[..CdSector.AudioBytes].CopyTo(sector);
                break;
        }
    }
}
