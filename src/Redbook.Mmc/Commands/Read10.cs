using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ(10) (28h): data blocks of 2048 bytes.</summary>
/// <param name="Start">The first block.</param>
/// <param name="BlockCount">Blocks moved; their size follows from the track or the write parameters.</param>
public readonly record struct Read10(Lba Start, ushort BlockCount) : IMmcCommand<Read10>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.Read10;

    /// <inheritdoc/>
    public static string Name => "READ(10)";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static Read10 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<Read10>(cdb);
        return new(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(cdb[2..])),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<Read10>(cdb);
        BinaryPrimitives.WriteInt32BigEndian(cdb[2..], Start.Value);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], BlockCount);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"LBA {Start}, {BlockCount} blocks";
}
