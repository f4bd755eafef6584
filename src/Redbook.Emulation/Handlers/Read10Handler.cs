using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>READ(10): blocks of user data, of which audio sectors have none.</summary>
internal sealed class Read10Handler : CommandHandler<Read10>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in Read10 command, ref CommandContext context) =>
        SectorReader.ReadUserData(drive, command.Start, command.BlockCount, ref context);
}
