namespace Redbook.Emulation.Timing;

/// <summary>A clock that stands still until somebody waits on it or moves it: waiting takes no time, and the clock is
/// where it would be if it had.</summary>
/// <remarks>Give it to the recorder and to the program that writes, and hours pass in an instant, the same way every time
/// as long as one thread waits. Members may be used from any thread.</remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly DateTimeOffset _start;
    private long _ticks;

    /// <summary>A clock that begins at a moment; 1 January 2001 when left out.</summary>
    public VirtualClock(DateTimeOffset? start = null) => _start = start ?? new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock has come.</summary>
    public TimeSpan Elapsed => new(Interlocked.Read(ref _ticks));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Moves the clock on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        Interlocked.Add(ref _ticks, duration.Ticks);
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <summary>A timer that is due moves the clock to its moment and is called back at once, one time.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new AtOnce(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class AtOnce(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (!_isDisposed && dueTime >= TimeSpan.Zero)
            {
                clock.Advance(dueTime);
                callback(state);
            }

            return !_isDisposed;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
