using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ BUFFER CAPACITY: what is sent is on the disc at once, so the buffer is always free.</summary>
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
        new BufferCapacity(drive.Profile.BufferBytes, drive.Profile.BufferBytes).WriteTo(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }
}
