using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ DISC INFORMATION: blank, appendable or complete; a simulation shows nowhere.</summary>
internal sealed class ReadDiscInformationHandler : CommandHandler<ReadDiscInformation>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in ReadDiscInformation command, ref CommandContext context)
    {
        const byte DataType = 7;
        if ((context.Cdb[1] & DataType) != 0)
        {
            return Sense.InvalidField;
        }

        Span<byte> reply = stackalloc byte[DiscInformation.Size];
        Describe(drive.Contents).WriteTo(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }

    private static DiscInformation Describe(DiscContents disc)
    {
        DiscState state = disc.State;
        bool isComplete = disc.Status == DiscStatus.Complete;
        bool isUnreadable = isComplete && state.Unreadable is not null;
        int next = Math.Min(state.NextTrackNumber, RedBookLimits.MaxTrackNumber);
        int firstOfLast = !isUnreadable && (isComplete || state.IsLastSessionOpen) ? state.LastSession!.Tracks[0].Number : next;
        return new DiscInformation
        {
            Status = disc.Status,
            LastSessionState = isUnreadable ? SessionState.Damaged
                : disc.IsAtOnceRunning ? SessionState.Incomplete
                : isComplete ? SessionState.Complete
                : !state.IsLastSessionOpen ? SessionState.Empty
                : disc.IsInterrupted ? SessionState.Damaged
                : SessionState.Incomplete,
            IsErasable = state.Medium.Type == MediumType.CdRw,
            FirstTrack = state.Sessions.Count == 0 ? 1 : state.Sessions[0].Tracks[0].Number,
            SessionCount = isComplete && !isUnreadable ? state.Sessions.Count : state.CurrentSessionNumber,
            FirstTrackOfLastSession = firstOfLast,
            LastTrackOfLastSession = isUnreadable ? next : isComplete ? state.LastTrack!.Number
                : state.OpenTrack is { } open && !disc.IsInterrupted ? open.Number
                : next,
            DiscType = state.Sessions is [{ IsClosed: true } first, ..] ? (byte)first.Type : DiscInformation.Undefined,
            LastSessionLeadInStart = isComplete ? null : LeadInStart(state),
            LastPossibleLeadOutStart = isComplete ? null : state.Medium.LastLeadOutStart,
        };
    }

    // Of the session that is open, or would be opened next.
    private static Msf? LeadInStart(DiscState state)
    {
        int previous = state.CurrentSessionNumber - 1;
        if (previous == 0)
        {
            return state.Medium.LeadInStart;
        }

        Lba start = state.Sessions[previous - 1].End!.Value.LeadOut + DiscGeometry.LeadOutSectors(previous);
        return start.Value <= Lba.MaxValue ? start.ToAbsoluteMsf() : null;
    }
}
