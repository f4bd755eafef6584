using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>Where things come to lie on a disc that is recorded track by track.</summary>
internal static class DiscGeometry
{
    /// <summary>Sectors that the drive writes behind a track so that the last ones can be read.</summary>
    public const int RunOutSectors = 2;

    /// <summary>Where a track that holds data up to <paramref name="dataEnd"/> ends: padded to the shortest length, run-out
    /// added.</summary>
    public static Lba TrackEnd(Lba start, Lba dataEnd) =>
        start + Math.Max(dataEnd - start, RedBookLimits.MinTrackSectors) + RunOutSectors;

    /// <summary>Index 1 of the first track of the session after the one whose lead-out starts here.</summary>
    public static Lba NextSessionStart(int closedSessionNumber, Lba leadOut) =>
        leadOut + NextProgramArea(closedSessionNumber) + RedBookLimits.PauseSectors;

    /// <summary>Sectors from the start of a lead-out to the next session's program area.</summary>
    public static int NextProgramArea(int closedSessionNumber) => RedBookLimits.SessionGapSectors(closedSessionNumber);

    /// <summary>Whether the next session's program area has an address at all: the outermost ones are used up early on a
    /// disc of 90 minutes or more.</summary>
    public static bool HasNextProgramArea(int closedSessionNumber, Lba leadOut) =>
        leadOut.Value + NextProgramArea(closedSessionNumber) <= Lba.MaxValue;

    public static int LeadOutSectors(int sessionNumber) => RedBookLimits.LeadOutSectors(sessionNumber);

    /// <summary>Sectors of the last session's lead-in; that of the first one is as long as the pregroove has room for it.</summary>
    public static int LeadInSectors(DiscState state) => state.Sessions.Count > 1
        ? RedBookLimits.LaterLeadInSectors
        : -Lba.FromAbsoluteMsf(state.Medium.LeadInStart).Value;

    /// <summary>Index 1 of the next track, given where an open track would end if it were closed now.</summary>
    /// <param name="state">The disc.</param>
    /// <param name="openDataEnd">The end of the open track's data; ignored when no track is open.</param>
    /// <returns>Null on a complete disc.</returns>
    public static Lba? NextTrackStart(DiscState state, Lba openDataEnd) => state.LastSession switch
    {
        _ when state.Unreadable is not null => null,
        null => Lba.Zero,
        { End: { } end } session => end.IsNextAllowed ? NextSessionStart(session.Number, end.LeadOut) : null,
        { Tracks: [.., var last] } =>
            (last.End ?? TrackEnd(last.Start, openDataEnd)) + RedBookLimits.PauseSectors,
        _ => throw new InvalidOperationException("A session without tracks."),
    };

    /// <summary>Where the program area of a session begins that is recorded in one go: its first pregap; null when none can
    /// be.</summary>
    public static Lba? NextSessionPregap(DiscState state) =>
        state.IsLastSessionOpen || NextTrackStart(state, Lba.Zero) is not { } start ? null : PregapStart(start);

    /// <summary>Where the lead-in of the session lies that would be recorded next.</summary>
    public static Lba NextLeadIn(DiscState state) => state.LastSession switch
    {
        { End: { } end } session => end.LeadOut + LeadOutSectors(session.Number),
        _ => Lba.FromAbsoluteMsf(state.Medium.LeadInStart),
    };

    /// <summary>Where the lead-in of a session lies.</summary>
    /// <param name="state">The disc; the sessions before this one are closed.</param>
    /// <param name="session">The number of the session, from 1.</param>
    public static Lba LeadInOf(DiscState state, int session) => session <= 1
        ? Lba.FromAbsoluteMsf(state.Medium.LeadInStart)
        : state.Sessions[session - 2].End!.Value.LeadOut + LeadOutSectors(session - 1);

    /// <summary>The first sector of the pregap of a track whose index 1 is at <paramref name="start"/>.</summary>
    public static Lba PregapStart(Lba start) => start - RedBookLimits.PauseSectors;
}
