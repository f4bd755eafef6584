using Redbook.Cli.Output;

namespace Redbook.Cli.Tests.Output;

public sealed class TimesTests
{
    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(74, "00:00:74")]
    [InlineData(75, "00:01:00")]
    [InlineData(359_847, "79:57:72")]
    [InlineData(450_000, "100:00:00")]
    public void Exact_lengths_count_frames(int sectors, string expected) => Assert.Equal(expected, Times.Exact(sectors));

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(61, "1 min 01 s")]
    [InlineData(3_660, "1 h 01 min")]
    public void Durations_are_as_exact_as_people_need(double seconds, string expected) =>
        Assert.Equal(expected, Times.Spoken(TimeSpan.FromSeconds(seconds)));
}
