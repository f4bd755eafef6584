using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>REQUEST SENSE (03h): the sense data kept, or the progress of a long operation.</summary>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="DescriptorFormat">Ask for descriptor format instead of fixed.</param>
public readonly record struct RequestSense(byte AllocationBytes, bool DescriptorFormat) : IMmcCommand<RequestSense>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.RequestSense;

    /// <inheritdoc/>
    public static string Name => "REQUEST SENSE";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static RequestSense Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<RequestSense>(cdb);
        return new(cdb[4], (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<RequestSense>(cdb);
        cdb[1] = (byte)(DescriptorFormat ? 1 : 0);
        cdb[4] = AllocationBytes;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"alloc {AllocationBytes}";
}
