using System.Buffers.Binary;

namespace Redbook.Coding.Sectors;

/// <summary>The error detection code of data sectors: a reflected CRC-32 with constant D8018001h, start 0, no final
/// inversion, stored little-endian.</summary>
public static class Edc
{
    /// <summary>Bytes of an EDC.</summary>
    public const int Size = 4;

    private const uint Polynomial = 0xD801_8001;
    private const int Slices = 8;

    // Slice k holds the remainder of one byte followed by k zero bytes.
    private static readonly uint[] Table = CreateTable();

    /// <summary>The EDC of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data)
    {
        uint[] table = Table;
        uint edc = 0;
        while (data.Length >= Slices)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ edc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            edc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)]
                ^ table[(5 * 256) + (byte)(low >> 16)] ^ table[(4 * 256) + (byte)(low >> 24)]
                ^ table[(3 * 256) + (byte)high] ^ table[(2 * 256) + (byte)(high >> 8)]
                ^ table[256 + (byte)(high >> 16)] ^ table[(byte)(high >> 24)];
            data = data[Slices..];
        }

        foreach (byte value in data)
        {
            edc = (edc >> 8) ^ table[(byte)(edc ^ value)];
        }

        return edc;
    }

    /// <summary>Computes the EDC of all bytes but the last four and stores it there.</summary>
    internal static void Seal(Span<byte> block) =>
        BinaryPrimitives.WriteUInt32LittleEndian(block[^Size..], Compute(block[..^Size]));

    internal static bool IsSealed(ReadOnlySpan<byte> block) =>
        BinaryPrimitives.ReadUInt32LittleEndian(block[^Size..]) == Compute(block[..^Size]);

    private static uint[] CreateTable()
    {
        uint[] table = new uint[Slices * 256];
        for (uint value = 0; value < 256; value++)
        {
            uint edc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                edc = (edc & 1) != 0 ? (edc >> 1) ^ Polynomial : edc >> 1;
            }

            table[value] = edc;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint before = table[i - 256];
            table[i] = (before >> 8) ^ table[(byte)before];
        }

        return table;
    }
}
