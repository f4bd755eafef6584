using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>MODE SENSE(6) (1Ah): the old short form.</summary>
/// <param name="Page">The page code, 3Fh for all.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="PageControl">Which values of the page.</param>
public readonly record struct ModeSense6(
    byte Page, byte AllocationBytes, ModePageControl PageControl) : IMmcCommand<ModeSense6>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ModeSense6;

    /// <inheritdoc/>
    public static string Name => "MODE SENSE(6)";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ModeSense6 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ModeSense6>(cdb);
        return new((byte)(cdb[2] & 0x3F), cdb[4], (ModePageControl)(cdb[2] >> 6));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ModeSense6>(cdb);
        cdb[1] = 0x08;                                               // DBD = 1: no block descriptors
        cdb[2] = (byte)(((byte)PageControl << 6) | (Page & 0x3F));
        cdb[4] = AllocationBytes;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"page {Page:X2}h {PageControl}, alloc {AllocationBytes}";
}
