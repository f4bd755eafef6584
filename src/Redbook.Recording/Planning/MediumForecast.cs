using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Recording.Planning;

/// <summary>A medium as it will be found when a session has been recorded and closed so that another may follow.</summary>
internal static class MediumForecast
{
    /// <summary>The report that <see cref="DiscInspector"/> would make then.</summary>
    /// <param name="medium">The medium as it is, or is expected to be.</param>
    /// <param name="session">Where the session comes to lie.</param>
    public static MediumReport After(MediumReport medium, SessionLayout session)
    {
        int closed = session.Number;
        Lba next = session.LeadOut + RedBookLimits.SessionGapSectors(closed) + RedBookLimits.PauseSectors;
        int last = session.Tracks[^1].Number;
        int free = medium.LastPossibleLeadOut is Lba limit ? Math.Max(limit - next, 0) : Math.Max(Lba.MaxValue - next.Value, 0);
        return medium with
        {
            State = MediumState.Appendable,
            NotReady = null,
            Disc = new DiscInformation
            {
                Status = DiscStatus.Appendable,
                LastSessionState = SessionState.Empty,
                FirstTrack = medium.Disc is { SessionCount: > 1 } disc ? disc.FirstTrack : session.Tracks[0].Number,
                SessionCount = closed + 1,
                FirstTrackOfLastSession = last + 1,
                LastTrackOfLastSession = last + 1,
                LastPossibleLeadOutStart = medium.Disc?.LastPossibleLeadOutStart,
            },
            Toc = new TocResponse(
                (byte)session.Tracks[0].Number,
                (byte)last,
                [
                    .. session.Tracks.Select(static track => new TocEntry((byte)track.Number, track.Control, track.Start)),
                    new TocEntry(TocEntry.LeadOutTrack, session.Tracks[^1].Control, session.LeadOut),
                ]),
            OpenTracks = [],
            NextTrack = new TrackInformation { Track = last + 1, Session = closed + 1, Start = next, NextWritable = next, FreeSectors = free, IsBlank = true },
            Space = DiscSpace.From(next, medium.LastPossibleLeadOut, free),
        };
    }
}
