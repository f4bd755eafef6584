using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>MECHANISM STATUS: the tray and where the head is; there is no changer.</summary>
internal sealed class MechanismStatusHandler : CommandHandler<MechanismStatus>
{
    protected override SenseData? Execute(DriveState drive, in MechanismStatus command, ref CommandContext context)
    {
        Span<byte> reply = stackalloc byte[MechanismState.Size];
        new MechanismState(drive.Tray.IsOpen, 0, drive.Head, IsFaulty: false, 0).WriteTo(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }
}
