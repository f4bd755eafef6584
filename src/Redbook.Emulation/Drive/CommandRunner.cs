using Redbook.Emulation.Faults;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Drive;

/// <summary>Takes a command through the drive: what goes wrong, what has to be said first, the command itself.</summary>
internal sealed class CommandRunner(DriveState drive, FaultPlan plan)
{
    private FaultInjector _faults = new(plan);

    /// <summary>What goes wrong; setting it starts all counts anew.</summary>
    public FaultPlan Faults
    {
        get => _faults.Plan;
        set => _faults = new FaultInjector(value);
    }

    /// <summary>Carries out a command.</summary>
    /// <returns>The refusal, or null for GOOD.</returns>
    /// <exception cref="ScsiTransportException">No answer comes back.</exception>
    public SenseData? Run(ref CommandContext context)
    {
        FaultAction? fault = _faults.Strike(context.Cdb);
        if (fault is not null && Suffer(fault, ref context, out SenseData? answer))
        {
            return answer;
        }

        SenseData? sense;
        if (drive.Tray.Loaded is { } disc)
        {
            lock (disc.Gate)
            {
                sense = Handle(ref context);
            }
        }
        else
        {
            sense = Handle(ref context);
        }

        if (fault is not null && sense is null)
        {
            Spoil(fault, ref context);
        }

        return sense;
    }

    private static void Spoil(FaultAction fault, ref CommandContext context)
    {
        if (fault.Kind == FaultKind.ShortenReply)
        {
            context.BytesTransferred = Math.Min(context.BytesTransferred, Math.Max(fault.Number, 0));
        }
        else if (fault.Kind == FaultKind.ScrambleReply && !context.Room.IsEmpty)
        {
            new Random(fault.Number).NextBytes(context.Room[..context.BytesTransferred]);
        }
    }

    private SenseData? Handle(ref CommandContext context)
    {
        if (CommandTable.Find(context.Cdb[0]) is not { } handler || handler.CdbLength > context.Cdb.Length)
        {
            return Sense.InvalidOpcode;
        }

        if (!handler.IgnoresAttention && context.Initiator.TakeAttention() is { } attention)
        {
            return attention;
        }

        if (handler.NeedsDisc && drive.Tray.CheckReady() is { } notReady)
        {
            return notReady;
        }

        try
        {
            return handler.Execute(drive, ref context);
        }
        catch (IOException)
        {
            return context.Direction == TransferDirection.FromDevice ? Sense.UnrecoveredRead : Sense.WriteError;
        }
    }

    // Returns true when the command is not to be carried out.
    private bool Suffer(FaultAction fault, ref CommandContext context, out SenseData? answer)
    {
        answer = null;
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                answer = fault.Sense;
                return true;
            case FaultKind.TimeOut:
                throw new ScsiTransportException(
                    TransportFailure.TimedOut, "The recorder did not answer within the time limit of the command.");
            case FaultKind.LoseDevice:
                drive.IsGone = true;
                throw new ScsiTransportException(TransportFailure.DeviceGone, "The recorder is gone.");
            case FaultKind.CloseHandle:
                throw new ScsiTransportException(
                    TransportFailure.HandleClosed, "The connection to the recorder was closed during the command.");
            case FaultKind.PretendSuccess:
                context.Room.Clear();
                context.BytesTransferred = context.Data.Length;
                return true;
            case FaultKind.ChangeMedium:
                drive.LeaveDisc();
                drive.Announce(MediaEvent.NewMedium, Sense.MediumChanged);
                return false;
            case FaultKind.Reset:
                drive.Reset();
                return false;
            case FaultKind.BeBusy:
                drive.Tray.BeBusy(fault.Sense, fault.Number);
                return false;
            case FaultKind.ProtectMedium:
                drive.Tray.IsWriteProtected = true;
                return false;
            case FaultKind.RemoveMedium:
                drive.TakeOutDisc();
                return false;
            case FaultKind.TurnMediumOver:
                drive.Tray.IsUpsideDown = true;
                return false;
            default:
                return false;
        }
    }
}
