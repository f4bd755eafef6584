using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>MODE SENSE(10) (5Ah): reads one mode page or all.</summary>
/// <param name="Page">The page code, 3Fh for all.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="PageControl">Which values of the page.</param>
public readonly record struct ModeSense10(
    byte Page, ushort AllocationBytes, ModePageControl PageControl) : IMmcCommand<ModeSense10>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ModeSense10;

    /// <inheritdoc/>
    public static string Name => "MODE SENSE(10)";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>The page code that stands for all pages.</summary>
    public const byte AllPages = 0x3F;

    /// <inheritdoc/>
    public static ModeSense10 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ModeSense10>(cdb);
        return new(
            (byte)(cdb[2] & 0x3F),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]),
            (ModePageControl)(cdb[2] >> 6));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ModeSense10>(cdb);
        cdb[1] = 0x08;                                               // DBD = 1: no block descriptors
        cdb[2] = (byte)(((byte)PageControl << 6) | (Page & 0x3F));
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"page {Page:X2}h {PageControl}, alloc {AllocationBytes}";
}
