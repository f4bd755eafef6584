using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Remote.Tests.Rscsi;

/// <summary>A drive that gives every command the same answer, and remembers what it was sent.</summary>
internal sealed class AnsweringDrive : IScsiTransport
{
    public List<Command> Commands { get; } = [];

    public SenseData? Sense { get; init; }

    public ScsiStatus Status { get; init; }

    public TransportFailure? Failure { get; init; }

    /// <summary>What fills the data phase.</summary>
    public byte[] Reply { get; init; } = [];

    public int MaxTransferBytes { get; init; } = 65_536;

    public bool IsDisposed { get; private set; }

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        Commands.Add(new Command(
            Convert.ToHexString(cdb), direction, direction == TransferDirection.ToDevice ? data.ToArray() : [], timeout));
        if (Failure is { } failure)
        {
            throw new ScsiTransportException(failure, "It is not there.");
        }

        int moved = direction == TransferDirection.FromDevice ? Math.Min(Reply.Length, data.Length) : data.Length;
        if (direction == TransferDirection.FromDevice)
        {
            Reply.AsSpan(0, moved).CopyTo(data);
        }

        return new ScsiResult(Status, Status == ScsiStatus.Good ? moved : 0, Sense, TimeSpan.Zero);
    }

    public void Dispose() => IsDisposed = true;

    internal sealed record Command(string Cdb, TransferDirection Direction, byte[] Data, TimeSpan Timeout);
}
