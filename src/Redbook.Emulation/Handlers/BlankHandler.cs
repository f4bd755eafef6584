using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>BLANK: erases a rewritable disc, wholly or as far as anybody can see; both leave nothing to read.</summary>
internal sealed class BlankHandler : CommandHandler<Blank>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in Blank command, ref CommandContext context)
    {
        if (command.Type is not (BlankingType.Disc or BlankingType.Minimal))
        {
            return Sense.InvalidField;
        }

        if (drive.Disc.Medium.Type != MediumType.CdRw)
        {
            return Sense.IncompatibleMedium;
        }

        if (drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        drive.LeaveDisc();
        drive.Contents.Erase();
        drive.Tray.BeBusy(Sense.OperationInProgress, drive.Options.BusyPolls.AfterBlank);
        return null;
    }
}
