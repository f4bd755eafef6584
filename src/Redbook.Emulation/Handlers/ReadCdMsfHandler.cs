using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>READ CD MSF: sectors by time, the end not included.</summary>
internal sealed class ReadCdMsfHandler : CommandHandler<ReadCdMsf>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in ReadCdMsf command, ref CommandContext context)
    {
        if (!IsTime(context.Cdb[3..6]) || !IsTime(context.Cdb[6..9]))
        {
            return Sense.InvalidField;
        }

        Lba start = Lba.FromAbsoluteMsf(command.Start);
        Lba end = Lba.FromAbsoluteMsf(command.End);
        return end < start
            ? Sense.InvalidField
            : SectorReader.Read(
                drive, start, end - start, new SectorSelection(command.SectorType, command.Selection, command.SubChannel),
                ref context);
    }

    private static bool IsTime(ReadOnlySpan<byte> bytes) => bytes[0] <= 99 && bytes[1] <= 59 && bytes[2] <= 74;
}
