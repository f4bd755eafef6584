using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ FORMAT CAPACITIES (23h): how much the medium holds or could hold.</summary>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
public readonly record struct ReadFormatCapacities(ushort AllocationBytes) : IMmcCommand<ReadFormatCapacities>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadFormatCapacities;

    /// <inheritdoc/>
    public static string Name => "READ FORMAT CAPACITIES";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ReadFormatCapacities Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadFormatCapacities>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadFormatCapacities>(cdb);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"alloc {AllocationBytes}";
}
