using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>A drive that exists only as a trace: it answers as the traced one did, as long as it is asked the
/// same.</summary>
/// <remarks>For a program that is to be seen doing once more what it did with somebody else's drive. The first command that
/// is not the next of the trace is a <see cref="ScsiTransportException"/> (<see cref="TransportFailure.Host"/>), and so is
/// every one after it; <see cref="Difference"/> says what was expected. Time is not replayed: answers come at once and
/// tell the duration they had.</remarks>
public sealed class ReplayTransport : IScsiTransport, IExclusiveAccess
{
    private readonly TraceReader _trace;
    private string? _owner;
    private int _count;

    /// <summary>A drive from a trace.</summary>
    /// <param name="trace">The trace; disposed with this.</param>
    /// <param name="maxTransferBytes">The largest data phase that the program is to believe in.</param>
    public ReplayTransport(TraceReader trace, int maxTransferBytes = 64 * 1024)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxTransferBytes);
        (_trace, MaxTransferBytes) = (trace, maxTransferBytes);
    }

    /// <summary>Where the program left the trace; null while it follows.</summary>
    public ReplayDifference? Difference { get; private set; }

    /// <inheritdoc/>
    public int MaxTransferBytes { get; }

    /// <inheritdoc/>
    public string? Owner => _owner;

    /// <summary>Whether nothing of the trace is left: the program did all that it did then. Reads on to find out.</summary>
    /// <exception cref="TraceFormatException">The trace is damaged.</exception>
    /// <exception cref="IOException">The stream of the trace failed.</exception>
    public bool IsAtEnd() => Difference is null && !_trace.TryRead(out _);

    /// <inheritdoc/>
    /// <exception cref="TraceFormatException">The trace is damaged.</exception>
    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        if (Difference is { } earlier)
        {
            throw Left(earlier);
        }

        if (!_trace.TryRead(out TraceRecord? record))
        {
            throw Leave(cdb, "nothing more", "sent");
        }

        if (!record.Cdb.Span.SequenceEqual(cdb) || record.Direction != direction || record.DataBytes != data.Length)
        {
            throw Leave(cdb, $"{CommandText.Describe(record.Cdb.Span)} ({record.Direction}, {record.DataBytes} bytes)",
                $"{direction}, {data.Length} bytes");
        }

        if (direction == TransferDirection.ToDevice && !record.HasData(data))
        {
            throw Leave(cdb, "other data", "these");
        }

        if (record.Result is not { } result)
        {
            throw new ScsiTransportException(record.Failure ?? TransportFailure.Host, "No answer came then either.");
        }

        if (direction == TransferDirection.FromDevice)
        {
            if (record.Data is not { } reply)
            {
                throw Leave(cdb, "only the hash of the reply", "wanted");
            }

            reply.Span.CopyTo(data);
        }

        return result;
    }

    /// <inheritdoc/>
    public bool TryAcquire(string clientName, bool force)
    {
        _owner = clientName;
        _count++;
        return true;
    }

    /// <inheritdoc/>
    public void Release()
    {
        if (_count > 0 && --_count == 0)
        {
            _owner = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _trace.Dispose();

    private static ScsiTransportException Left(ReplayDifference difference) =>
        new(TransportFailure.Host, $"The program does not do what the trace has: {difference}.");

    private ScsiTransportException Leave(ReadOnlySpan<byte> cdb, string expected, string actual)
    {
        Difference = new ReplayDifference(_trace.Count, CommandText.Describe(cdb), expected, actual);
        return Left(Difference);
    }
}
