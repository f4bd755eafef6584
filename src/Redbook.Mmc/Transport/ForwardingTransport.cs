namespace Redbook.Mmc.Transport;

/// <summary>A transport in front of another one: everything but <see cref="Execute"/> is the other's.</summary>
/// <remarks>Exclusive access is the inner transport's; where that has none, nobody else can want the drive, and taking it
/// always succeeds. Disposing this disposes the inner transport, unless that belongs to another.</remarks>
public abstract class ForwardingTransport : IScsiTransport, IExclusiveAccess, IDeviceReset
{
    private readonly bool _ownsInner;
    private string? _owner;
    private int _count;

    /// <summary>Stands in front of another transport.</summary>
    /// <param name="inner">The other one.</param>
    /// <param name="ownsInner">Whether it is disposed with this one.</param>
    protected ForwardingTransport(IScsiTransport inner, bool ownsInner = true)
    {
        ArgumentNullException.ThrowIfNull(inner);
        (Inner, _ownsInner) = (inner, ownsInner);
    }

    /// <inheritdoc/>
    public virtual int MaxTransferBytes => Inner.MaxTransferBytes;

    /// <inheritdoc/>
    public virtual string? Owner => Inner is IExclusiveAccess access ? access.Owner : _owner;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> MountPoints => Inner is IExclusiveAccess access ? access.MountPoints : [];

    /// <summary>What stands behind it.</summary>
    protected IScsiTransport Inner { get; }

    /// <summary>Whether this has been disposed.</summary>
    protected bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public abstract ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout);

    /// <inheritdoc/>
    public virtual bool TryAcquire(string clientName, bool force)
    {
        if (Inner is IExclusiveAccess access)
        {
            return access.TryAcquire(clientName, force);
        }

        _owner ??= clientName;
        _count++;
        return true;
    }

    /// <inheritdoc/>
    public virtual void Release()
    {
        if (Inner is IExclusiveAccess access)
        {
            access.Release();
        }
        else if (_count > 0 && --_count == 0)
        {
            _owner = null;
        }
    }

    /// <inheritdoc/>
    public bool TryReset() => Inner is IDeviceReset reset && reset.TryReset();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what stands behind it, once.</summary>
    /// <param name="disposing">Whether by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || IsDisposed)
        {
            return;
        }

        IsDisposed = true;
        if (_ownsInner)
        {
            Inner.Dispose();
        }
    }
}
