using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>A transport that tells a sink of every command that passes.</summary>
/// <remarks>Exclusive access is the inner transport's; where that has none, nobody else can want the drive and taking
/// it
/// always succeeds. Disposing this disposes the inner transport.</remarks>
public sealed class TracingTransport : IScsiTransport, IExclusiveAccess, IDeviceReset
{
    private readonly IScsiTransport _inner;
    private readonly ITraceSink _sink;
    private readonly TimeProvider _time;
    private string? _owner;
    private int _count;

    /// <summary>Puts a tracer in front of <paramref name="inner"/>.</summary>
    public TracingTransport(IScsiTransport inner, ITraceSink sink, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(sink);
        (_inner, _sink, _time) = (inner, sink, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public int MaxTransferBytes => _inner.MaxTransferBytes;

    /// <inheritdoc/>
    public string? Owner => _inner is IExclusiveAccess access ? access.Owner : _owner;

    /// <inheritdoc/>
    public IReadOnlyList<string> MountPoints => _inner is IExclusiveAccess access ? access.MountPoints : [];

    /// <inheritdoc/>
    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        DateTimeOffset time = _time.GetUtcNow();
        try
        {
            ScsiResult result = _inner.Execute(cdb, direction, data, timeout);
            Report(time, cdb, direction, data.Length, result, null);
            return result;
        }
        catch (ScsiTransportException failure)
        {
            Report(time, cdb, direction, data.Length, null, failure);
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TryAcquire(string clientName, bool force)
    {
        if (_inner is IExclusiveAccess access)
        {
            return access.TryAcquire(clientName, force);
        }

        _owner = clientName;
        _count++;
        return true;
    }

    /// <inheritdoc/>
    public bool TryReset() => _inner is IDeviceReset reset && reset.TryReset();

    /// <inheritdoc/>
    public void Release()
    {
        if (_inner is IExclusiveAccess access)
        {
            access.Release();
        }
        else if (_count > 0 && --_count == 0)
        {
            _owner = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private void Report(
        DateTimeOffset time, ReadOnlySpan<byte> cdb, TransferDirection direction, int dataBytes, ScsiResult? result,
        ScsiTransportException? failure) => _sink.Trace(new TraceEntry
        {
            Time = time,
            Cdb = cdb.ToArray(),
            Direction = direction,
            DataBytes = dataBytes,
            Result = result,
            Failure = failure,
        });
}
