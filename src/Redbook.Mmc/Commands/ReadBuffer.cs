using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ BUFFER (3Ch): the drive's buffer memory, used by some programs to measure it.</summary>
/// <param name="Mode">0 header and data, 2 data, 3 descriptor.</param>
/// <param name="BufferId">Which buffer.</param>
/// <param name="OffsetBytes">First byte, 0 to 16777215.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer, 0 to 16777215.</param>
public readonly record struct ReadBuffer(
    byte Mode, byte BufferId, int OffsetBytes, int AllocationBytes) : IMmcCommand<ReadBuffer>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadBuffer;

    /// <inheritdoc/>
    public static string Name => "READ BUFFER";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ReadBuffer Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadBuffer>(cdb);
        return new((byte)(cdb[1] & 0x1F), cdb[2], Cdb.ReadUInt24(cdb[3..]), Cdb.ReadUInt24(cdb[6..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadBuffer>(cdb);
        cdb[1] = (byte)(Mode & 0x1F);
        cdb[2] = BufferId;
        Cdb.WriteUInt24(cdb[3..], OffsetBytes);
        Cdb.WriteUInt24(cdb[6..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        $"mode {Mode}, buffer {BufferId}, offset {OffsetBytes}, alloc {AllocationBytes}";
}
