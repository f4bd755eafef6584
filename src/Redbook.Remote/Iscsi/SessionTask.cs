using System.Buffers;
using System.Buffers.Binary;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>A command of an initiator, from its arrival to its answer.</summary>
internal sealed class SessionTask
{
    private const int CdbBytes = 16;

    private readonly byte[] _cdb = new byte[CdbBytes];
    private byte[]? _data;

    public uint Tag { get; private set; }

    public bool IsImmediate { get; private set; }

    public ulong Lun { get; private set; }

    public TransferDirection Direction { get; private set; }

    /// <summary>The data phase as the initiator sees it.</summary>
    public int ExpectedBytes { get; private set; }

    /// <summary>Why the drive is not even asked.</summary>
    public SenseData? Refusal { get; set; }

    /// <summary>Bytes that the initiator has sent so far, from the first on.</summary>
    public int ReceivedBytes { get; private set; }

    /// <summary>Where the stretch under way ends; null when none is.</summary>
    public int? BurstEnd { get; private set; }

    /// <summary>With what tag the data of that stretch come.</summary>
    public uint TransferTag { get; private set; }

    /// <summary>The number of the next Data-Out within the stretch.</summary>
    public uint NextDataSn { get; private set; }

    /// <summary>R2Ts sent.</summary>
    public uint Requests { get; private set; }

    /// <summary>Whether some of the initiator's data came out of order and the command cannot be carried out.</summary>
    public bool IsSpoiled { get; set; }

    /// <summary>Nobody waits for the answer any more.</summary>
    public bool IsAborted { get; set; }

    /// <summary>Whether the drive can be asked.</summary>
    public bool IsReady => Refusal is not null || Direction != TransferDirection.ToDevice || ReceivedBytes == ExpectedBytes;

    /// <summary>Whether there are data to be asked for, and nothing is on its way.</summary>
    public bool WantsData => !IsReady && BurstEnd is null;

    public ReadOnlySpan<byte> FullCdb => _cdb;

    public byte Opcode => _cdb[0];

    /// <summary>What the initiator has sent.</summary>
    public Span<byte> Data => _data.AsSpan(0, Math.Min(ReceivedBytes, _data?.Length ?? 0));

    public void Begin(in ScsiCommandPdu command, TransferDirection direction, int expectedBytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_cdb, command.Cdb);
        (Tag, IsImmediate, Lun, Direction, ExpectedBytes) =
            (command.TaskTag, command.IsImmediate, command.Lun, direction, expectedBytes);
        (Refusal, ReceivedBytes, BurstEnd, TransferTag, NextDataSn, Requests, IsSpoiled, IsAborted) =
            (null, 0, null, BasicHeader.NoTag, 0, 0, false, false);
    }

    /// <summary>Room for data up to here.</summary>
    public void MakeRoom(int bytes)
    {
        if (_data is null || _data.Length < bytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(bytes);
            Data.CopyTo(larger);
            ReturnData();
            _data = larger;
        }
    }

    /// <summary>Room for the next data.</summary>
    public Span<byte> Room(int bytes) => _data.AsSpan(ReceivedBytes, bytes);

    /// <summary>Data have come.</summary>
    public void Take(int bytes)
    {
        ReceivedBytes += bytes;
        NextDataSn++;
    }

    /// <summary>Data have come with the command itself.</summary>
    public void TakeImmediate(int bytes) => ReceivedBytes += bytes;

    /// <summary>A stretch of data is on its way.</summary>
    public void Expect(uint transferTag, int end)
    {
        (TransferTag, BurstEnd, NextDataSn) = (transferTag, end, 0);
        if (transferTag != BasicHeader.NoTag)
        {
            Requests++;
        }
    }

    public void EndBurst() => BurstEnd = null;

    public void ReturnData()
    {
        if (_data is not null)
        {
            ArrayPool<byte>.Shared.Return(_data);
            _data = null;
        }
    }
}
