namespace Redbook.Recording.Tests;

internal sealed class AwakeProbe : IKeepAwake
{
    private TimeSpan _timeAsleep;

    public int Taken { get; private set; }

    public int Released { get; private set; }

    /// <summary>Threads raised, and lowered again.</summary>
    public (int Raised, int Lowered) Writers { get; private set; }

    /// <summary>Called whenever the time asleep is asked for.</summary>
    public Action? Asked { get; set; }

    public TimeSpan TimeAsleep
    {
        get
        {
            Asked?.Invoke();
            return _timeAsleep;
        }

        set => _timeAsleep = value;
    }

    public IDisposable Hold(string reason)
    {
        Assert.NotEmpty(reason);
        Taken++;
        return new Hand(this);
    }

    public IDisposable? PutFirst()
    {
        Writers = Writers with { Raised = Writers.Raised + 1 };
        return new Raise(this, Environment.CurrentManagedThreadId);
    }

    private sealed class Raise(AwakeProbe probe, int thread) : IDisposable
    {
        public void Dispose()
        {
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            probe.Writers = probe.Writers with { Lowered = probe.Writers.Lowered + 1 };
        }
    }

    private sealed class Hand(AwakeProbe probe) : IDisposable
    {
        private bool _released;

        public void Dispose()
        {
            Assert.False(_released);
            _released = true;
            probe.Released++;
        }
    }
}
