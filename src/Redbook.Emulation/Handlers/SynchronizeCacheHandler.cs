using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>SYNCHRONIZE CACHE: everything is on the disc when this, or the waiting after it, is over.</summary>
internal sealed class SynchronizeCacheHandler : CommandHandler<SynchronizeCache>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in SynchronizeCache command, ref CommandContext context)
    {
        if (drive.WriteMode.Synchronize() is { } refusal)
        {
            return refusal;
        }

        drive.Tray.BeBusy(Sense.LongWriteInProgress, drive.Options.BusyPolls.AfterSynchronize);
        return null;
    }
}
