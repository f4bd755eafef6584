namespace Redbook.Testing;

/// <summary>A clock that moves only when somebody waits on it or moves it: waiting takes no time at all.</summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly DateTimeOffset _start = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private long _ticks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long was waited so far.</summary>
    public TimeSpan Elapsed => new(Interlocked.Read(ref _ticks));

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan duration) => Interlocked.Add(ref _ticks, duration.Ticks);

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new InstantTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class InstantTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero)
            {
                time.Advance(dueTime);
                callback(state);
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
