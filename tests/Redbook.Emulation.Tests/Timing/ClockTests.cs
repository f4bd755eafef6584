using Redbook.Emulation.Timing;

namespace Redbook.Emulation.Tests.Timing;

public sealed class ClockTests
{
    [Fact]
    public async Task A_virtual_clock_stands_still_until_somebody_waits()
    {
        var clock = new VirtualClock(new DateTimeOffset(1999, 12, 31, 0, 0, 0, TimeSpan.Zero));
        long began = clock.GetTimestamp();
        await Task.Delay(TimeSpan.FromDays(1), clock);
        Assert.Equal(TimeSpan.FromDays(1), clock.GetElapsedTime(began));
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), clock.GetLocalNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        ITimer timer = clock.CreateTimer(static _ => Assert.Fail("It was never due."), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void A_scaled_clock_runs_at_its_own_speed_and_waits_accordingly()
    {
        var inner = new VirtualClock();
        var clock = new ScaledClock(60, inner);
        DateTimeOffset start = clock.GetUtcNow();
        long began = clock.GetTimestamp();
        inner.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromHours(1), clock.GetElapsedTime(began));
        Assert.Equal(start.AddHours(1), clock.GetUtcNow());
        int calls = 0;
        using ITimer timer = clock.CreateTimer(_ => calls++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.Equal(0, calls);
        timer.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        Assert.Equal(1, calls);
        Assert.Equal(TimeSpan.FromMinutes(2), inner.Elapsed);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledClock(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledClock(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledClock(double.NaN));
    }

    // 25 mm at the start of the program area, 58 mm at 80 minutes.
    [Theory]
    [InlineData(Rotation.ConstantLinear, 0, 3600)]
    [InlineData(Rotation.ConstantLinear, 350_000, 3600)]
    [InlineData(Rotation.ConstantAngular, 0, 1551)]
    [InlineData(Rotation.ConstantAngular, 180_000, 2772)]
    [InlineData(Rotation.ConstantAngular, 359_847, 3600)]
    [InlineData(Rotation.ConstantAngular, 400_000, 3600)]
    [InlineData(Rotation.PartialConstantAngular, 0, 1800)]
    [InlineData(Rotation.PartialConstantAngular, 359_847, 3600)]
    [InlineData(Rotation.Zoned, -150, 1200)]
    [InlineData(Rotation.Zoned, 22_499, 1200)]
    [InlineData(Rotation.Zoned, 22_500, 1800)]
    [InlineData(Rotation.Zoned, 359_000, 3600)]
    public void Speed_depends_on_the_place(Rotation rotation, int address, int sectorsPerSecond) =>
        Assert.Equal(sectorsPerSecond, (int)new SpeedCurve(rotation, new RecorderTiming().Zones, 3600).At(address));
}
