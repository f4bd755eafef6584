using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>START STOP UNIT: spins up and down, opens and closes the tray. A closed tray is not loaded again.</summary>
internal sealed class StartStopUnitHandler : CommandHandler<StartStopUnit>
{
    public override bool WaitsForWriting => true;

    protected override SenseData? Execute(DriveState drive, in StartStopUnit command, ref CommandContext context)
    {
        const byte PowerConditions = 0xF0;
        if ((context.Cdb[4] & PowerConditions) != 0)
        {
            return Sense.InvalidField;
        }

        switch (command.Action)
        {
            case StartStopAction.Eject when drive.Tray.IsLocked:
                return Sense.RemovalPrevented;
            case StartStopAction.Eject:
                if (drive.Tray.Loaded is not null)
                {
                    drive.SettleWriting();
                }

                drive.OpenTray();
                return null;
            case StartStopAction.Load:
                drive.CloseTray();
                return null;
            case StartStopAction.Start:
                return drive.Tray.CheckReady() is { Asc: 0x3A or 0x06 } absent ? absent : null;
            default:
                return null;
        }
    }
}
