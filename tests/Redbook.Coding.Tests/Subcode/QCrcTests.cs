using Redbook.Coding.Subcode;
using Xunit;

namespace Redbook.Coding.Tests.Subcode;

public sealed class QCrcTests
{
    [Fact]
    public void Check_string_gives_the_published_values()
    {
        Assert.Equal(0x31C3, QCrc.ComputePlain("123456789"u8));
        Assert.Equal(0xCE3C, QCrc.Compute("123456789"u8));
    }

    [Fact]
    public void Ten_zero_bytes_give_all_ones() => Assert.Equal(0xFFFF, QCrc.Compute(new byte[10]));

    [Theory]
    [InlineData(1, 0x1021)]
    [InlineData(2, 0x2042)]
    [InlineData(3, 0x3063)]
    [InlineData(7, 0x70E7)]
    [InlineData(255, 0x1EF0)]
    public void A_single_byte_gives_its_table_entry(byte value, int expected) =>
        Assert.Equal(expected, QCrc.ComputePlain([value]));

    [Fact]
    public void Every_length_equals_the_bit_by_bit_division()
    {
        var random = new Random(1);
        for (int length = 0; length < 70; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            Assert.Equal(Slow(data), QCrc.ComputePlain(data));
        }
    }

    [Fact]
    public void A_sealed_frame_leaves_the_constant_remainder_and_zero_when_inverted_back()
    {
        var random = new Random(2);
        byte[] q = new byte[12];
        for (int i = 0; i < 100; i++)
        {
            random.NextBytes(q);
            QCrc.Seal(q);
            Assert.True(QCrc.IsSealed(q));
            Assert.Equal(QCrc.ResidueOfStored, QCrc.ComputePlain(q));
            q[10] ^= 0xFF;
            q[11] ^= 0xFF;
            Assert.Equal(0, QCrc.ComputePlain(q));
        }
    }

    [Fact]
    public void Any_single_wrong_bit_breaks_the_seal()
    {
        byte[] q = ExampleDiscs.Hex("01 01 01 00 00 00 00 00 02 00 5A 28");
        for (int bit = 0; bit < 96; bit++)
        {
            q[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(QCrc.IsSealed(q));
            q[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_block_without_room_for_a_crc_is_refused()
    {
        Assert.Throws<ArgumentException>(() => QCrc.Seal(new byte[1]));
        Assert.False(QCrc.IsSealed([0]));
    }

    private static int Slow(ReadOnlySpan<byte> data)
    {
        int crc = 0;
        foreach (byte value in data)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                int carry = ((crc >> 15) ^ (value >> bit)) & 1;
                crc = ((crc << 1) & 0xFFFF) ^ (carry * 0x1021);
            }
        }

        return crc;
    }
}
