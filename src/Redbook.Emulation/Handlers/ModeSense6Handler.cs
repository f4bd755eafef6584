using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>MODE SENSE(6): the same pages behind a header of four bytes.</summary>
internal sealed class ModeSense6Handler : CommandHandler<ModeSense6>
{
    public const int HeaderSize = 4;

    protected override SenseData? Execute(DriveState drive, in ModeSense6 command, ref CommandContext context)
    {
        if (command.PageControl == ModePageControl.Saved)
        {
            return Sense.SavingNotSupported;
        }

        List<byte> reply = [.. new byte[HeaderSize]];

        // The length field has one byte: what does not fit into it cannot be asked for in this way.
        if (context.Cdb[3] != 0
            || !drive.ModePages.TryRead(command.Page, command.PageControl, reply)
            || reply.Count > byte.MaxValue + 1)
        {
            return Sense.InvalidField;
        }

        reply[0] = (byte)(reply.Count - 1);
        context.Reply(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(reply), command.AllocationBytes);
        return null;
    }
}
