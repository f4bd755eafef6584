using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ(12) (A8h): data blocks of 2048 bytes.</summary>
/// <param name="Start">The first block.</param>
/// <param name="BlockCount">Blocks moved; their size follows from the track or the write parameters.</param>
/// <param name="Streaming">Speed before correctness (DVD).</param>
public readonly record struct Read12(Lba Start, uint BlockCount, bool Streaming) : IMmcCommand<Read12>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.Read12;

    /// <inheritdoc/>
    public static string Name => "READ(12)";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static Read12 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<Read12>(cdb);
        return new(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(cdb[2..])),
            BinaryPrimitives.ReadUInt32BigEndian(cdb[6..]),
            (cdb[10] & 0x80) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<Read12>(cdb);
        BinaryPrimitives.WriteInt32BigEndian(cdb[2..], Start.Value);
        BinaryPrimitives.WriteUInt32BigEndian(cdb[6..], BlockCount);
        cdb[10] = (byte)(Streaming ? 0x80 : 0);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"LBA {Start}, {BlockCount} blocks";
}
