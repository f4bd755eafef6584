using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>BLANK (A1h): erases a rewritable disc or part of it.</summary>
/// <param name="Type">How much.</param>
/// <param name="Immediate">Answer at once; poll TEST UNIT READY for the end.</param>
/// <param name="AddressOrTrack">Start address or track, where the type needs one.</param>
public readonly record struct Blank(BlankingType Type, bool Immediate, uint AddressOrTrack) : IMmcCommand<Blank>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.Blank;

    /// <inheritdoc/>
    public static string Name => "BLANK";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(3600);

    /// <inheritdoc/>
    public static Blank Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<Blank>(cdb);
        return new((BlankingType)(cdb[1] & 7), (cdb[1] & 0x10) != 0, BinaryPrimitives.ReadUInt32BigEndian(cdb[2..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<Blank>(cdb);
        cdb[1] = (byte)((byte)Type | (Immediate ? 0x10 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(cdb[2..], AddressOrTrack);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{Type}{(Immediate ? ", immediate" : string.Empty)}";
}
