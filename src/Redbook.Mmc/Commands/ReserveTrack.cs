using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>RESERVE TRACK (53h): keeps room for a track to be written later.</summary>
/// <param name="SizeSectors">Sectors to keep.</param>
public readonly record struct ReserveTrack(uint SizeSectors) : IMmcCommand<ReserveTrack>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReserveTrack;

    /// <inheritdoc/>
    public static string Name => "RESERVE TRACK";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(240);

    /// <inheritdoc/>
    public static ReserveTrack Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReserveTrack>(cdb);
        return new(BinaryPrimitives.ReadUInt32BigEndian(cdb[5..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReserveTrack>(cdb);
        BinaryPrimitives.WriteUInt32BigEndian(cdb[5..], SizeSectors);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{SizeSectors} sectors";
}
