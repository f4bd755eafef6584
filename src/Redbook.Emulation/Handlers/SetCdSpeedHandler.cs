using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>SET CD SPEED: the fastest that is not faster than asked for; slower than the slowest is refused.</summary>
internal sealed class SetCdSpeedHandler : CommandHandler<SetCdSpeed>
{
    protected override SenseData? Execute(DriveState drive, in SetCdSpeed command, ref CommandContext context) =>
        drive.Speeds.TryChoose(command.ReadKilobytesPerSecond, command.WriteKilobytesPerSecond, drive.Medium)
            ? null
            : Sense.InvalidField;
}
