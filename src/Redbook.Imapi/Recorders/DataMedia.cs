using Redbook.Discs;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.Responses;
using Redbook.Recording;
using static Redbook.Imapi.IMAPI_FORMAT2_DATA_MEDIA_STATE;

namespace Redbook.Imapi.Recorders;

/// <summary>A disc as a data recording sees it.</summary>
internal static class DataMedia
{
    /// <summary>What can be done with a disc.</summary>
    public static IMAPI_FORMAT2_DATA_MEDIA_STATE Status(MediumReport medium)
    {
        if (!medium.IsRecordableCd)
        {
            return medium.Profile == Profile.CdRom && medium.State == MediumState.Complete
                ? IMAPI_FORMAT2_DATA_MEDIA_STATE_UNSUPPORTED_MEDIA | IMAPI_FORMAT2_DATA_MEDIA_STATE_FINALIZED
                : IMAPI_FORMAT2_DATA_MEDIA_STATE_UNSUPPORTED_MEDIA;
        }

        return medium.State switch
        {
            MediumState.Blank => IMAPI_FORMAT2_DATA_MEDIA_STATE_BLANK | IMAPI_FORMAT2_DATA_MEDIA_STATE_APPENDABLE,
            MediumState.Complete when medium.Disc is { IsErasable: true } =>
                IMAPI_FORMAT2_DATA_MEDIA_STATE_FINALIZED | IMAPI_FORMAT2_DATA_MEDIA_STATE_ERASE_REQUIRED,
            MediumState.Complete => IMAPI_FORMAT2_DATA_MEDIA_STATE_FINALIZED,
            MediumState.Appendable => medium.Disc?.LastSessionState switch
            {
                SessionState.Damaged => IMAPI_FORMAT2_DATA_MEDIA_STATE_DAMAGED,
                SessionState.Incomplete => IMAPI_FORMAT2_DATA_MEDIA_STATE_NON_EMPTY_SESSION,
                _ => IMAPI_FORMAT2_DATA_MEDIA_STATE_APPENDABLE,
            },
            _ => IMAPI_FORMAT2_DATA_MEDIA_STATE_UNKNOWN,
        };
    }

    /// <summary>Whether a session can be added.</summary>
    public static bool CanBeAddedTo(MediumReport medium)
    {
        IMAPI_FORMAT2_DATA_MEDIA_STATE status = Status(medium);
        return status.HasFlag(IMAPI_FORMAT2_DATA_MEDIA_STATE_APPENDABLE)
            && (status & IMAPI_FORMAT2_DATA_MEDIA_STATE_UNSUPPORTED_MASK) == IMAPI_FORMAT2_DATA_MEDIA_STATE_UNKNOWN;
    }

    /// <summary>The last complete session: where its first track begins and its last sector lies.</summary>
    /// <returns><see langword="null"/> when there is none, or the drive cannot read it.</returns>
    public static (int Start, int Last, bool HasData)? LastSession(this RecorderConnection connection, in CallPlace site)
    {
        FullTocResponse? toc = null;
        connection.Send(site, drive => drive.ReadFullToc(out toc));
        if (toc is null)
        {
            return null;
        }

        Lba? start = null, leadOut = null;
        bool hasData = false;
        foreach (FullTocEntry entry in toc.Entries)
        {
            if (entry.Adr != 1 || entry.PointTime is not Msf time)
            {
                continue;
            }

            bool isTrack = entry.Point is > 0 and <= RedBookLimits.MaxTrackNumber;
            hasData |= isTrack && (entry.Control & Control.Data) != Control.None;
            if (entry.Session != toc.LastSession)
            {
                continue;
            }

            Lba at = Lba.FromAbsoluteMsf(time);
            start = isTrack && (start is null || at < start) ? at : start;
            leadOut = entry.Point == FullTocEntry.LeadOutPoint ? at : leadOut;
        }

        return start is Lba first && leadOut is Lba end ? (first.Value, end.Value - 1, hasData) : null;
    }
}
