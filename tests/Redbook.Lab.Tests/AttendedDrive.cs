using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Lab.Tests;

/// <summary>A drive at which somebody sits, who is told of every command before it is carried out.</summary>
/// <param name="drive">The drive itself.</param>
/// <param name="attend">Told the operation code; the command waits meanwhile. It may give an answer of its own, and the drive
/// is told nothing then.</param>
internal sealed class AttendedDrive(IScsiTransport drive, Func<byte, ScsiResult?> attend) : ForwardingTransport(drive)
{
    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
        attend(cdb[0]) ?? Inner.Execute(cdb, direction, data, timeout);
}
