using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ TOC/PMA/ATIP: formats 0 to 5. The table of contents is that of closed sessions; tracks of an open one
/// are in the program memory area only.</summary>
internal sealed class ReadTocPmaAtipHandler : CommandHandler<ReadTocPmaAtip>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in ReadTocPmaAtip command, ref CommandContext context)
    {
        DiscState state = drive.Contents.State;
        byte[]? reply = command.Format switch
        {
            TocFormat.Toc => Toc(state, command),
            TocFormat.SessionInfo => SessionInfo(state, command),
            TocFormat.FullToc => FullToc(drive, command),
            TocFormat.Pma => FullTocBuilder.ProgramMemoryArea(state),
            TocFormat.Atip => PreGroove(state.Medium),
            TocFormat.CdText when drive.Profile.HasCdText => Text(state),
            _ => null,
        };
        if (reply is null)
        {
            bool isContents = command.Format is TocFormat.Toc or TocFormat.SessionInfo or TocFormat.FullToc;
            return isContents && state.Unreadable is not null && state.Sessions.Count == 0
                ? Sense.ContentsUnreadable
                : Sense.InvalidField;
        }

        context.Reply(reply, command.AllocationBytes);
        return null;
    }

    private static List<RecordedSession> Closed(DiscState state) =>
        [.. state.Sessions.Where(static session => session.IsClosed)];

    private static byte[]? Toc(DiscState state, in ReadTocPmaAtip command)
    {
        List<RecordedSession> sessions = Closed(state);
        if (sessions.Count == 0)
        {
            return null;
        }

        int first = sessions[0].Tracks[0].Number;
        int last = sessions[^1].Tracks[^1].Number;
        if (command.TrackOrSession > last && command.TrackOrSession != TocEntry.LeadOutTrack)
        {
            return null;
        }

        var entries = new List<TocEntry>();
        foreach (RecordedTrack track in sessions.SelectMany(static session => session.Tracks))
        {
            if (track.Number >= command.TrackOrSession)
            {
                entries.Add(new TocEntry((byte)track.Number, track.Control, track.Start));
            }
        }

        entries.Add(new TocEntry(
            TocEntry.LeadOutTrack, sessions[^1].Tracks[^1].Control, sessions[^1].End!.Value.LeadOut));
        return new TocResponse((byte)first, (byte)last, entries).ToArray(command.Msf);
    }

    private static byte[]? SessionInfo(DiscState state, in ReadTocPmaAtip command)
    {
        List<RecordedSession> sessions = Closed(state);
        if (sessions.Count == 0)
        {
            return null;
        }

        RecordedTrack first = sessions[^1].Tracks[0];
        return new TocResponse(1, (byte)sessions.Count, [new TocEntry((byte)first.Number, first.Control, first.Start)])
            .ToArray(command.Msf);
    }

    private static byte[]? FullToc(DriveState drive, in ReadTocPmaAtip command)
    {
        List<RecordedSession> sessions = Closed(drive.Contents.State);
        return sessions.Count == 0 || command.TrackOrSession > sessions.Count
            ? null
            : FullTocBuilder.FullToc(drive, sessions, command.TrackOrSession);
    }

    private static byte[]? Text(DiscState state)
    {
        byte[] packs = DiscSheet.Text(state);
        return packs.Length == 0 ? null : new CdTextResponse(packs).ToArray();
    }

    private static byte[] PreGroove(MediumOptions medium)
    {
        bool isRewritable = medium.Type == MediumType.CdRw;
        byte[] reply = new byte[Atip.Size];
        new Atip
        {
            WritePower = 4,
            IsRewritable = isRewritable,
            SubType = isRewritable ? SpeedClass(medium) : (byte)0,
            LeadInStart = medium.LeadInStart,
            LastPossibleLeadOutStart = medium.LastLeadOutStart,
            A1 = isRewritable ? SpeedCodes(medium) : null,
        }.WriteTo(reply);
        return reply;
    }

    // Which drives can write it: those for 4×, 12×, 24×, or more.
    private static byte SpeedClass(MediumOptions medium) => medium.MaximumSpeed switch
    {
        <= 4 => 0,
        <= 12 => 1,
        <= 24 => 2,
        _ => 3,
    };

    // Special information 1 of a CD-RW: the slowest and the fastest speed, as codes that depend on the class.
    private static int SpeedCodes(MediumOptions medium) =>
        (SpeedCode(medium, medium.MinimumSpeed) << 20) | (SpeedCode(medium, medium.MaximumSpeed) << 16);

    private static int SpeedCode(MediumOptions medium, int factor)
    {
        if (SpeedClass(medium) < 2)
        {
            return Math.Clamp(factor / 2, 1, 4);
        }

        ReadOnlySpan<byte> speeds = [0, 2, 4, 8, 0xFF, 0xFF, 16, 0xFF, 24, 32, 40, 48];
        int code = 1;
        for (int i = 1; i < speeds.Length; i++)
        {
            code = speeds[i] <= factor ? i : code;
        }

        return code;
    }
}
