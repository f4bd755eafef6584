using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>A drive that keeps what it is sent, returns what it is told to, and takes its time.</summary>
internal sealed class FakeDrive : IScsiTransport
{
    private readonly Lock _gate = new();

    public List<string> Cdbs { get; } = [];

    public List<byte[]> Written { get; } = [];

    /// <summary>How long the last command might take.</summary>
    public TimeSpan Limit { get; private set; }

    /// <summary>What fills the data phase, over and over.</summary>
    public byte[] Reply { get; set; } = [];

    /// <summary>Bytes returned; all there is room for when null.</summary>
    public int? ReplyBytes { get; set; }

    public SenseData? Sense { get; set; }

    public ScsiStatus Status { get; set; }

    /// <summary>After so many commands one is answered with <see cref="Sense"/>; none when null.</summary>
    public int? FailsAfter { get; init; }

    public TransportFailure? Failure { get; set; }

    /// <summary>Commands wait until it is set.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Set once a command has come.</summary>
    public ManualResetEventSlim Entered { get; } = new();

    public int MaxTransferBytes { get; init; } = 1 << 20;

    public bool IsDisposed { get; private set; }

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        bool isSpared;
        lock (_gate)
        {
            isSpared = FailsAfter is { } spared && Cdbs.Count != spared;
            Cdbs.Add(Convert.ToHexString(cdb));
            Limit = timeout;
        }

        Entered.Set();
        Assert.True(Gate.Wait(ServedRecorder.Patience));
        if (Failure is { } failure)
        {
            throw new ScsiTransportException(failure, "It is not there.");
        }

        int moved = data.Length;
        if (direction == TransferDirection.FromDevice)
        {
            moved = Math.Min(ReplyBytes ?? data.Length, data.Length);
            for (int at = 0; at < moved && Reply.Length > 0; at += Reply.Length)
            {
                Reply.AsSpan(0, Math.Min(Reply.Length, moved - at)).CopyTo(data[at..]);
            }
        }
        else if (direction == TransferDirection.ToDevice)
        {
            lock (_gate)
            {
                Written.Add(data.ToArray());
            }
        }

        if (isSpared)
        {
            return new ScsiResult(ScsiStatus.Good, moved, null, TimeSpan.Zero);
        }

        return new ScsiResult(Status, Status == ScsiStatus.Good || Sense is { Key: SenseKey.RecoveredError } ? moved : 0, Sense, TimeSpan.Zero);
    }

    public void Dispose() => IsDisposed = true;
}
