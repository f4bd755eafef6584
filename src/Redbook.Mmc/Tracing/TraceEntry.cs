using System.Globalization;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>One command and its answer.</summary>
public sealed record TraceEntry
{
    /// <summary>When the command was sent.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The command block as it was sent.</summary>
    public required ReadOnlyMemory<byte> Cdb { get; init; }

    /// <summary>Which way the data went.</summary>
    public required TransferDirection Direction { get; init; }

    /// <summary>Bytes of the data phase as asked for.</summary>
    public required int DataBytes { get; init; }

    /// <summary>The answer; <see langword="null"/> when none came.</summary>
    public ScsiResult? Result { get; init; }

    /// <summary>Why no answer came.</summary>
    public ScsiTransportException? Failure { get; init; }

    /// <summary>One line: time, command with its fields, data, answer in words, duration.</summary>
    public override string ToString()
    {
        string data = Direction switch
        {
            TransferDirection.FromDevice => $" <- {Result?.BytesTransferred ?? 0}/{DataBytes}",
            TransferDirection.ToDevice => $" -> {DataBytes}",
            _ => string.Empty,
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Time:HH:mm:ss.fff} {CommandText.Describe(Cdb.Span)}{data}: {DescribeAnswer()}");
    }

    private string DescribeAnswer()
    {
        if (Result is not ScsiResult result)
        {
            return $"no answer: {Failure?.Message ?? "unknown reason"}";
        }

        string sense = result.Sense is SenseData s ? $", {s.Describe()}" : string.Empty;
        string status = result.Status switch
        {
            ScsiStatus.Good => "good",
            ScsiStatus.CheckCondition => "refused",
            ScsiStatus other => other.ToString(),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{status}{sense} [{result.Elapsed.TotalMilliseconds:0.0} ms]");
    }
}
