using System.Buffers.Binary;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>A hard disk in memory, shared by all who connect. Nothing of ours is one; but the tests of libiscsi ask of an
/// iSCSI target much that they ask only of hard disks.</summary>
internal sealed class BlockDisk
{
    private const int BlockBytes = 512;
    private const int Blocks = 16 * 1024;

    private readonly byte[] _content = new byte[BlockBytes * Blocks];
    private readonly Lock _gate = new();
    private readonly HashSet<Connection> _keepers = [];
    private readonly List<Connection> _connections = [];
    private bool _isOut;

    public IScsiTransport Connect()
    {
        lock (_gate)
        {
            var connection = new Connection(this);
            _connections.Add(connection);
            return connection;
        }
    }

    private static readonly SenseData NoDisc = new(SenseKey.NotReady, 0x3A, 0);
    private static readonly SenseData InvalidOpcode = new(SenseKey.IllegalRequest, 0x20, 0);
    private static readonly SenseData InvalidField = new(SenseKey.IllegalRequest, 0x24, 0);
    private static readonly SenseData OutOfRange = new(SenseKey.IllegalRequest, 0x21, 0);
    private static readonly SenseData Prevented = new(SenseKey.IllegalRequest, 0x53, 2);
    private static readonly SenseData WasReset = new(SenseKey.UnitAttention, 0x29, 0);

    private SenseData? Carry(Connection host, ReadOnlySpan<byte> cdb, Span<byte> data, out int moved)
    {
        moved = 0;
        switch (cdb[0])
        {
            case 0x00:
                return _isOut ? NoDisc : null;
            case 0x03:
                moved = Reply(data, cdb[4], Convert.FromHexString("70000000000000" + "0A" + "00000000000000000000"));
                return null;
            case 0x12 when (cdb[1] & 1) == 0 && cdb[2] == 0:
                moved = Reply(data, BinaryPrimitives.ReadUInt16BigEndian(cdb[3..]), [0, 0x80, 5, 2, 31, 0, 0, 2, .. "TEST    BLOCK DISK      1.0 "u8]);
                return null;
            case 0x12 when (cdb[1] & 1) == 1 && cdb[2] == 0:
                moved = Reply(data, BinaryPrimitives.ReadUInt16BigEndian(cdb[3..]), [0, 0, 0, 2, 0, 0x83]);
                return null;
            case 0x12 when (cdb[1] & 1) == 1 && cdb[2] == 0x83:
                moved = Reply(data, BinaryPrimitives.ReadUInt16BigEndian(cdb[3..]), [0, 0x83, 0, 20, 2, 1, 0, 16, .. "TEST    DISK0001"u8]);
                return null;
            case 0x1A when (cdb[2] & 0x3F) == 0x3F:
                moved = Reply(data, cdb[4], [15, 0, 0, 0, 0x0A, 10, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0]);
                return null;
            case 0x1B:
                if ((cdb[4] & 2) != 0 && _keepers.Count > 0)
                {
                    return Prevented;
                }

                _isOut = (cdb[4] & 2) != 0 ? (cdb[4] & 1) == 0 : _isOut;
                return null;
            case 0x1E:
                _ = (cdb[4] & 1) != 0 ? _keepers.Add(host) : _keepers.Remove(host);
                return null;
            case 0x25:
                Span<byte> capacity = stackalloc byte[8];
                BinaryPrimitives.WriteInt32BigEndian(capacity, Blocks - 1);
                BinaryPrimitives.WriteInt32BigEndian(capacity[4..], BlockBytes);
                moved = Reply(data, 8, capacity);
                return null;
            case 0x9E when (cdb[1] & 0x1F) == 0x10:
                Span<byte> large = stackalloc byte[32];
                large.Clear();
                BinaryPrimitives.WriteInt64BigEndian(large, Blocks - 1);
                BinaryPrimitives.WriteInt32BigEndian(large[8..], BlockBytes);
                moved = Reply(data, BinaryPrimitives.ReadInt32BigEndian(cdb[10..]), large);
                return null;
            case 0x28 or 0x2A:
                return Move(cdb[0] == 0x28, cdb[1], BinaryPrimitives.ReadUInt32BigEndian(cdb[2..]), BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]), data, out moved);
            case 0xA8 or 0xAA:
                return Move(cdb[0] == 0xA8, cdb[1], BinaryPrimitives.ReadUInt32BigEndian(cdb[2..]), BinaryPrimitives.ReadUInt32BigEndian(cdb[6..]), data, out moved);
            case 0x88 or 0x8A:
                return Move(cdb[0] == 0x88, cdb[1], BinaryPrimitives.ReadUInt64BigEndian(cdb[2..]), BinaryPrimitives.ReadUInt32BigEndian(cdb[10..]), data, out moved);
            case 0x12 or 0x1A:
                return InvalidField;
            default:
                return InvalidOpcode;
        }
    }

    private SenseData? Move(bool reads, byte flags, ulong start, uint count, Span<byte> data, out int moved)
    {
        moved = 0;
        if ((flags & 0xFA) != 0)
        {
            return InvalidField;
        }

        if (start > Blocks || count > Blocks - start)
        {
            return OutOfRange;
        }

        Span<byte> there = _content.AsSpan((int)start * BlockBytes, (int)count * BlockBytes);
        moved = there.Length;
        if (reads)
        {
            there[..Math.Min(there.Length, data.Length)].CopyTo(data);
        }
        else
        {
            data[..Math.Min(there.Length, data.Length)].CopyTo(there);
        }

        return null;
    }

    private static int Reply(Span<byte> data, int allocation, ReadOnlySpan<byte> reply)
    {
        int count = Math.Min(Math.Min(reply.Length, allocation), data.Length);
        reply[..count].CopyTo(data);
        return count;
    }

    private sealed class Connection(BlockDisk disk) : IScsiTransport, IDeviceReset
    {
        private SenseData? _attention;

        public int MaxTransferBytes => 8 * 1024 * 1024;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            lock (disk._gate)
            {
                SenseData? sense = cdb[0] is 0x03 or 0x12 ? null : _attention;
                int moved = 0;
                if (sense is null)
                {
                    sense = disk.Carry(this, cdb, direction == TransferDirection.None ? [] : data, out moved);
                }
                else
                {
                    _attention = null;
                }

                return new ScsiResult(sense is null ? ScsiStatus.Good : ScsiStatus.CheckCondition, sense is null ? moved : 0, sense, TimeSpan.Zero);
            }
        }

        public bool TryReset()
        {
            lock (disk._gate)
            {
                disk._keepers.Clear();
                foreach (Connection connection in disk._connections)
                {
                    connection._attention = WasReset;
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (disk._gate)
            {
                disk._keepers.Remove(this);
                disk._connections.Remove(this);
            }
        }
    }
}
