using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>The lead-ins' Q channel as READ TOC format 2 shows it, and the program memory area (format 3).</summary>
internal static class FullTocBuilder
{
    private const byte NextSessionPoint = 0xB0;
    private const byte FirstLeadInPoint = 0xC0;
    private const byte PowerCode = 4;

    public static byte[] FullToc(DriveState drive, List<RecordedSession> sessions, int fromSession)
    {
        var entries = new List<FullTocEntry>();
        foreach (RecordedSession session in sessions)
        {
            if (session.Number >= fromSession)
            {
                if (session.SubChannel == KeptSubChannel.All)
                {
                    AddReceived(entries, drive, session);
                }
                else
                {
                    AddSession(entries, drive.Contents.State.Medium, session);
                }
            }
        }

        return new FullTocResponse(1, (byte)sessions.Count, entries).ToArray();
    }

    public static byte[] ProgramMemoryArea(DiscState state)
    {
        var entries = new List<FullTocEntry>();
        foreach (RecordedTrack track in state.Sessions.SelectMany(static session => session.Tracks))
        {
            // A track gets its entry when it is closed: start and end.
            if (track.End is { } end)
            {
                Msf stop = end.ToAbsoluteMsf();
                Msf start = track.Start.ToAbsoluteMsf();
                entries.Add(new FullTocEntry(
                    0, 1, track.Control, 0, (byte)track.Number, stop.Minute, stop.Second, stop.Frame, 0,
                    start.Minute, start.Second, start.Frame));
            }
        }

        return new FullTocResponse(0, 0, entries).ToArray();
    }

    // The points as a host sent them in the lead-in, pointers first, then tracks, then mode 5.
    private static void AddReceived(List<FullTocEntry> entries, DriveState drive, RecordedSession session)
    {
        foreach (Coding.Subcode.TocEntry entry in drive.ReceivedLeadIn(session).Sessions.SelectMany(static decoded => decoded.Toc)
            .OrderBy(static entry => (entry.Adr, entry.Point < FullTocEntry.FirstTrackPoint, entry.Point)))
        {
            entries.Add(new FullTocEntry(
                (byte)session.Number, (byte)entry.Adr, entry.Control, 0, entry.Point, entry.Minute, entry.Second, entry.Frame,
                entry.Zero, entry.PMinute, entry.PSecond, entry.PFrame));
        }
    }

    private static void AddSession(List<FullTocEntry> entries, MediumOptions medium, RecordedSession session)
    {
        RecordedTrack first = session.Tracks[0];
        RecordedTrack last = session.Tracks[^1];
        SessionEnd end = session.End!.Value;
        Add(FullTocEntry.FirstTrackPoint, first.Control, (byte)first.Number, (byte)session.Type, 0);
        Add(FullTocEntry.LastTrackPoint, last.Control, (byte)last.Number, 0, 0);
        AddTime(FullTocEntry.LeadOutPoint, last.Control, end.LeadOut);
        foreach (RecordedTrack track in session.Tracks)
        {
            AddTime((byte)track.Number, track.Control, track.Start);
        }

        if (end.IsNextAllowed || end.HasFinalPointer)
        {
            AddPointers(entries, medium, session, end, first.Control);
        }

        void Add(byte point, Control control, byte minute, byte second, byte frame) => entries.Add(
            new FullTocEntry((byte)session.Number, 1, control, 0, point, 0, 0, 0, 0, minute, second, frame));

        void AddTime(byte point, Control control, Lba address)
        {
            Msf time = address.ToAbsoluteMsf();
            Add(point, control, time.Minute, time.Second, time.Frame);
        }
    }

    private static void AddPointers(
        List<FullTocEntry> entries, MediumOptions medium, RecordedSession session, SessionEnd end, Control control)
    {
        bool isFirst = session.Number == 1;
        Lba next = end.LeadOut + DiscGeometry.NextProgramArea(session.Number);
        Msf? nextArea = end.IsNextAllowed && DiscGeometry.HasNextProgramArea(session.Number, end.LeadOut)
            ? next.ToAbsoluteMsf()
            : null;
        (byte minute, byte second, byte frame) = nextArea is { } area
            ? (area.Minute, area.Second, area.Frame)
            : ((byte)0xFF, (byte)0xFF, (byte)0xFF);
        Msf limit = medium.LastLeadOutStart;
        entries.Add(new FullTocEntry(
            (byte)session.Number, 5, control, 0, NextSessionPoint, minute, second, frame, (byte)(isFirst ? 2 : 1),
            limit.Minute, limit.Second, limit.Frame));
        if (isFirst)
        {
            Msf leadIn = medium.LeadInStart;
            entries.Add(new FullTocEntry(
                1, 5, control, 0, FirstLeadInPoint, PowerCode, 0, 0, 0, leadIn.Minute, leadIn.Second, leadIn.Frame));
        }
    }
}
