using Redbook.Discs;
using Redbook.Mmc.Features;
using Redbook.Mmc.Responses;
using Redbook.Recording;

namespace Redbook.Imapi.Version1.Recorders;

/// <summary>What version 1 says of a disc.</summary>
internal static class MediaMapping
{
    private const byte CdI = 0x10;
    private const byte CdRomXa = 0x20;

    /// <summary>Type and flags; both 0 without a disc.</summary>
    public static (int Type, int Flags) Of(MediumReport report)
    {
        if (report.State is MediumState.NoDisc or MediumState.NotReady)
        {
            return (0, 0);
        }

        if (report.Profile is not (Profile.None or Profile.CdRom or Profile.CdR or Profile.CdRw))
        {
            return ((int)MEDIA_TYPES.MEDIA_SPECIAL, (int)MEDIA_FLAGS.MEDIA_FORMAT_UNUSABLE_BY_IMAPI);
        }

        int flags = 0;
        flags |= report.State == MediumState.Blank ? (int)MEDIA_FLAGS.MEDIA_BLANK : 0;
        flags |= report.State is MediumState.Blank or MediumState.Appendable ? (int)MEDIA_FLAGS.MEDIA_WRITABLE : 0;
        flags |= report.Profile == Profile.CdRw || report.Disc is { IsErasable: true } ? (int)MEDIA_FLAGS.MEDIA_RW : 0;
        return ((int)TypeOf(report), flags);
    }

    /// <summary>Whether the disc can be recorded at all: a CD-R or CD-RW, whatever is on it.</summary>
    public static bool IsRecordable(this MediumReport report) => report.IsRecordableCd
        || (report.Profile is Profile.None or Profile.CdRom && report.Atip is not null)
        || (report.Profile == Profile.None && report.State is MediumState.Blank or MediumState.Appendable);

    private static MEDIA_TYPES TypeOf(MediumReport report)
    {
        if (report.State == MediumState.Blank)
        {
            return MEDIA_TYPES.MEDIA_CDDA_CDROM;
        }

        TocEntry[] tracks = [.. report.Toc?.Entries.Where(static entry => !entry.IsLeadOut) ?? []];
        if (report.Disc is { SessionCount: > 1 } && tracks.Length > 1
            && (tracks[0].Control & Control.Data) == Control.None
            && (tracks[^1].Control & Control.Data) != Control.None)
        {
            return MEDIA_TYPES.MEDIA_CD_EXTRA;
        }

        return report.Disc?.DiscType switch
        {
            CdI => MEDIA_TYPES.MEDIA_CD_I,
            CdRomXa => MEDIA_TYPES.MEDIA_CD_ROM_XA,
            null or DiscInformation.CdDaOrRom => MEDIA_TYPES.MEDIA_CDDA_CDROM,
            _ => MEDIA_TYPES.MEDIA_CD_OTHER,
        };
    }
}
