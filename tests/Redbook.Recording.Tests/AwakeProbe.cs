namespace Redbook.Recording.Tests;

internal sealed class AwakeProbe : IKeepAwake
{
    public int Taken { get; private set; }

    public int Released { get; private set; }

    public IDisposable Hold(string reason)
    {
        Assert.NotEmpty(reason);
        Taken++;
        return new Hand(this);
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
