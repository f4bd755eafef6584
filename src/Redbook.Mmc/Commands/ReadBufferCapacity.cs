using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ BUFFER CAPACITY (5Ch): how full the drive's buffer is.</summary>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="InBlocks">Answer in blocks instead of bytes.</param>
public readonly record struct ReadBufferCapacity(
    ushort AllocationBytes, bool InBlocks) : IMmcCommand<ReadBufferCapacity>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadBufferCapacity;

    /// <inheritdoc/>
    public static string Name => "READ BUFFER CAPACITY";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ReadBufferCapacity Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadBufferCapacity>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]), (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadBufferCapacity>(cdb);
        cdb[1] = (byte)(InBlocks ? 1 : 0);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"alloc {AllocationBytes}";
}
