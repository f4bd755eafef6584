using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ BUFFER CAPACITY: what waits to be written. Without timing that is nothing.</summary>
internal sealed class ReadBufferCapacityHandler : CommandHandler<ReadBufferCapacity>
{
    protected override SenseData? Execute(DriveState drive, in ReadBufferCapacity command, ref CommandContext context)
    {
        const byte InBlocks = 1;
        if ((context.Cdb[1] & InBlocks) != 0)
        {
            return Sense.InvalidField;
        }

        Span<byte> reply = stackalloc byte[BufferCapacity.Size];
        new BufferCapacity(drive.Profile.BufferBytes, drive.Clockwork?.FreeBytes ?? drive.Profile.BufferBytes).WriteTo(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }
}
