using Redbook.Transport.Linux.Awake;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux.Tests.Awake;

public sealed class SleepTimeTests
{
    [Fact]
    public void The_time_asleep_only_grows_and_agrees_with_the_kernels_uptime()
    {
        TimeSpan before = SleepTime.InAll();
        Assert.True(before >= TimeSpan.Zero);

        // The uptime that the kernel shows counts the time asleep, CLOCK_MONOTONIC does not.
        Assert.Equal(0, LibC.GetTime(1, out TimeSpec awake));
        double uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(uptime + 1 >= awake.ToTimeSpan().TotalSeconds);
        Assert.True(SleepTime.InAll() >= before - TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_time_of_the_kernel_is_seconds_and_nanoseconds() => Assert.Equal(
        TimeSpan.FromMilliseconds(1500.25), new TimeSpec { Seconds = 1, Nanoseconds = 500_250_000 }.ToTimeSpan());
}
