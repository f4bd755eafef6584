using Redbook.Audio.Flac;

namespace Redbook.Audio.Tests.Flac;

public sealed class FlacCrcTests
{
    // The usual check values of CRC-8 and of CRC-16/UMTS (polynomial 8005h, nothing reflected, start 0).
    [Fact]
    public void The_check_values_of_both_polynomials_come_out()
    {
        Assert.Equal(0xF4, FlacCrc.OfHeader("123456789"u8));
        Assert.Equal(0xFEE8, FlacCrc.OfFrame(0, "123456789"u8));
    }

    [Fact]
    public void Sixteen_bytes_at_once_equal_one_bit_at_a_time_wherever_the_data_is_cut()
    {
        Random random = new(5);
        for (int length = 0; length < 100; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            int cut = random.Next(length + 1);

            ushort crc = FlacCrc.OfFrame(FlacCrc.OfFrame(0, data.AsSpan(0, cut)), data.AsSpan(cut));

            Assert.Equal(BitByBit(data), crc);
        }
    }

    private static int BitByBit(byte[] data)
    {
        int crc = 0;
        foreach (byte value in data)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                int feedback = (crc >> 15) ^ ((value >> bit) & 1);
                crc = ((crc << 1) & 0xFFFF) ^ (feedback * 0x8005);
            }
        }

        return crc;
    }
}
