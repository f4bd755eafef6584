using Redbook.Discs;
using Redbook.Imapi.Results;

namespace Redbook.Imapi;

/// <content>Where things lie, and what is refused.</content>
public partial class MsftRawCDImageCreator
{
    private static void RequireArgument(in CallPlace site, object? data)
    {
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }
    }

    private static ImapiException TypeNotSupported(in CallPlace site, string reason) =>
        ImapiFault.Of(ImapiResults.E_IMAPI_RAW_IMAGE_SECTOR_TYPE_NOT_SUPPORTED, site, reason);

    private int StartOf(int place, bool isGapless)
    {
        int start = _specialPregapSectors == 0 ? 0 : _specialPregapSectors - Lba.PregapSectors;
        for (int i = 0; i < place; i++)
        {
            start += _tracks[i].SectorCount + (isGapless ? 0 : RedBookLimits.PauseSectors);
        }

        return start;
    }

    private int LeadOut(bool isGapless) => StartOf(_tracks.Count - 1, isGapless) + _tracks[^1].SectorCount;

    // What is there, or would be with the shortest track behind a special pregap.
    private int Needed(bool isGapless) => _tracks.Count > 0
        ? LeadOut(isGapless)
        : StartOf(0, isGapless) + RedBookLimits.MinTrackSectors;

    private CallPlace Site(string member) => new($"{Interface}.{member}", State);

    private void RequireTracks(in CallPlace site)
    {
        if (_tracks.Count == 0)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RAW_IMAGE_NO_TRACKS, site, $"Call {nameof(AddTrack)} first.");
        }
    }

    private void RequireNoTracks(in CallPlace site)
    {
        if (_tracks.Count > 0)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RAW_IMAGE_TRACKS_ALREADY_ADDED,
                site,
                $"Only possible before the first {nameof(AddTrack)}.");
        }
    }

    private static void RequireRoom(in CallPlace site, long leadOut, int? limit)
    {
        // Unless a limit was set it is the last user sector that counts, and the lead-out lies one behind it.
        long latest = limit ?? LastUserLba + 1;
        if (leadOut > latest)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE,
                site,
                $"The lead-out would start at LBA {leadOut}, {leadOut - latest} sectors too late.");
        }
    }
}
