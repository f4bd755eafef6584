using Redbook.Recording;

namespace Redbook.Imapi.Tests;

/// <summary>Counts how often sleep is held off at the moment.</summary>
internal sealed class AwakeProbe : IKeepAwake
{
    public int Held { get; private set; }

    public IDisposable Hold(string reason)
    {
        Assert.NotEmpty(reason);
        Held++;
        return new End(this);
    }

    private sealed class End(AwakeProbe probe) : IDisposable
    {
        public void Dispose() => probe.Held--;
    }
}
