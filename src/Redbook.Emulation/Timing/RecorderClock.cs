namespace Redbook.Emulation.Timing;

/// <summary>The recorder's clock: time since it was switched on, and waiting, both by the injected provider.</summary>
internal sealed class RecorderClock(TimeProvider time) : IDisposable
{
    private readonly long _began = time.GetTimestamp();
    private readonly ManualResetEventSlim _woken = new(initialState: false);
    private ITimer? _timer;
    private volatile bool _isStopped;

    public TimeSpan Now => time.GetElapsedTime(_began);

    /// <summary>Waits, once at a time, until the time has passed or the recorder is switched off.</summary>
    public void Wait(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        _woken.Reset();
        if (_isStopped)
        {
            return;
        }

        if (ReferenceEquals(time, TimeProvider.System))
        {
            WaitHere(duration);
            return;
        }

        _timer ??= time.CreateTimer(
            static state => ((ManualResetEventSlim)state!).Set(), _woken, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(duration, Timeout.InfiniteTimeSpan);
        _woken.Wait();
    }

    // On the thread that sends, which may come before others: a timer's thread would be waited for besides.
    private void WaitHere(TimeSpan duration)
    {
        TimeSpan end = Now + duration;
        for (TimeSpan rest = duration; rest > TimeSpan.Zero && !_woken.IsSet; rest = end - Now)
        {
            _woken.Wait((int)Math.Min(Math.Ceiling(rest.TotalMilliseconds), int.MaxValue));
        }
    }

    /// <summary>Ends a wait, and all that follow.</summary>
    public void Dispose()
    {
        _isStopped = true;
        _woken.Set();
        _timer?.Dispose();
    }
}
