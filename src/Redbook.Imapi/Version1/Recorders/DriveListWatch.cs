namespace Redbook.Imapi.Version1.Recorders;

/// <summary>Tells a session that drives come and go, without keeping it alive.</summary>
internal sealed class DriveListWatch : IDisposable
{
    private readonly Drives _drives;
    private readonly WeakReference<MSDiscMasterObj> _master;

    public DriveListWatch(Drives drives, MSDiscMasterObj master)
    {
        (_drives, _master) = (drives, new WeakReference<MSDiscMasterObj>(master));
        drives.Changed += Tell;
    }

    public void Dispose() => _drives.Changed -= Tell;

    private void Tell(object? sender, DriveListChangedEventArgs change)
    {
        if (_master.TryGetTarget(out MSDiscMasterObj? master))
        {
            master.TellDriveListChanged();
        }
        else
        {
            Dispose();
        }
    }
}
