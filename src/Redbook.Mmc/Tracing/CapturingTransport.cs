using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>A transport that keeps every command that passes, with its data, in a trace.</summary>
/// <remarks>What goes wrong with the trace never touches the commands: it ends there, and <see cref="TraceFailure"/> says
/// why. Disposing this ends the trace and disposes the inner transport. Exclusive access is the inner transport's; where
/// that has none, taking it always succeeds.</remarks>
public sealed class CapturingTransport : IScsiTransport, IExclusiveAccess, IDeviceReset
{
    private readonly IScsiTransport _inner;
    private readonly TraceWriter _trace;
    private readonly TimeProvider _time;
    private readonly long _began;
    private string? _owner;
    private int _count;

    /// <summary>Puts a trace in front of <paramref name="inner"/>.</summary>
    public CapturingTransport(IScsiTransport inner, TraceWriter trace, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(trace);
        (_inner, _trace, _time) = (inner, trace, time ?? TimeProvider.System);
        _began = _time.GetTimestamp();
    }

    /// <summary>Why the trace ended early; null while it goes on.</summary>
    public Exception? TraceFailure { get; private set; }

    /// <inheritdoc/>
    public int MaxTransferBytes => _inner.MaxTransferBytes;

    /// <inheritdoc/>
    public string? Owner => _inner is IExclusiveAccess access ? access.Owner : _owner;

    /// <inheritdoc/>
    public IReadOnlyList<string> MountPoints => _inner is IExclusiveAccess access ? access.MountPoints : [];

    /// <inheritdoc/>
    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        TimeSpan offset = _time.GetElapsedTime(_began);
        try
        {
            ScsiResult result = _inner.Execute(cdb, direction, data, timeout);
            Keep(offset, cdb, direction, data, timeout, result, failure: null);
            return result;
        }
        catch (ScsiTransportException unanswered)
        {
            Keep(offset, cdb, direction, data, timeout, result: null, unanswered.Failure);
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
    public void Dispose()
    {
        try
        {
            if (TraceFailure is null)
            {
                _trace.End();
            }
        }
        catch (Exception failure) when (IsOfTheTrace(failure))
        {
            TraceFailure = failure;
        }

        _trace.Dispose();
        _inner.Dispose();
    }

    private static bool IsOfTheTrace(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ObjectDisposedException or InvalidOperationException
            or ArgumentException or NotSupportedException;

    private void Keep(
        TimeSpan offset,
        ReadOnlySpan<byte> cdb,
        TransferDirection direction,
        ReadOnlySpan<byte> data,
        TimeSpan timeout,
        ScsiResult? result,
        TransportFailure? failure)
    {
        if (TraceFailure is not null)
        {
            return;
        }

        try
        {
            _trace.Write(offset, cdb, direction, data, timeout, result, failure);
        }
        catch (Exception lost) when (IsOfTheTrace(lost))
        {
            TraceFailure = lost;
        }
    }
}
