using Redbook.Emulation;
using Redbook.Mmc.Transport;

namespace Redbook.Cli.Tests.Commands;

/// <summary>A recorder in software that the program takes for a real drive, <c>/dev/sr0</c>.</summary>
internal sealed class OneDrive(SoftwareRecorder recorder) : ITransportEnumerator
{
    public bool Recognises(string deviceName) => deviceName == "/dev/sr0";

    public IReadOnlyList<TransportInfo> List() => [new("/dev/sr0", "test-drive", [])];

    public IScsiTransport Open(string deviceName) => recorder.Connect();
}
