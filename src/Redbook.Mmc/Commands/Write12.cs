using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>WRITE(12) (AAh): as WRITE(10) with a longer count.</summary>
/// <param name="Start">The first block.</param>
/// <param name="BlockCount">Blocks moved; their size follows from the track or the write parameters.</param>
/// <param name="Streaming">Speed before correctness (DVD).</param>
public readonly record struct Write12(Lba Start, uint BlockCount, bool Streaming) : IMmcCommand<Write12>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.Write12;

    /// <inheritdoc/>
    public static string Name => "WRITE(12)";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.ToDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(200);

    /// <inheritdoc/>
    public static Write12 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<Write12>(cdb);
        return new(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(cdb[2..])),
            BinaryPrimitives.ReadUInt32BigEndian(cdb[6..]),
            (cdb[10] & 0x80) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<Write12>(cdb);
        BinaryPrimitives.WriteInt32BigEndian(cdb[2..], Start.Value);
        BinaryPrimitives.WriteUInt32BigEndian(cdb[6..], BlockCount);
        cdb[10] = (byte)(Streaming ? 0x80 : 0);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"LBA {Start}, {BlockCount} blocks";
}
