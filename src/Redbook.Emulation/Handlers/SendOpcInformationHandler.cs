using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>SEND OPC INFORMATION: calibrates the laser power now. Values from the host are not taken.</summary>
internal sealed class SendOpcInformationHandler : CommandHandler<SendOpcInformation>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in SendOpcInformation command, ref CommandContext context)
    {
        if (context.Cdb[7] != 0 || context.Cdb[8] != 0)
        {
            return Sense.InvalidField;
        }

        if (!command.Perform)
        {
            return null;
        }

        if (drive.IsWriteProtected)
        {
            return Sense.WriteProtected;
        }

        if (drive.Contents.Status == DiscStatus.Complete && drive.Disc.Medium.Type == MediumType.CdR)
        {
            return Sense.IncompatibleMedium;
        }

        return drive.Speeds.Available(drive.Medium).Length == 0 ? Sense.InvalidParameter : drive.Calibrate();
    }
}
