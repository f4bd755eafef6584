using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>WRITE(10) (2Ah): the next blocks of the track or disc, in strict order.</summary>
/// <param name="Start">The first block.</param>
/// <param name="BlockCount">Blocks moved; their size follows from the track or the write parameters.</param>
public readonly record struct Write10(Lba Start, ushort BlockCount) : IMmcCommand<Write10>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.Write10;

    /// <inheritdoc/>
    public static string Name => "WRITE(10)";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.ToDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(200);

    /// <inheritdoc/>
    public static Write10 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<Write10>(cdb);
        return new(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(cdb[2..])),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<Write10>(cdb);
        BinaryPrimitives.WriteInt32BigEndian(cdb[2..], Start.Value);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], BlockCount);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"LBA {Start}, {BlockCount} blocks";
}
