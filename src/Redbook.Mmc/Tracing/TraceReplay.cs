using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>Sends the commands of a trace to a drive again, and compares the answers.</summary>
public static class TraceReplay
{
    private static readonly TimeSpan s_busyPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Replays a trace.</summary>
    /// <param name="trace">Read to its end.</param>
    /// <param name="target">The drive. What the trace wrote is written again.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Honoured between commands.</param>
    /// <exception cref="TraceFormatException">The trace is damaged.</exception>
    /// <exception cref="IOException">The stream of the trace failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ReplayReport Run(
        TraceReader trace, IScsiTransport target, ReplayOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new ReplayOptions();
        List<ReplayDifference> differences = [];
        long sent = 0;
        long skipped = 0;
        long different = 0;
        while (trace.TryRead(out TraceRecord? record))
        {
            cancellation.ThrowIfCancellationRequested();

            // A command that was refused because the drive was busy had no effect; the one that got through follows.
            if (IsBusy(record.Result) || (!options.SubstitutesSilence && record is { Direction: TransferDirection.ToDevice, Data: null }))
            {
                skipped++;
                continue;
            }

            sent++;
            if (Compare(record, target, options, cancellation) is { } difference)
            {
                different++;
                if (differences.Count < options.MaxDifferences)
                {
                    differences.Add(new ReplayDifference(
                        trace.Count, CommandText.Describe(record.Cdb.Span), difference.Expected, difference.Actual));
                }
            }
        }

        return new ReplayReport
        {
            Commands = sent,
            Skipped = skipped,
            DifferenceCount = different,
            Differences = differences,
            IsTraceComplete = trace.IsComplete,
        };
    }

    private static bool IsBusy(ScsiResult? result) =>
        result?.Sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x01 or 0x04 or 0x07 or 0x08 };

    private static (string Expected, string Actual)? Compare(
        TraceRecord record, IScsiTransport target, ReplayOptions options, CancellationToken cancellation)
    {
        if (record.DataBytes > target.MaxTransferBytes)
        {
            return (TraceRecord.DescribeAnswer(record.Result, record.Failure), $"more than goes at once ({target.MaxTransferBytes} bytes)");
        }

        byte[] data = new byte[record.DataBytes];
        ScsiResult? result = null;
        TransportFailure? failure = null;
        try
        {
            result = Send(record, target, data, options, cancellation);
        }
        catch (ScsiTransportException unanswered)
        {
            failure = unanswered.Failure;
        }

        bool isSame = failure == record.Failure
            && result?.Status == record.Result?.Status
            && Identity(result?.Sense) == Identity(record.Result?.Sense);
        if (!isSame)
        {
            return (TraceRecord.DescribeAnswer(record.Result, record.Failure), TraceRecord.DescribeAnswer(result, failure));
        }

        return record.Direction != TransferDirection.FromDevice || result is not { } answer
            || options.IgnoredReplies.Contains(record.Cdb.Span[0])
                ? null
                : CompareReply(record, data.AsSpan(0, Math.Clamp(answer.BytesTransferred, 0, data.Length)));
    }

    private static (SenseKey, byte, byte, bool)? Identity(SenseData? sense) =>
        sense is { } s ? (s.Key, s.Asc, s.Ascq, s.IsDeferred) : null;

    private static (string Expected, string Actual)? CompareReply(TraceRecord record, Span<byte> reply)
    {
        if (record.HasData(reply))
        {
            return null;
        }

        if (record.Data is not { } known)
        {
            return ("data with another hash", $"{reply.Length} bytes");
        }

        byte[] expected = known.ToArray();
        if (expected.Length != reply.Length)
        {
            return ($"{expected.Length} bytes", $"{reply.Length} bytes");
        }

        SerialNumbers.Clear(record.Cdb.Span, expected);
        SerialNumbers.Clear(record.Cdb.Span, reply);
        int at = expected.AsSpan().CommonPrefixLength(reply);
        return at == expected.Length ? null : ($"{expected[at]:X2}h at byte {at} of {expected.Length}", $"{reply[at]:X2}h");
    }

    private static ScsiResult Send(
        TraceRecord record, IScsiTransport target, byte[] data, ReplayOptions options, CancellationToken cancellation)
    {
        long began = options.TimeProvider.GetTimestamp();
        while (true)
        {
            if (record.Direction == TransferDirection.ToDevice)
            {
                (record.Data ?? new byte[data.Length]).CopyTo(data);
            }

            ScsiResult result = target.Execute(record.Cdb.Span, record.Direction, data, record.TimeLimit);
            if (!IsBusy(result) || options.TimeProvider.GetElapsedTime(began) >= options.BusyLimit)
            {
                return result;
            }

            cancellation.ThrowIfCancellationRequested();
            Task.Delay(s_busyPause, options.TimeProvider, cancellation).GetAwaiter().GetResult();
        }
    }
}
