using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>INQUIRY (12h): who the drive is.</summary>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="VitalProductPage">A vital product data page instead of the standard reply.</param>
public readonly record struct Inquiry(ushort AllocationBytes, byte? VitalProductPage) : IMmcCommand<Inquiry>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.Inquiry;

    /// <inheritdoc/>
    public static string Name => "INQUIRY";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static Inquiry Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<Inquiry>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[3..]), (cdb[1] & 1) != 0 ? cdb[2] : null);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<Inquiry>(cdb);
        if (VitalProductPage is byte page)
        {
            cdb[1] = 1;
            cdb[2] = page;
        }

        BinaryPrimitives.WriteUInt16BigEndian(cdb[3..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        VitalProductPage is byte page ? $"page {page:X2}h, alloc {AllocationBytes}" : $"alloc {AllocationBytes}";
}
