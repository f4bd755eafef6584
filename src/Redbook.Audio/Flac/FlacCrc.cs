using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Redbook.Audio.Flac;

/// <summary>The two checksums of a FLAC frame; both start at 0 and take the most significant bit first.</summary>
internal static class FlacCrc
{
    private const byte HeaderPolynomial = 0x07;         // x^8 + x^2 + x + 1
    private const ushort FramePolynomial = 0x8005;      // x^16 + x^15 + x^2 + 1

    private static readonly byte[] HeaderTable = BuildHeaderTable();

    /// <summary>Row n is the effect of a byte that n more bytes follow.</summary>
    private static readonly ushort[] FrameTable = BuildFrameTable();

    /// <summary>CRC-8 of a frame header.</summary>
    public static byte OfHeader(ReadOnlySpan<byte> header)
    {
        byte crc = 0;
        foreach (byte value in header)
        {
            crc = HeaderTable[crc ^ value];
        }

        return crc;
    }

    /// <summary>CRC-16 of a frame, continued from <paramref name="crc"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ushort OfFrame(ushort crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ushort> table = FrameTable;
        while (bytes.Length >= 16)
        {
            // Sixteen bytes at once: the running checksum meets the first two, then each byte has its own row.
            ulong first = BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ ((ulong)crc << 48);
            ulong second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
            crc = (ushort)(Fold(table[(8 * 256)..], first) ^ Fold(table, second));
            bytes = bytes[16..];
        }

        foreach (byte value in bytes)
        {
            crc = (ushort)((crc << 8) ^ table[(crc >> 8) ^ value]);
        }

        return crc;
    }

    /// <summary>The effect of eight bytes, by eight rows of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Fold(ReadOnlySpan<ushort> rows, ulong bytes) =>
        rows[0x700 + (int)(bytes >> 56)]
        ^ rows[0x600 + (int)((bytes >> 48) & 0xFF)]
        ^ rows[0x500 + (int)((bytes >> 40) & 0xFF)]
        ^ rows[0x400 + (int)((bytes >> 32) & 0xFF)]
        ^ rows[0x300 + (int)((bytes >> 24) & 0xFF)]
        ^ rows[0x200 + (int)((bytes >> 16) & 0xFF)]
        ^ rows[0x100 + (int)((bytes >> 8) & 0xFF)]
        ^ rows[(int)(bytes & 0xFF)];

    private static byte[] BuildHeaderTable()
    {
        byte[] table = new byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            int crc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? (crc << 1) ^ HeaderPolynomial : crc << 1;
            }

            table[value] = (byte)crc;
        }

        return table;
    }

    private static ushort[] BuildFrameTable()
    {
        ushort[] table = new ushort[16 * 256];
        for (int value = 0; value < 256; value++)
        {
            int crc = value << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ FramePolynomial : crc << 1;
            }

            table[value] = (ushort)crc;
        }

        for (int entry = 256; entry < table.Length; entry++)
        {
            ushort crc = table[entry - 256];
            table[entry] = (ushort)((crc << 8) ^ table[crc >> 8]);
        }

        return table;
    }
}
