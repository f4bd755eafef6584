namespace Redbook.Mmc.Tests;

public sealed class SenseDataTests
{
    [Theory]
    [InlineData("70 00 05 00 00 00 00 0A 00 00 00 00 24 00 00 00 00 00", SenseKey.IllegalRequest, 0x24, 0x00, false)]
    [InlineData("71 00 03 00 00 00 00 0A 00 00 00 00 0C 09 00 00 00 00", SenseKey.MediumError, 0x0C, 0x09, true)]
    [InlineData("72 02 04 08 00 00 00 00", SenseKey.NotReady, 0x04, 0x08, false)]
    [InlineData("73 03 0C 00 00 00 00 00", SenseKey.MediumError, 0x0C, 0x00, true)]
    [InlineData("70 00 02 00 00 00 00 06 00 00 00 00 3A 01", SenseKey.NotReady, 0x3A, 0x01, false)]
    public void Both_formats_are_read(string bytes, SenseKey key, byte asc, byte ascq, bool deferred)
    {
        Assert.True(SenseData.TryParse(Hex.Parse(bytes), out SenseData sense));
        Assert.True(sense.Is(key, asc, ascq));
        Assert.Equal(deferred, sense.IsDeferred);
    }

    [Theory]
    [InlineData("70 00 05 00 00 00 00 0A 00 00 00 00 24")]
    [InlineData("70 00 05 00 00 00 00 05 00 00 00 00 24 00 00 00 00 00")]
    [InlineData("70 00 05")]
    public void Short_sense_has_a_key_but_no_code(string bytes)
    {
        Assert.True(SenseData.TryParse(Hex.Parse(bytes), out SenseData sense));
        Assert.True(sense.Is(SenseKey.IllegalRequest, 0, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")]
    [InlineData("70 00")]
    [InlineData("72 05 24")]
    [InlineData("7F 00 05 00 00 00 00 0A 00 00 00 00 24 00")]
    public void Other_bytes_are_no_sense(string bytes) => Assert.False(SenseData.TryParse(Hex.Parse(bytes), out _));

    [Fact]
    public void Fixed_format_round_trips_with_information_and_progress()
    {
        var sense = new SenseData(SenseKey.NotReady, 0x04, 0x08) { Information = 0xFFFF_FF6A, Progress = 0x8000 };
        byte[] bytes = new byte[SenseData.FixedSize];
        sense.WriteFixed(bytes);

        Assert.Equal("F00002FFFFFF6A0A00000000040800808000", Hex.Of(bytes));
        Assert.True(SenseData.TryParse(bytes, out SenseData read));
        Assert.Equal(sense, read);
        Assert.Throws<ArgumentException>(() => sense.WriteFixed(new byte[17]));
    }

    [Fact]
    public void Descriptors_carry_information_and_progress()
    {
        byte[] bytes = Hex.Parse("72 02 04 08 00 00 00 14  00 0A 80 00 00 00 00 00 00 00 12 34  02 06 00 00 80 40 00 00");

        Assert.True(SenseData.TryParse(bytes, out SenseData sense));

        Assert.Equal(0x1234u, sense.Information);
        Assert.Equal((ushort)0x4000, sense.Progress);
    }

    [Theory]
    [InlineData(SenseKey.NotReady, 0x3A, 0x00, "no disc in the drive (2/3A/00)")]
    [InlineData(SenseKey.MediumError, 0x0C, 0x55, "write error (3/0C/55)")]
    [InlineData(SenseKey.HardwareError, 0x7E, 0x01, "the drive failed (4/7E/01)")]
    [InlineData(SenseKey.NoSense, 0x00, 0x00, "nothing to report (0/00/00)")]
    public void The_answer_has_words_and_numbers(SenseKey key, byte asc, byte ascq, string expected) =>
        Assert.Equal(expected, new SenseData(key, asc, ascq).Describe());

    [Fact]
    public void Every_sense_there_can_be_has_words()
    {
        var power = new SenseData(SenseKey.MediumError, 0x73, 0x03);
        Assert.Contains("power calibration area", power.Describe(), StringComparison.Ordinal);
        for (int key = 0; key < 16; key++)
        {
            for (int code = 0; code < 0x10000; code++)
            {
                string text = new SenseData((SenseKey)key, (byte)(code >> 8), (byte)code).Describe();
                Assert.True(text.Length > "(0/00/00)".Length + 3 && !text.Contains("  ", StringComparison.Ordinal));
            }
        }
    }
}
