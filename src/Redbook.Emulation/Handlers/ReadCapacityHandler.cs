using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ CAPACITY: the last sector before the outermost lead-out, run-out included; 0 when there is none.</summary>
internal sealed class ReadCapacityHandler : CommandHandler<ReadCapacity>
{
    public override bool NeedsDisc => true;

    public static Lba Last(DiscState state)
    {
        for (int i = state.Sessions.Count - 1; i >= 0; i--)
        {
            if (state.Sessions[i].End is { } end)
            {
                return end.LeadOut - 1;
            }
        }

        return Lba.Zero;
    }

    protected override SenseData? Execute(DriveState drive, in ReadCapacity command, ref CommandContext context)
    {
        Span<byte> reply = stackalloc byte[Capacity.Size];
        new Capacity(Last(drive.Contents.State), 2048).WriteTo(reply);
        context.Reply(reply, reply.Length);
        return null;
    }
}
