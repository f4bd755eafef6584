using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>PREVENT ALLOW MEDIUM REMOVAL: locks the tray and lets go of it again.</summary>
internal sealed class PreventAllowMediumRemovalHandler : CommandHandler<PreventAllowMediumRemoval>
{
    protected override SenseData? Execute(
        DriveState drive, in PreventAllowMediumRemoval command, ref CommandContext context)
    {
        if (command.Prevent)
        {
            drive.Tray.Lock(context.Initiator);
        }
        else
        {
            drive.Tray.Unlock();

            // The end of a job: what it simulated is of no use to the next.
            drive.Simulation = null;
        }

        return null;
    }
}
