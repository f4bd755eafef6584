using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Recorders;

/// <summary>Lets several threads use one transport: a program may ask a recorder while another thread records.</summary>
internal sealed class SerialTransport(IScsiTransport transport) : ForwardingTransport(transport)
{
    private const byte MediumMayHaveChanged = 0x28;
    private const byte Reset = 0x29;
    private readonly Lock _gate = new();
    private int _mediumChanges;

    /// <summary>How often the drive has reported, to whoever asked, that the disc may be another or that it was reset.
    /// A report is made once: who reads it away keeps a writer on the same connection from seeing it.</summary>
    public int MediumChanges => Volatile.Read(ref _mediumChanges);

    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        lock (_gate)
        {
            if (IsDisposed)
            {
                throw new ScsiTransportException(TransportFailure.HandleClosed, "The connection to the drive is closed.");
            }

            ScsiResult result = Inner.Execute(cdb, direction, data, timeout);
            if (result.Sense is { Key: SenseKey.UnitAttention, Asc: MediumMayHaveChanged or Reset })
            {
                Interlocked.Increment(ref _mediumChanges);
            }

            return result;
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            base.Dispose(disposing);
        }
    }
}
