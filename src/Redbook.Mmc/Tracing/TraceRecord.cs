using System.Security.Cryptography;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>One command in a trace: what was asked, what was answered, and the data that went over the wire.</summary>
public sealed record TraceRecord
{
    /// <summary>When the command was sent, since the trace began.</summary>
    public required TimeSpan Offset { get; init; }

    /// <summary>The command block, 6 to 16 bytes.</summary>
    public required ReadOnlyMemory<byte> Cdb { get; init; }

    /// <summary>Which way the data went.</summary>
    public required TransferDirection Direction { get; init; }

    /// <summary>Bytes of the data phase as asked for.</summary>
    public required int DataBytes { get; init; }

    /// <summary>How long the host was ready to wait.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>The answer; null when none came.</summary>
    public ScsiResult? Result { get; init; }

    /// <summary>Why no answer came; null when one did.</summary>
    public TransportFailure? Failure { get; init; }

    /// <summary>The data: all that was sent, or what came back. Null when the trace holds their hash only.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>The SHA-256 of the data, where the trace holds no more; otherwise null.</summary>
    public ReadOnlyMemory<byte>? DataHash { get; init; }

    /// <summary>Whether these are the data of the record, as far as it knows them.</summary>
    public bool HasData(ReadOnlySpan<byte> data)
    {
        if (Data is { } known)
        {
            return known.Span.SequenceEqual(data);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return DataHash is { } expected && expected.Span.SequenceEqual(hash);
    }

    /// <summary>One line: command with its fields, answer in words.</summary>
    public override string ToString() => $"{CommandText.Describe(Cdb.Span)}: {DescribeAnswer(Result, Failure)}";

    internal static string DescribeAnswer(ScsiResult? result, TransportFailure? failure) => result switch
    {
        null => $"no answer ({failure})",
        { IsGood: true, Sense: null } good => $"good, {good.BytesTransferred} bytes",
        { Sense: { } sense } => sense.Describe(),
        { Status: var status } => status.ToString(),
    };
}
