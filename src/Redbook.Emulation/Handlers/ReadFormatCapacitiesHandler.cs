using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ FORMAT CAPACITIES: one descriptor, for the disc that is there or for the largest there could be.</summary>
internal sealed class ReadFormatCapacitiesHandler : CommandHandler<ReadFormatCapacities>
{
    private const byte Blank = 1;
    private const byte Formatted = 2;
    private const byte NoMedium = 3;
    private const int BlockBytes = 2048;

    protected override SenseData? Execute(
        DriveState drive, in ReadFormatCapacities command, ref CommandContext context)
    {
        FormatCapacities capacities = drive.Tray.Loaded switch
        {
            null => new(new MediumOptions { Minutes = 99 }.CapacitySectors, NoMedium, BlockBytes),
            { Contents.State.LastSession: null } disc => new(disc.Medium.CapacitySectors, Blank, BlockBytes),
            var disc => new(ReadCapacityHandler.Last(disc.Contents.State).Value + 1, Formatted, BlockBytes),
        };
        Span<byte> reply = stackalloc byte[FormatCapacities.Size];
        capacities.WriteTo(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }
}
