using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tests;

/// <summary>Answers from a table: the bytes given for an operation code, cut to what was asked for; else 5/20/00.</summary>
internal sealed class TableTransport : IScsiTransport
{
    private readonly Dictionary<byte, byte[]> _replies = [];

    public List<Command> Sent { get; } = [];

    public ScsiTransportException? Failure { get; set; }

    /// <summary>What the drive has to say beside every reply.</summary>
    public SenseData? Remark { get; init; }

    public int MaxTransferBytes => 65_536;

    public byte[] this[byte opcode]
    {
        set => _replies[opcode] = value;
    }

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        Sent.Add(new Command(cdb.ToArray(), data.ToArray(), data.Length));
        if (!_replies.TryGetValue(cdb[0], out byte[]? reply))
        {
            return new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.IllegalRequest, 0x20, 0), TimeSpan.Zero);
        }

        if (direction != TransferDirection.FromDevice)
        {
            return new ScsiResult(ScsiStatus.Good, data.Length, null, TimeSpan.Zero);
        }

        int count = Math.Min(reply.Length, data.Length);
        reply.AsSpan(0, count).CopyTo(data);
        return new ScsiResult(Remark is null ? ScsiStatus.Good : ScsiStatus.CheckCondition, count, Remark, TimeSpan.Zero);
    }

    public void Dispose()
    {
    }

    internal sealed record Command(byte[] Cdb, byte[] Data, int DataBytes);
}
