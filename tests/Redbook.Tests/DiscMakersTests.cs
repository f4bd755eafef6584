using Redbook.Discs;

namespace Redbook.Tests;

public sealed class DiscMakersTests
{
    // Two well-known discs, and the second code of a maker that has two.
    [Theory]
    [InlineData(97, 24, 1, "Taiyo Yuden")]
    [InlineData(97, 34, 23, "Mitsubishi Chemical")]
    [InlineData(97, 46, 9, "Taiyo Yuden")]
    [InlineData(97, 24, 10, "Sony")]
    [InlineData(97, 24, 20, null)]
    [InlineData(96, 24, 1, null)]
    public void The_lead_in_start_names_the_maker(int minute, int second, int frame, string? maker) =>
        Assert.Equal(maker, DiscMakers.Of(new Msf(minute, second, frame)));
}
