using Redbook.Audio;
using Redbook.Cli.Input;

namespace Redbook.Cli.Tests.Input;

public sealed class RawPcmTextTests
{
    [Theory]
    [InlineData("s16le", 44_100, 2, 16, PcmByteOrder.LittleEndian, true, false)]
    [InlineData("S16BE:48000", 48_000, 2, 16, PcmByteOrder.BigEndian, true, false)]
    [InlineData("u8:22050:1", 22_050, 1, 8, PcmByteOrder.LittleEndian, false, false)]
    [InlineData("s24be:96000:6", 96_000, 6, 24, PcmByteOrder.BigEndian, true, false)]
    [InlineData("f32le", 44_100, 2, 32, PcmByteOrder.LittleEndian, true, true)]
    [InlineData("f64be:192000:1", 192_000, 1, 64, PcmByteOrder.BigEndian, true, true)]
    public void A_format_is_type_rate_and_channels(
        string text, int rate, int channels, int bits, PcmByteOrder order, bool isSigned, bool isFloat)
    {
        Assert.True(RawPcmText.TryParse(text, out RawPcmFormat? format));
        Assert.Equal(
            new RawPcmFormat
            {
                RateHz = rate, Channels = channels, BitsPerSample = bits, ByteOrder = order, IsSigned = isSigned, IsFloat = isFloat,
            },
            format);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s16")]
    [InlineData("s17le")]
    [InlineData("f16le")]
    [InlineData("x16le")]
    [InlineData("s16le:0")]
    [InlineData("s16le:44100:0")]
    [InlineData("s16le:44100:65")]
    [InlineData("s16le:44100:2:1")]
    [InlineData("s16le:fast")]
    [InlineData("s-8le")]
    [InlineData("le")]
    public void Anything_else_is_refused(string text) => Assert.False(RawPcmText.TryParse(text, out _));
}
