using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>GET EVENT STATUS NOTIFICATION: discs coming and going, each told once to each host. Only when polled.</summary>
internal sealed class GetEventStatusNotificationHandler : CommandHandler<GetEventStatusNotification>
{
    public override bool IgnoresAttention => true;

    protected override SenseData? Execute(
        DriveState drive, in GetEventStatusNotification command, ref CommandContext context)
    {
        if (!command.Polled)
        {
            return Sense.InvalidField;
        }

        bool isMedia = command.Classes.HasFlag(EventClasses.Media);
        Span<byte> reply = stackalloc byte[EventStatus.Size];
        int size = new EventStatus(
            EventClasses.Media,
            isMedia,
            isMedia ? context.Initiator.TakeMediaEvent() : MediaEvent.NoChange,
            drive.Tray.Loaded is not null,
            drive.Tray.IsOpen).WriteTo(reply);
        context.Reply(reply[..size], command.AllocationBytes);
        return null;
    }
}
