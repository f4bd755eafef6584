using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>The points of a lead-in as ten-byte Q payloads, without running time.</summary>
internal static class TocCycle
{
    public static byte[][] Build(IReadOnlyList<SessionLayout> sessions, SubcodeOptions options)
    {
        byte[][] cycles = new byte[sessions.Count][];
        for (int i = 0; i < cycles.Length; i++)
        {
            NextSession next = i + 1 < cycles.Length ? NextSession.Allowed : options.NextSession;
            cycles[i] = Build(sessions[i], i == 0 && sessions[i].Number <= 1, next, options);
        }

        return cycles;
    }

    private static byte[] Build(SessionLayout session, bool isFirst, NextSession next, SubcodeOptions options)
    {
        Control first = session.Tracks[0].Control;
        Control last = session.Tracks[^1].Control;
        var points = new List<byte[]>();
        Span<byte> q = stackalloc byte[QFrame.Size];
        foreach (TrackLayout track in session.Tracks)
        {
            QBuilder.WriteTocTrack(q, track.Control, track.Number, default, track.Start);
            points.Add(q[..QFrame.PayloadSize].ToArray());
        }

        int at = options.TocOrder == TocOrder.PointersFirst ? 0 : points.Count;
        QBuilder.WriteTocFirstTrack(q, first, default, session.Tracks[0].Number, DiscTypes.Of(session));
        points.Insert(at, q[..QFrame.PayloadSize].ToArray());
        QBuilder.WriteTocLastTrack(q, last, default, session.Tracks[^1].Number);
        points.Insert(at + 1, q[..QFrame.PayloadSize].ToArray());
        QBuilder.WriteTocLeadOut(q, last, default, session.LeadOut);
        points.Insert(at + 2, q[..QFrame.PayloadSize].ToArray());
        if (next != NextSession.NotStated)
        {
            // Behind the lead-out comes the next lead-in; the program area follows it.
            Lba? area = next == NextSession.Allowed ? session.LeadOut + RedBookLimits.SessionGapSectors(isFirst ? 1 : 2) : null;
            QBuilder.WriteNextSession(q, first, area, isFirst ? 2 : 1, options.MaximumLeadOut);
            points.Add(q[..QFrame.PayloadSize].ToArray());
            if (isFirst)
            {
                QBuilder.WriteFirstLeadIn(q, first, options.PowerCode, options.LeadInStart);
                points.Add(q[..QFrame.PayloadSize].ToArray());
            }
        }

        return [.. points.SelectMany(static point => point)];
    }
}
