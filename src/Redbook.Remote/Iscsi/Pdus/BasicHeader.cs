using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What the first 48 bytes of every PDU have in common: enough to find its end. RFC 7143 11.2.1.</summary>
/// <param name="Opcode">What the PDU is; any six bits may have come.</param>
/// <param name="IsImmediate">Whether it is delivered at once, outside the order of commands.</param>
/// <param name="AhsBytes">Bytes of additional header segments that follow.</param>
/// <param name="DataBytes">Bytes of data behind them, padding not counted.</param>
/// <param name="TaskTag">The initiator's tag.</param>
internal readonly record struct BasicHeader(IscsiOpcode Opcode, bool IsImmediate, int AhsBytes, int DataBytes, uint TaskTag)
{
    public const int Size = 48;

    /// <summary>A tag that names nothing.</summary>
    public const uint NoTag = 0xFFFF_FFFF;

    /// <summary>The most that a length of 24 bits can say.</summary>
    public const int MaxDataBytes = 0xFF_FFFF;

    public const byte Final = 0x80;
    public const byte Continue = 0x40;
    private const byte Immediate = 0x40;
    private const byte OpcodeMask = 0x3F;

    /// <summary>Bytes of data with the padding to a multiple of four.</summary>
    public int PaddedDataBytes => Padded(DataBytes);

    public static int Padded(int bytes) => (bytes + 3) & ~3;

    public static BasicHeader Parse(ReadOnlySpan<byte> header) => new(
        (IscsiOpcode)(header[0] & OpcodeMask),
        (header[0] & Immediate) != 0,
        header[4] * 4,
        (header[5] << 16) | (header[6] << 8) | header[7],
        BinaryPrimitives.ReadUInt32BigEndian(header[16..]));

    /// <summary>Clears the 48 bytes and writes what is common; <paramref name="flags"/> are the whole second byte.</summary>
    public void WriteTo(Span<byte> header, byte flags)
    {
        header[..Size].Clear();
        header[0] = (byte)((byte)Opcode | (IsImmediate ? Immediate : 0));
        header[1] = flags;
        header[4] = (byte)(AhsBytes / 4);
        (header[5], header[6], header[7]) = ((byte)(DataBytes >> 16), (byte)(DataBytes >> 8), (byte)DataBytes);
        BinaryPrimitives.WriteUInt32BigEndian(header[16..], TaskTag);
    }
}
