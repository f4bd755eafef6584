namespace Redbook.Lab.Tests;

/// <summary>One boot for all tests that look at what came of it; the first of them boots.</summary>
public abstract class LabFixture : IDisposable
{
    private readonly Lazy<Lab> _lab;

    protected LabFixture() => _lab = new Lazy<Lab>(() =>
    {
        Lab lab = new();
        try
        {
            Tunes.WriteTo(lab);
            Prepare(lab);
            lab.Run();
            return lab;
        }
        catch
        {
            lab.Dispose();
            throw;
        }
    });

    internal LabJob this[string name] => _lab.Value[name];

    public void Dispose()
    {
        if (_lab.IsValueCreated)
        {
            _lab.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Adds the jobs.</summary>
    private protected abstract void Prepare(Lab lab);
}
