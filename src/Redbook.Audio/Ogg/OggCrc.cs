namespace Redbook.Audio.Ogg;

/// <summary>The checksum of an Ogg page: CRC-32, polynomial 04C11DB7h, nothing reflected, start 0 (RFC 3533).</summary>
internal static class OggCrc
{
    private static readonly uint[] s_table = CreateTable();

    /// <summary>Continues a checksum; begins with 0.</summary>
    public static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint[] table = s_table;
        foreach (byte value in bytes)
        {
            crc = (crc << 8) ^ table[(crc >> 24) ^ value];
        }

        return crc;
    }

    private static uint[] CreateTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ 0x04C1_1DB7 : crc << 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
