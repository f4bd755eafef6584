namespace Redbook.Imapi.Recorders;

/// <summary>Does what a program forgot: programs of this kind drop objects without releasing them, and the drive must
/// not stay locked for it.</summary>
/// <param name="release">Run on a pool thread when the guard is collected without having been disposed.</param>
internal sealed class AbandonGuard(Action release) : IDisposable
{
    private Action? _release = release;

#pragma warning disable MA0055 // The one finaliser of this room: there is no other sign that an object was dropped.
    ~AbandonGuard()
#pragma warning restore MA0055
    {
        if (Interlocked.Exchange(ref _release, null) is { } abandoned)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static action => action(), abandoned, preferLocal: false);
        }
    }

    /// <summary>Released in the regular way: nothing is left to do.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _release, null);
        GC.SuppressFinalize(this);
    }
}
