using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ CD (BEh): sectors of any kind with what belongs to them.</summary>
/// <param name="Start">The first sector.</param>
/// <param name="SectorCount">Sectors, 0 to 16777215.</param>
/// <param name="SectorType">Expected sector type: 0 any, 1 audio, 2 mode 1, 3 mode 2, 4 form 1, 5 form 2.</param>
/// <param name="Selection">Byte 9: main channel parts and error flags; F8h everything, 10h user data.</param>
/// <param name="SubChannel">Sub-channel data behind each sector.</param>
public readonly record struct ReadCd(
    Lba Start, int SectorCount, byte SectorType, byte Selection, SubChannelSelection SubChannel) : IMmcCommand<ReadCd>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadCd;

    /// <inheritdoc/>
    public static string Name => "READ CD";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>The <see cref="Selection"/> that returns user data only: all 2352 bytes of an audio sector.</summary>
    public const byte UserData = 0x10;

    /// <summary>The <see cref="Selection"/> that returns sync, headers, user data and error correction.</summary>
    public const byte Everything = 0xF8;

    /// <inheritdoc/>
    public static ReadCd Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadCd>(cdb);
        return new(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(cdb[2..])),
            Cdb.ReadUInt24(cdb[6..]),
            (byte)((cdb[1] >> 2) & 7),
            cdb[9],
            (SubChannelSelection)(cdb[10] & 7));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadCd>(cdb);
        cdb[1] = (byte)((SectorType & 7) << 2);
        BinaryPrimitives.WriteInt32BigEndian(cdb[2..], Start.Value);
        Cdb.WriteUInt24(cdb[6..], SectorCount);
        cdb[9] = Selection;
        cdb[10] = (byte)SubChannel;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        $"LBA {Start}, {SectorCount} sectors, type {SectorType}, select {Selection:X2}h, sub {SubChannel}";
}
