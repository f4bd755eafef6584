using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>A transport that tells a sink of every command that passes.</summary>
public sealed class TracingTransport : ForwardingTransport
{
    private readonly ITraceSink _sink;
    private readonly TimeProvider _time;

    /// <summary>Puts a tracer in front of <paramref name="inner"/>.</summary>
    public TracingTransport(IScsiTransport inner, ITraceSink sink, TimeProvider? time = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(sink);
        (_sink, _time) = (sink, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        DateTimeOffset time = _time.GetUtcNow();
        try
        {
            ScsiResult result = Inner.Execute(cdb, direction, data, timeout);
            Report(time, cdb, direction, data.Length, result, null);
            return result;
        }
        catch (ScsiTransportException failure)
        {
            Report(time, cdb, direction, data.Length, null, failure);
            throw;
        }
    }

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
