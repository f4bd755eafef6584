using Redbook.Coding.RwPacks;
using Redbook.Testing;
using Xunit;
using static Redbook.Coding.Tests.Subcode.ExampleDiscs;

namespace Redbook.Coding.Tests.RwPacks;

public sealed class RwParityTests
{
    [Fact]
    public void Powers_of_the_primitive_element_match_the_published_row()
    {
        byte[] expected = Hex(
            "01 02 04 08 10 20 03 06 0C 18 30 23 05 0A 14 28 13 26 0F 1E 3C 3B 35 29 11 22 07 0E 1C 38 33 25"
            + "09 12 24 0B 16 2C 1B 36 2F 1D 3A 37 2D 19 32 27 0D 1A 34 2B 15 2A 17 2E 1F 3E 3F 3D 39 31 21");
        Assert.Equal(expected, Enumerable.Range(0, 63).Select(static i => Gf64.Power(i)));
        Assert.Equal(0x21, Gf64.Power(-1));
    }

    [Theory]
    [InlineData("09 01 3C 34 00000000000000000000000000000000 0D 07 2A 20")]
    [InlineData("09 01 3C 34 05000000000000000000000000000000 35 3D 28 25")]
    [InlineData("09 02 39 32 07000000000000000000000000000000 1E 13 26 2C")]
    [InlineData("09 1E 1D 0A 00 00 3F 3F 3C 00 03 30 00 0F 3F 30 03 3F 3C 0F 25 0F 18 32")]
    [InlineData("09 06 35 3A 00 01 03 05 3F 21212121212121212121 3F 0A 08 21 24")]
    [InlineData("000000000000000000000000000000000000000000000000")]
    public void Published_packs_get_their_parity(string hex)
    {
        byte[] expected = Hex(hex);
        byte[] pack = [.. expected];
        (pack[2], pack[3], pack[20], pack[21], pack[22], pack[23]) = (0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
        pack[0] |= 0xC0;
        RwParity.Write(pack);
        Assert.Equal(expected, pack);
        Assert.True(new RwPack(pack).IsParityValid);
    }

    [Fact]
    public void Parity_fulfils_the_check_sums_of_the_definition()
    {
        var random = new Random(10);
        byte[] pack = new byte[24];
        for (int round = 0; round < 2_000; round++)
        {
            random.NextBytes(pack);
            RwParity.Write(pack);
            for (int j = 0; j < 4; j++)
            {
                int sum = 0, shortSum = 0;
                for (int k = 0; k < 24; k++)
                {
                    sum ^= Slow(pack[k], j * (23 - k));
                    shortSum ^= k < 4 ? Slow(pack[k], j * (3 - k)) : 0;
                }

                Assert.Equal(0, sum);
                Assert.True(j > 1 || shortSum == 0);
            }
        }
    }

    [Fact]
    public void Any_one_or_two_wrong_symbols_are_put_right()
    {
        var random = new Random(11);
        byte[] pack = new byte[24];
        for (int first = 0; first < 24; first++)
        {
            for (int second = first; second < 24; second++)
            {
                random.NextBytes(pack);
                RwParity.Write(pack);
                byte[] damaged = [.. pack];
                damaged[first] ^= (byte)random.Next(1, 64);
                damaged[second] ^= second == first ? (byte)0 : (byte)random.Next(1, 64);
                Assert.Equal(RwPackState.Corrected, RwParity.Correct(damaged, out int corrected));
                Assert.Equal(pack, damaged);
                Assert.Equal(first == second ? 1 : 2, corrected);
                Assert.Equal(RwPackState.Good, RwParity.Correct(damaged, out corrected));
                Assert.Equal(0, corrected);
            }
        }
    }

    [Fact]
    public void Three_wrong_symbols_are_put_right_when_one_is_among_the_first_four()
    {
        var random = new Random(12);
        byte[] pack = new byte[24];
        int right = 0;
        const int Rounds = 2_000;
        for (int round = 0; round < Rounds; round++)
        {
            random.NextBytes(pack);
            RwParity.Write(pack);
            byte[] damaged = [.. pack];
            int[] places = [random.Next(4), 4 + random.Next(10), 14 + random.Next(10)];
            foreach (int place in places)
            {
                damaged[place] ^= (byte)random.Next(1, 64);
            }

            RwParity.Correct(damaged, out _);
            right += damaged.AsSpan().SequenceEqual(pack) ? 1 : 0;
        }

        Assert.InRange(right, Rounds * 95 / 100, Rounds);
    }

    [Fact]
    public void A_pack_beyond_correction_is_left_as_received()
    {
        var random = new Random(13);
        byte[] pack = new byte[24];
        int refused = 0;
        for (int round = 0; round < TestLength.Rounds(2_000, 200_000); round++)
        {
            random.NextBytes(pack);
            byte[] before = [.. pack.Select(static b => (byte)(b & 0x3F))];
            RwPackState state = RwParity.Correct(pack, out int corrected);
            if (state == RwPackState.Uncorrectable)
            {
                refused++;
                Assert.Equal(before, pack);
                Assert.Equal(0, corrected);
            }
            else
            {
                Assert.True(new RwPack(pack).IsParityValid);
            }
        }

        Assert.True(refused > TestLength.Rounds(2_000, 200_000) * 9 / 10);
    }

    [Fact]
    public void Fields_of_a_pack_are_read()
    {
        byte[] pack = Hex("C9 46 35 3A 00 01 03 05 3F 21212121212121212121 3F 0A 08 21 24");
        var view = new RwPack(pack);
        Assert.Equal((1, 1, 6, false), (view.Mode, view.Item, view.Instruction, view.IsZero));
        Assert.Equal(16, view.Data.Length);
        Assert.True(new RwPack(new byte[24]).IsZero);
        Assert.Throws<ArgumentException>(() => new RwPack(new byte[23]));
    }

    private static int Slow(int symbol, int times)
    {
        for (int i = 0; i < times; i++)
        {
            symbol <<= 1;
            symbol ^= symbol > 63 ? 0x43 : 0;
        }

        return symbol;
    }
}
