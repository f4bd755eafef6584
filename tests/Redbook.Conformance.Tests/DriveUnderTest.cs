using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests;

/// <summary>A drive that the suite is run against: spoken to through the seam and in no other way.</summary>
internal sealed class DriveUnderTest(string name, IScsiTransport transport, bool isNamed, Action? release = null) : IDisposable
{
    private const int LargestReplyBytes = 65_534;
    private const int Polls = 600;

    public string Name { get; } = name;

    public MmcDrive Drive { get; } = new(transport);

    /// <summary>Whether it came from the environment: a real drive, which takes its time and was in use before.</summary>
    public bool IsNamed { get; } = isNamed;

    /// <summary>What the disc says of itself; null without a disc.</summary>
    public DiscStatus? Status
    {
        get
        {
            ScsiResult result = Drive.ReadDiscInformation(out DiscInformation? info);
            Assert.True(result.IsGood || result.Sense is { Key: SenseKey.NotReady }, $"{Name}: {result.Sense}");
            return info?.Status;
        }
    }

    public ScsiResult Send(string cdb, TransferDirection direction = TransferDirection.None, byte[]? data = null) =>
        Send(Convert.FromHexString(cdb.Replace(" ", "", StringComparison.Ordinal)), direction, data);

    public ScsiResult Send(ReadOnlySpan<byte> cdb, TransferDirection direction = TransferDirection.None, byte[]? data = null)
    {
        ScsiResult result = transport.Execute(cdb, data is null or [] ? TransferDirection.None : direction, data ?? [], TimeSpan.FromMinutes(1));
        string what = $"{Name}: {Convert.ToHexString(cdb)} -> {result.Sense}";
        Assert.True(result.IsGood == result.Sense is null, what);
        Assert.InRange(result.BytesTransferred, 0, data?.Length ?? 0);
        return result;
    }

    /// <summary>Sends a command that returns data.</summary>
    /// <returns>The answer, and the reply cut to what came.</returns>
    public (ScsiResult Result, byte[] Reply) Ask(ReadOnlySpan<byte> cdb, int roomBytes = LargestReplyBytes)
    {
        byte[] data = new byte[Math.Min(roomBytes, transport.MaxTransferBytes)];
        ScsiResult result = Send(cdb, TransferDirection.FromDevice, data);
        return (result, data[..result.BytesTransferred]);
    }

    public byte[] Get(string cdb)
    {
        (ScsiResult result, byte[] reply) = Ask(Convert.FromHexString(cdb.Replace(" ", "", StringComparison.Ordinal)));
        Good(result);
        return reply;
    }

    public void Good(ScsiResult result) => Assert.True(result.IsGood, $"{Name}: {result.Sense}");

    /// <summary>A refusal says why, in the command that was refused, and moves nothing.</summary>
    public void Refused(ScsiResult result, SenseKey key, params ReadOnlySpan<byte> ascs)
    {
        Assert.Equal(ScsiStatus.CheckCondition, result.Status);
        SenseData sense = Assert.NotNull(result.Sense);
        Assert.False(sense.IsDeferred, $"{Name}: {sense}");
        Assert.True(sense.Key == key && ascs.Contains(sense.Asc), $"{Name}: {sense}");
        Assert.Equal(0, result.BytesTransferred);
    }

    /// <summary>Asks until the drive has told its news and finished what it was doing.</summary>
    public ScsiResult Settle()
    {
        ScsiResult result = default;
        for (int i = 0; i < Polls; i++)
        {
            result = Drive.TestUnitReady();
            if (result.Sense is not ({ Key: SenseKey.UnitAttention } or { Key: SenseKey.NotReady, Asc: 0x04 }))
            {
                break;
            }

            if (IsNamed)
            {
                Thread.Sleep(200);
            }
        }

        return result;
    }

    public void Dispose()
    {
        transport.Dispose();
        release?.Invoke();
    }
}
