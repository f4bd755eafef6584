using Redbook.Coding.Subcode;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Handlers;

/// <summary>CLOSE TRACK/SESSION: ends the open track, or writes lead-in and lead-out of the open session.</summary>
internal sealed class CloseTrackSessionHandler : CommandHandler<CloseTrackSession>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in CloseTrackSession command, ref CommandContext context)
    {
        if (drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        SenseData? refusal = command.Function switch
        {
            CloseFunction.Track => CloseTrack(drive, command.Track),
            CloseFunction.Session => CloseSession(drive),
            _ => Sense.InvalidField,
        };
        if (refusal is null)
        {
            drive.Tray.BeBusy(Sense.OperationInProgress, drive.Options.BusyPolls.AfterClose);
        }

        return refusal;
    }

    private static SenseData? CloseTrack(DriveState drive, int number)
    {
        DiscContents disc = drive.Target;
        if (disc.State.FindTrack(number) is not { } track)
        {
            return Sense.InvalidField;
        }

        drive.WriteMode.Settle();
        if (track.IsOpen)
        {
            disc.CloseTrack();
        }

        return null;
    }

    private static SenseData? CloseSession(DriveState drive)
    {
        DiscContents disc = drive.Target;
        if (disc.IsAtOnceRunning)
        {
            return Sense.CommandSequence;
        }

        if (disc.NextTrackStart is null)
        {
            return Sense.IncompatibleMedium;
        }

        if (!disc.State.IsLastSessionOpen)
        {
            return Sense.NothingToClose;
        }

        WriteParametersPage parameters = drive.ModePages.WriteParameters;
        MultiSession following = parameters.MultiSession;
        drive.WriteMode.Settle();
        disc.CloseSession(
            (DiscType)parameters.SessionFormat, following == MultiSession.NextAllowed, following == MultiSession.NoneWithPointer);

        // A simulation ends with its session; the disc is as it was before.
        drive.Simulation = null;
        drive.IsCalibrated = false;
        return null;
    }
}
