using System.Buffers.Binary;

namespace Redbook.Coding.Subcode;

/// <summary>The CRC-16 of Q frames and of CD-TEXT packs: x^16 + x^12 + x^5 + 1, start 0, most significant bit first,
/// stored inverted and high byte first.</summary>
public static class QCrc
{
    /// <summary>Bytes that a CRC occupies.</summary>
    public const int Size = 2;

    /// <summary>What is left when the CRC runs over protected bytes and their stored, inverted CRC.</summary>
    public const ushort ResidueOfStored = 0x1D0F;

    private const int Slices = 16;
    private const ushort Polynomial = 0x1021;

    // Slice k holds the CRC of one byte followed by k zero bytes; 8 KiB in all.
    private static readonly ushort[] Table = CreateTable();

    /// <summary>The CRC as it is stored: inverted.</summary>
    public static ushort Compute(ReadOnlySpan<byte> data) => (ushort)~ComputePlain(data);

    /// <summary>The CRC before inversion.</summary>
    public static ushort ComputePlain(ReadOnlySpan<byte> data)
    {
        ushort[] table = Table;
        uint crc = 0;
        while (data.Length >= Slices)
        {
            crc = Step(table, crc, data[..Slices]);
            data = data[Slices..];
        }

        return data.Length switch
        {
            0 => (ushort)crc,
            1 => (ushort)((crc << 8) ^ table[(byte)(crc >> 8) ^ data[0]]),
            _ => (ushort)Step(table, crc, data),
        };
    }

    /// <summary>Computes the CRC of all bytes but the last two and stores it there.</summary>
    /// <exception cref="ArgumentException">Fewer than two bytes.</exception>
    public static void Seal(Span<byte> block)
    {
        if (block.Length < Size)
        {
            throw new ArgumentException("There is no room for a CRC.", nameof(block));
        }

        BinaryPrimitives.WriteUInt16BigEndian(block[^Size..], Compute(block[..^Size]));
    }

    /// <summary>Whether the last two bytes are the stored CRC of the bytes before them.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> block) =>
        block.Length >= Size && BinaryPrimitives.ReadUInt16BigEndian(block[^Size..]) == Compute(block[..^Size]);

    // The remainder is linear: each byte contributes on its own, weighted by the zero bytes that follow it.
    private static uint Step(ushort[] table, uint crc, ReadOnlySpan<byte> data)
    {
        int slice = (data.Length - 1) << 8;
        uint next = (uint)table[slice + (byte)(data[0] ^ (crc >> 8))] ^ table[slice - 256 + (byte)(data[1] ^ crc)];
        slice -= 512;
        for (int i = 2; i < data.Length; i++, slice -= 256)
        {
            next ^= table[slice + data[i]];
        }

        return next;
    }

    private static ushort[] CreateTable()
    {
        var table = new ushort[Slices * 256];
        for (int value = 0; value < 256; value++)
        {
            int crc = value << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[value] = (ushort)crc;
        }

        for (int i = 256; i < table.Length; i++)
        {
            ushort before = table[i - 256];
            table[i] = (ushort)((before << 8) ^ table[before >> 8]);
        }

        return table;
    }
}
