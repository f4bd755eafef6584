using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>GET PERFORMANCE: nominal performance (type 0) and write speeds (type 3).</summary>
internal sealed class GetPerformanceHandler : CommandHandler<GetPerformance>
{
    protected override SenseData? Execute(DriveState drive, in GetPerformance command, ref CommandContext context)
    {
        Lba end = new((drive.Medium ?? new MediumOptions()).CapacitySectors - 1);
        byte[] reply;
        switch (command.Type)
        {
            case PerformanceType.Performance:
                const byte Write = 4;
                const byte Exceptions = 3;
                bool isWrite = (command.DataType & Write) != 0;
                DriveSpeed speed = isWrite ? drive.Speeds.Write(drive.Medium) : drive.Speeds.Read;

                // There are no places where the drive is slower than it says.
                reply = (command.DataType & Exceptions) != 0
                    ? PerformanceResponse.ToArray(ReadOnlySpan<NominalPerformance>.Empty, isWrite)
                    : PerformanceResponse.ToArray([new NominalPerformance(Lba.Zero, speed, end, speed)], isWrite);
                break;
            case PerformanceType.WriteSpeed:
                DriveSpeed read = drive.Speeds.Read;
                WriteSpeedDescriptor[] speeds =
                [
                    .. drive.Speeds.Available(drive.Medium)
                        .Select(write => new WriteSpeedDescriptor(0, end, read, write, IsExact: false)),
                ];
                reply = PerformanceResponse.ToArray(speeds);
                break;
            default:
                return Sense.InvalidField;
        }

        context.Reply(reply, PerformanceResponse.HeaderSize + (command.MaxDescriptors * WriteSpeedDescriptor.Size));
        return null;
    }
}
