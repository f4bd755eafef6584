namespace Redbook.Mmc.Transport;

/// <summary>Notices drives that come and go. Where a way to drives has no such thing, it is asked for its list every now and
/// then.</summary>
public interface ITransportWatcher
{
    /// <summary>Calls back each time after a drive may have come or gone, on a thread of its own, until the result is
    /// disposed. What changed is seen by listing again.</summary>
    /// <returns><see langword="null"/> where the system tells nothing now.</returns>
    IDisposable? Watch(Action changed);
}
