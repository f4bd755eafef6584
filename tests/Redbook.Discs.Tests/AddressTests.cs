using Redbook.Discs;

namespace Redbook.Discs.Tests;

public sealed class AddressTests
{
    // Both ends of both ranges of the LBA to MSF translation, and the addresses that everything else hangs on.
    [Theory]
    [InlineData(-45_150, "90:00:00")]
    [InlineData(-22_650, "95:00:00")]
    [InlineData(-11_849, "97:24:01")]
    [InlineData(-11_635, "97:26:65")]
    [InlineData(-11_077, "97:34:23")]
    [InlineData(-151, "99:59:74")]
    [InlineData(-150, "00:00:00")]
    [InlineData(-1, "00:01:74")]
    [InlineData(0, "00:02:00")]
    [InlineData(4_350, "01:00:00")]
    [InlineData(359_847, "79:59:72")]
    [InlineData(398_099, "88:29:74")]
    [InlineData(404_849, "89:59:74")]
    public void Address_and_absolute_time_are_each_other_s_inverse(int lba, string time)
    {
        Assert.Equal(time, new Lba(lba).ToAbsoluteMsf().ToString());
        Assert.True(Msf.TryParse(time, out Msf msf));
        Assert.Equal(new Lba(lba), Lba.FromAbsoluteMsf(msf));
    }

    [Theory]
    [InlineData(-45_151)]
    [InlineData(404_850)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void An_address_without_a_time_is_refused(int lba) =>
        Assert.Throws<OverflowException>(() => new Lba(lba).ToAbsoluteMsf());

    [Theory]
    [InlineData(100, 0, 0)]
    [InlineData(0, 60, 0)]
    [InlineData(0, 0, 75)]
    [InlineData(-1, 0, 0)]
    public void A_time_out_of_range_is_refused(int minute, int second, int frame) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Msf(minute, second, frame));

    [Theory]
    [InlineData("")]
    [InlineData("1:2")]
    [InlineData("00:00:75")]
    [InlineData("00:60:00")]
    [InlineData("000:00:00")]
    [InlineData("00:00:-1")]
    [InlineData("00:00:00:00")]
    public void Text_that_is_no_time_is_refused(string text) => Assert.False(Msf.TryParse(text, out _));

    [Fact]
    public void Bcd_and_binary_agree_for_every_number()
    {
        for (int value = 0; value <= 99; value++)
        {
            Bcd bcd = Bcd.FromBinary(value);
            Assert.Equal(value.ToString("D2", null), bcd.ToString());
            Assert.Equal(value, bcd.ToBinary());
            Assert.True(bcd.IsValid);
        }

        Assert.False(new Bcd(0xAA).IsValid);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bcd.FromBinary(100));
    }
}
