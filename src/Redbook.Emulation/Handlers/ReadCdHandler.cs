using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>READ CD: sectors by address.</summary>
internal sealed class ReadCdHandler : CommandHandler<ReadCd>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in ReadCd command, ref CommandContext context) =>
        SectorReader.Read(
            drive, command.Start, command.SectorCount, new SectorSelection(command.SectorType, command.Selection, command.SubChannel),
            ref context);
}
