using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>REQUEST SENSE: what the host has not been told yet. Refusals come with the command they belong to.</summary>
internal sealed class RequestSenseHandler : CommandHandler<RequestSense>
{
    public override bool IgnoresAttention => true;

    protected override SenseData? Execute(DriveState drive, in RequestSense command, ref CommandContext context)
    {
        if (command.DescriptorFormat)
        {
            return Sense.InvalidField;
        }

        SenseData sense = context.Initiator.TakeAttention() ?? drive.Tray.Busy ?? drive.Clockwork?.Busy ?? drive.WorkInHand ?? default;
        Span<byte> reply = stackalloc byte[SenseData.FixedSize];
        sense.WriteFixed(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }
}
