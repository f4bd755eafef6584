using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ DISC INFORMATION (51h): blank, appendable or complete; sessions and tracks.</summary>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
public readonly record struct ReadDiscInformation(ushort AllocationBytes) : IMmcCommand<ReadDiscInformation>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadDiscInformation;

    /// <inheritdoc/>
    public static string Name => "READ DISC INFORMATION";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(240);

    /// <inheritdoc/>
    public static ReadDiscInformation Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadDiscInformation>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadDiscInformation>(cdb);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"alloc {AllocationBytes}";
}
