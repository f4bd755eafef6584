using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>What holds on every disc, however it was recorded; a state that breaks one was damaged or made by hand.</summary>
internal static class DiscStateRules
{
    /// <summary>Checks every rule.</summary>
    /// <exception cref="DiscDocumentException">A rule is broken; the message names the session or track.</exception>
    public static void Check(DiscState state)
    {
        int number = state.Sessions.Count > 0 && state.Sessions[0].Tracks.Count > 0 ? state.Sessions[0].Tracks[0].Number : 1;
        Lba previousEnd = Lba.FirstPregap;
        RequireUnreadable(state);
        for (int i = 0; i < state.Sessions.Count; i++)
        {
            RecordedSession session = state.Sessions[i];
            bool isLast = i == state.Sessions.Count - 1;
            Require(session.Number == i + 1, $"Session {session.Number} is in the place of session {i + 1}.");
            Require(session.Tracks.Count > 0, $"Session {session.Number} has no tracks.");
            Require(isLast || session.End is { IsNextAllowed: true },
                $"Session {session.Number} allows no session after it, yet there is one.");
            foreach (RecordedTrack track in session.Tracks)
            {
                bool isLastTrack = isLast && track == session.Tracks[^1];
                CheckTrack(track, number++, isLastTrack && !session.IsClosed, previousEnd);
                previousEnd = track.End ?? track.Start;
            }

            if (session.End is { } end)
            {
                Require(end.LeadOut == previousEnd, $"Session {session.Number}: the lead-out is not where the last track ends.");
                previousEnd = end.LeadOut + DiscGeometry.NextProgramArea(session.Number);
            }
        }
    }

    private static void RequireUnreadable(DiscState state)
    {
        if (state.Unreadable is { } unreadable)
        {
            Require(unreadable.Number == state.Sessions.Count + 1 && unreadable.Method != RecordingMethod.TrackAtOnce
                && state.LastSession is null or { End.IsNextAllowed: true },
                $"The unreadable session {unreadable.Number} cannot be there.");
        }
    }

    private static void CheckTrack(RecordedTrack track, int number, bool mayBeOpen, Lba previousEnd)
    {
        Require(track.Number == number && number is >= 1 and <= RedBookLimits.MaxTrackNumber,
            $"Track {track.Number} is in the place of track {number}.");
        Require(track.Mode == TrackMode.Audio ^ track.Control.HasFlag(Control.Data),
            $"Track {track.Number}: control {(int)track.Control} does not fit its mode.");
        Require(track.PregapStart >= previousEnd, $"Track {track.Number} starts before the one in front of it has ended.");
        Require(track.Start >= track.PregapStart && track.Start >= Lba.Zero && track.Start.Value <= Lba.MaxValue,
            $"Track {track.Number}: index 1 lies at {track.Start}, index 0 at {track.PregapStart}.");
        Lba previousIndex = track.Start;
        foreach (TrackIndex index in track.FurtherIndexes)
        {
            Require(index.Start > previousIndex && index.Number <= RedBookLimits.MaxIndexNumber && index.Start < track.End,
                $"Track {track.Number}: index {index.Number} lies at {index.Start}.");
            previousIndex = index.Start;
        }

        if (track.End is { } end)
        {
            Require(track.DataEnd is { } dataEnd && dataEnd > track.Start && dataEnd <= end && end.Value <= Lba.MaxValue,
                $"Track {track.Number} ends at {end}, its data at {track.DataEnd?.ToString() ?? "no address"}.");
        }
        else
        {
            Require(mayBeOpen && track.DataEnd is null, $"Track {track.Number} is open in the wrong place.");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DiscDocumentException(otherwise);
        }
    }
}
