using System.Buffers.Binary;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Cli.Child;

/// <summary>The way to a drive that waits for a line after every so many sectors.</summary>
internal sealed class GatedDrive(SoftwareRecorder recorder, int sectors) : ITransportEnumerator
{
    public bool Recognises(string deviceName) => deviceName == "/dev/sr0";

    public IReadOnlyList<TransportInfo> List() => [new("/dev/sr0", "gated drive", [])];

    public IScsiTransport Open(string deviceName) => new Gate(recorder.Connect(), sectors);

    private sealed class Gate(RecorderConnection inner, int every) : IScsiTransport, IExclusiveAccess
    {
        private int _written;

        public int MaxTransferBytes => inner.MaxTransferBytes;

        public string? Owner => inner.Owner;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            ScsiResult result = inner.Execute(cdb, direction, data, timeout);
            if (cdb[0] == Opcode.Write10 && result.IsGood)
            {
                int before = _written / every;
                _written += BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]);
                if (_written / every != before)
                {
                    Console.Error.WriteLine("gate");
                    _ = Console.In.ReadLine();
                }
            }

            return result;
        }

        public bool TryAcquire(string clientName, bool force) => inner.TryAcquire(clientName, force);

        public void Release() => inner.Release();

        public void Dispose() => inner.Dispose();
    }
}
