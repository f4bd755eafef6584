using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>TEST UNIT READY: everything that can be said against the disc is said before this is reached.</summary>
internal sealed class TestUnitReadyHandler : CommandHandler<TestUnitReady>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in TestUnitReady command, ref CommandContext context) => null;
}
