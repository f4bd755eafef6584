using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>READ(12): blocks of user data, of which audio sectors have none.</summary>
internal sealed class Read12Handler : CommandHandler<Read12>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in Read12 command, ref CommandContext context) =>
        SectorReader.ReadUserData(drive, command.Start, command.BlockCount, ref context);
}
