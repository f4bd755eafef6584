using Redbook.Recording;

namespace Redbook.Imapi.Tests;

/// <summary>Counts how often sleep is held off at the moment, and knows which thread comes first.</summary>
internal sealed class AwakeProbe : IKeepAwake
{
    public int Held { get; private set; }

    /// <summary>The thread that comes before others; null when none does.</summary>
    public Thread? First { get; private set; }

    public IDisposable? PutFirst()
    {
        Assert.Null(First);
        First = Thread.CurrentThread;
        return new SecondAgain(this);
    }

    public IDisposable Hold(string reason)
    {
        Assert.NotEmpty(reason);
        Held++;
        return new End(this);
    }

    private sealed class SecondAgain(AwakeProbe probe) : IDisposable
    {
        public void Dispose()
        {
            Assert.Same(probe.First, Thread.CurrentThread);
            probe.First = null;
        }
    }

    private sealed class End(AwakeProbe probe) : IDisposable
    {
        public void Dispose() => probe.Held--;
    }
}
