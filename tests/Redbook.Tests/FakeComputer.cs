using Redbook.Awake;

namespace Redbook.Tests;

/// <summary>A computer that keeps what it was asked, and refuses when told to.</summary>
internal sealed class FakeComputer : IComputer
{
    public List<string> Asked { get; } = [];

    public int Held { get; private set; }

    public string? Refusal { get; init; }

    public TimeSpan TimeAsleep { get; set; }

    public IDisposable? TakeSleep(string reason, out string? refusal) => Take(reason, out refusal);

    public IDisposable? RaiseThread(out string? refusal) => Take("thread", out refusal);

    private Hand? Take(string what, out string? refusal)
    {
        Asked.Add(what);
        refusal = Refusal;
        if (refusal is not null)
        {
            return null;
        }

        Held++;
        return new Hand(this);
    }

    private sealed class Hand(FakeComputer computer) : IDisposable
    {
        public void Dispose() => computer.Held--;
    }
}
