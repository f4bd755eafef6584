using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>What a job holds of a drive and of the computer, and gives back on every way out: exclusive access, the
/// lock of the tray, and that the computer stays awake.</summary>
internal sealed class DriveHold(DriveLink link, IKeepAwake keepAwake) : IDisposable
{
    private DriveClaim? _claim;
    private IDisposable? _awake;
    private bool _isLocked;

    /// <summary>Takes the drive under a name: see <see cref="DriveClaim.Take"/>.</summary>
    public void TakeExclusiveAccess(string clientName, bool force, Action<string>? notify = null) =>
        _claim = DriveClaim.Take(link.Drive.Transport, link.Name, clientName, force, notify);

    /// <summary>Holds off sleep and logoff.</summary>
    public void StayAwake(string reason) => _awake = keepAwake.Hold(reason);

    /// <summary>Has this thread, which writes, come before others until the result is disposed.</summary>
    public IDisposable? PutWriterFirst() => keepAwake.PutFirst();

    /// <summary>Locks the tray. A drive without a lock refuses; it records all the same.</summary>
    public void LockTray()
    {
        ScsiResult result = link.SendPatiently(
            new PreventAllowMediumRemoval(Prevent: true, Persistent: false), [], RecordingStep.LockTray);
        _isLocked = result.IsGood;
    }

    /// <summary>Gives everything back; never throws for what the drive says.</summary>
    public void Dispose()
    {
        if (_isLocked)
        {
            _isLocked = false;
            try
            {
                _ = link.Drive.Execute(new PreventAllowMediumRemoval(Prevent: false, Persistent: false));
            }
            catch (IOException)
            {
                // The drive is gone, and its lock with it.
            }
            catch (ObjectDisposedException)
            {
                // The transport was closed before the job; the system unlocks the drive with it.
            }
        }

        _claim?.Dispose();
        _awake?.Dispose();
        _awake = null;
    }
}
