using Redbook.Cli.Input;

namespace Redbook.Cli.Tests.Input;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("2", "10")]
    [InlineData("a2b", "a10a")]
    [InlineData("A1", "a2")]
    [InlineData("disc 1/02", "disc 1/10")]
    [InlineData("a", "a1")]
    [InlineData("99999999999999999999999998", "99999999999999999999999999")]
    [InlineData("01", "1")]
    public void The_first_is_before_the_second(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
    }

    [Fact]
    public void Equal_names_are_equal() => Assert.Equal(0, NaturalOrder.Instance.Compare("track 07", "track 07"));
}
