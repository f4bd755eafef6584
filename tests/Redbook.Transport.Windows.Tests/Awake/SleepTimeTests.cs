using Redbook.Transport.Windows.Awake;

namespace Redbook.Transport.Windows.Tests.Awake;

public sealed class SleepTimeTests
{
    [Theory]
    [InlineData(100, 60, 40)]
    [InlineData(60, 60, 0)]
    [InlineData(59, 60, 0)]
    public void The_time_asleep_is_what_one_clock_is_ahead_of_the_other(int sinceStart, int awake, int asleep) => Assert.Equal(
        TimeSpan.FromSeconds(asleep), SleepTime.InAll(TimeSpan.FromSeconds(sinceStart), TimeSpan.FromSeconds(awake)));

    [Fact]
    public void Without_the_second_clock_nobody_knows() =>
        Assert.Equal(TimeSpan.Zero, SleepTime.InAll(TimeSpan.FromSeconds(100), awake: null));
}
