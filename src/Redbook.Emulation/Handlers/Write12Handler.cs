using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>WRITE(12): what it means is the affair of the way of writing in force.</summary>
internal sealed class Write12Handler : CommandHandler<Write12>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in Write12 command, ref CommandContext context) =>
        SectorWriter.Write(drive, command.Start, command.BlockCount, ref context);
}
