using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ SUB-CHANNEL (42h): position, catalogue number or recording code from the Q channel.</summary>
/// <param name="Format">What to read.</param>
/// <param name="Track">The track whose recording code is wanted; else 0.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="Msf">Addresses as times.</param>
/// <param name="SubQ">Q data beside the audio status.</param>
public readonly record struct ReadSubChannel(
    SubChannelFormat Format, byte Track, ushort AllocationBytes, bool Msf, bool SubQ) : IMmcCommand<ReadSubChannel>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadSubChannel;

    /// <inheritdoc/>
    public static string Name => "READ SUB-CHANNEL";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>The usual request: Q data wanted, addresses as block numbers.</summary>
    public ReadSubChannel(SubChannelFormat format, byte track, ushort allocationBytes)
        : this(format, track, allocationBytes, Msf: false, SubQ: true)
    {
    }

    /// <inheritdoc/>
    public static ReadSubChannel Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadSubChannel>(cdb);
        return new(
            (SubChannelFormat)cdb[3],
            cdb[6],
            BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]),
            (cdb[1] & 2) != 0,
            (cdb[2] & 0x40) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadSubChannel>(cdb);
        cdb[1] = (byte)(Msf ? 2 : 0);
        cdb[2] = (byte)(SubQ ? 0x40 : 0);
        cdb[3] = (byte)Format;
        cdb[6] = Track;
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{Format}, track {Track}, alloc {AllocationBytes}";
}
