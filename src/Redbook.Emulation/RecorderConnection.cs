using Redbook.Emulation.Drive;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation;

/// <summary>A host's way to a <see cref="SoftwareRecorder"/>.</summary>
/// <remarks>Disposing it gives up exclusive access; what it kept locked is unlocked.</remarks>
public sealed class RecorderConnection : IScsiTransport, IExclusiveAccess, IDeviceReset
{
    private Action? _onDisposed;

    internal RecorderConnection(SoftwareRecorder recorder) => Recorder = recorder;

    /// <summary>The recorder at the other end.</summary>
    public SoftwareRecorder Recorder { get; }

    /// <inheritdoc/>
    public int MaxTransferBytes => Recorder.Options.Profile.MaxTransferBytes;

    /// <inheritdoc/>
    public string? Owner => Recorder.Owner;

    internal Initiator Initiator { get; } = new();

    internal bool IsClosed { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The command block is not 6 to 16 bytes long.</exception>
    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        if (cdb.Length is < 6 or > 16)
        {
            throw new ArgumentException($"A command block has 6 to 16 bytes, got {cdb.Length}.", nameof(cdb));
        }

        return Recorder.Execute(this, cdb, direction, data, timeout);
    }

    /// <inheritdoc/>
    public bool TryAcquire(string clientName, bool force)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientName);
        return !IsClosed && Recorder.TryAcquire(this, clientName);
    }

    /// <inheritdoc/>
    public void Release() => Recorder.Release(this);

    /// <inheritdoc/>
    public bool TryReset()
    {
        if (IsClosed)
        {
            return false;
        }

        Recorder.Reset();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Interlocked.Exchange(ref _onDisposed, null)?.Invoke();
    }

    internal void Close()
    {
        if (!IsClosed)
        {
            IsClosed = true;
            Recorder.Disconnect(this);
        }
    }

    internal RecorderConnection WhenDisposed(Action action)
    {
        _onDisposed = action;
        return this;
    }
}
