using Redbook.Emulation;
using Redbook.Mmc.Transport;

namespace Redbook.Cli.Tests.Commands;

/// <summary>A recorder in software that the program takes for a real drive, <c>/dev/sr0</c>, with a disc that is mounted.
/// </summary>
internal sealed class MountedDrive(SoftwareRecorder recorder) : ITransportEnumerator
{
    /// <summary>Where the disc is mounted; null when it is not.</summary>
    public string? Place { get; set; } = "/media/disc";

    /// <summary>Why it cannot be unmounted; null when it can.</summary>
    public string? Refusal { get; set; }

    /// <summary>The limits that commands came with, the latest of each.</summary>
    public Dictionary<byte, TimeSpan> Limits { get; } = [];

    public bool Recognises(string deviceName) => deviceName == "/dev/sr0";

    public IReadOnlyList<TransportInfo> List() => [new("/dev/sr0", "test-drive", [])];

    public IScsiTransport Open(string deviceName) => new Connection(this, recorder.Connect());

    private sealed class Connection(MountedDrive drive, RecorderConnection inner) : ForwardingTransport(inner)
    {
        public override string? Owner => drive.Place is null ? base.Owner : $"a file system mounted at {drive.Place}";

        public override IReadOnlyList<string> MountPoints => drive.Place is null ? [] : [drive.Place];

        public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            drive.Limits[cdb[0]] = timeout;
            return Inner.Execute(cdb, direction, data, timeout);
        }

        public override bool TryAcquire(string clientName, bool force)
        {
            if (drive.Place is not null && !force)
            {
                return false;
            }

            if (drive.Place is not null && drive.Refusal is not null)
            {
                throw new ScsiTransportException(TransportFailure.Locked, drive.Refusal);
            }

            drive.Place = null;
            return base.TryAcquire(clientName, force);
        }
    }
}
