namespace Redbook.Emulation.Timing;

/// <summary>A clock that runs faster or slower than another: at a factor of 60 an hour passes in a minute.</summary>
public sealed class ScaledClock : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly double _factor;
    private readonly DateTimeOffset _startTime;
    private readonly long _startTimestamp;

    /// <summary>A clock that shows the present and runs on at another speed.</summary>
    /// <param name="factor">How many times as fast; above 0.</param>
    /// <param name="inner">The clock it goes by; the system's when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0 and finite.</exception>
    public ScaledClock(double factor, TimeProvider? inner = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, double.MaxValue);
        (_factor, _inner) = (factor, inner ?? System);
        _startTime = _inner.GetUtcNow();
        _startTimestamp = _inner.GetTimestamp();
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long GetTimestamp() => (_inner.GetElapsedTime(_startTimestamp) * _factor).Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _startTime + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Scaled(_inner.CreateTimer(callback, state, Scale(dueTime), Scale(period)), this);

    // Never (-1 ms) stays never.
    private TimeSpan Scale(TimeSpan duration) => duration <= TimeSpan.Zero ? duration : duration / _factor;

    private sealed class Scaled(ITimer inner, ScaledClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
