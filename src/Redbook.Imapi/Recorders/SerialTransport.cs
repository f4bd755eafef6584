using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Recorders;

/// <summary>Lets several threads use one transport: a program may ask a recorder while another thread records.</summary>
internal sealed class SerialTransport(IScsiTransport transport) : IScsiTransport, IExclusiveAccess
{
    private readonly Lock _gate = new();
    private readonly IExclusiveAccess? _access = transport as IExclusiveAccess;
    private bool _disposed;

    public int MaxTransferBytes => transport.MaxTransferBytes;

    /// <inheritdoc/>
    public string? Owner => _access?.Owner;

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        lock (_gate)
        {
            return _disposed
                ? throw new ScsiTransportException(TransportFailure.HandleClosed, "The connection to the drive is closed.")
                : transport.Execute(cdb, direction, data, timeout);
        }
    }

    public bool TryAcquire(string clientName, bool force) => _access?.TryAcquire(clientName, force) ?? true;

    public void Release() => _access?.Release();

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                transport.Dispose();
            }
        }
    }
}
