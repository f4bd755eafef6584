namespace Redbook.Recording;

/// <summary>Time and waiting of one job, both by the injected provider: with a virtual one nothing really
/// waits.</summary>
internal sealed class JobClock : IDisposable
{
    private readonly ManualResetEventSlim _elapsed = new(initialState: false);
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public JobClock(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(
            static state => ((ManualResetEventSlim)state!).Set(), _elapsed, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public long Timestamp => _time.GetTimestamp();

    public TimeSpan Since(long timestamp) => _time.GetElapsedTime(timestamp);

    /// <summary>Waits; allocates nothing. Zero or less only lets others run.</summary>
    public void Pause(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            Thread.Yield();
            return;
        }

        _elapsed.Reset();
        _timer.Change(duration, Timeout.InfiniteTimeSpan);
        _elapsed.Wait();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _elapsed.Dispose();
    }
}
