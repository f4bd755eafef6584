using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>MECHANISM STATUS (BDh): tray, changer and where the head is.</summary>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
public readonly record struct MechanismStatus(ushort AllocationBytes) : IMmcCommand<MechanismStatus>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.MechanismStatus;

    /// <inheritdoc/>
    public static string Name => "MECHANISM STATUS";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static MechanismStatus Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<MechanismStatus>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[8..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<MechanismStatus>(cdb);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[8..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"alloc {AllocationBytes}";
}
