using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Handlers;

/// <summary>MODE SENSE(10): one page or all, never block descriptors.</summary>
internal sealed class ModeSense10Handler : CommandHandler<ModeSense10>
{
    protected override SenseData? Execute(DriveState drive, in ModeSense10 command, ref CommandContext context)
    {
        if (command.PageControl == ModePageControl.Saved)
        {
            return Sense.SavingNotSupported;
        }

        List<byte> reply = [.. new byte[ModeParameterHeader.Size]];
        if (context.Cdb[3] != 0 || !drive.ModePages.TryRead(command.Page, command.PageControl, reply))
        {
            return Sense.InvalidField;
        }

        Span<byte> bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(reply);
        new ModeParameterHeader(bytes.Length - 2, 0, 0).WriteTo(bytes);
        context.Reply(bytes, command.AllocationBytes);
        return null;
    }
}
