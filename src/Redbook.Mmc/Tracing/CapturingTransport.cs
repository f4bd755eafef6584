using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>A transport that keeps every command that passes, with its data, in a trace.</summary>
/// <remarks>What goes wrong with the trace never touches the commands: it ends there, and <see cref="TraceFailure"/> says
/// why. Disposing this ends the trace and disposes the inner transport. Exclusive access is the inner transport's; where
/// that has none, taking it always succeeds.</remarks>
public sealed class CapturingTransport : ForwardingTransport
{
    private readonly TraceWriter _trace;
    private readonly TimeProvider _time;
    private readonly long _began;

    /// <summary>Puts a trace in front of <paramref name="inner"/>.</summary>
    public CapturingTransport(IScsiTransport inner, TraceWriter trace, TimeProvider? time = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(trace);
        (_trace, _time) = (trace, time ?? TimeProvider.System);
        _began = _time.GetTimestamp();
    }

    /// <summary>Why the trace ended early; null while it goes on.</summary>
    public Exception? TraceFailure { get; private set; }

    /// <inheritdoc/>
    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        TimeSpan offset = _time.GetElapsedTime(_began);
        try
        {
            ScsiResult result = Inner.Execute(cdb, direction, data, timeout);
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
    protected override void Dispose(bool disposing)
    {
        if (disposing && !IsDisposed)
        {
            EndTrace();
        }

        base.Dispose(disposing);
    }

    private static bool IsOfTheTrace(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ObjectDisposedException or InvalidOperationException
            or ArgumentException or NotSupportedException;

    private void EndTrace()
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
    }

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
