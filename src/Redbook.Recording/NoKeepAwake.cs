namespace Redbook.Recording;

/// <summary>Holds nothing off: where no mechanism is given.</summary>
internal sealed class NoKeepAwake : IKeepAwake, IDisposable
{
    public static NoKeepAwake Instance { get; } = new();

    public IDisposable Hold(string reason) => this;

    public void Dispose()
    {
        // Nothing was held.
    }
}
