using Redbook.Discs;

namespace Redbook.Discs.Tests;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("4006381333931", true)]
    [InlineData("0602537538676", true)]
    [InlineData("5099749534728", true)]
    [InlineData("0123456789012", true)]
    [InlineData("1234567890123", false)]
    public void The_check_digit_of_a_catalogue_number_is_known(string text, bool valid)
    {
        Assert.True(Mcn.TryParse(text, out Mcn mcn));
        Assert.Equal(valid, mcn.IsCheckDigitValid);
        Assert.Equal(text, mcn.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("123456789012")]
    [InlineData("12345678901234")]
    [InlineData("400638133393X")]
    public void A_catalogue_number_is_thirteen_digits(string text) => Assert.False(Mcn.TryParse(text, out _));

    [Theory]
    [InlineData("US-K7Y-98-12345", "USK7Y9812345")]
    [InlineData("usrc17607839", "USRC17607839")]
    public void A_recording_code_is_read_with_and_without_hyphens(string text, string code)
    {
        Assert.True(Isrc.TryParse(text, out Isrc isrc));
        Assert.Equal(code, isrc.Code);
        Assert.True(Isrc.TryParse(isrc.ToHyphenated(), out Isrc again));
        Assert.Equal(isrc, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("USRC1760783")]
    [InlineData("US-RC1-76-0783")]
    [InlineData("U1RC17607839")]
    [InlineData("USRC1A607839")]
    [InlineData("US-RC17607839")]
    public void What_is_no_recording_code_is_refused(string text) => Assert.False(Isrc.TryParse(text, out _));
}
