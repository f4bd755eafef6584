using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>GET EVENT STATUS NOTIFICATION (4Ah): what happened to drive or disc since the last question.</summary>
/// <param name="Classes">The classes asked about.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="Polled">Answer at once; drives know no other way.</param>
public readonly record struct GetEventStatusNotification(
    EventClasses Classes, ushort AllocationBytes, bool Polled) : IMmcCommand<GetEventStatusNotification>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.GetEventStatusNotification;

    /// <inheritdoc/>
    public static string Name => "GET EVENT STATUS NOTIFICATION";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static GetEventStatusNotification Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<GetEventStatusNotification>(cdb);
        return new((EventClasses)cdb[4], BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]), (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<GetEventStatusNotification>(cdb);
        cdb[1] = (byte)(Polled ? 1 : 0);
        cdb[4] = (byte)Classes;
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{Classes}, alloc {AllocationBytes}";
}
