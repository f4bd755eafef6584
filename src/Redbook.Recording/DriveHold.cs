using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>What a job holds of a drive and of the computer, and gives back on every way out: exclusive access, the
/// lock of the tray, and that the computer stays awake.</summary>
internal sealed class DriveHold(DriveLink link, IKeepAwake keepAwake) : IDisposable
{
    private IExclusiveAccess? _taken;
    private IDisposable? _awake;
    private bool _isLocked;

    /// <summary>Takes the drive under a name, where the transport has such a thing.</summary>
    /// <param name="clientName">The name that other programs see as the owner.</param>
    /// <param name="force">Even if a mounted file system has to be left behind.</param>
    /// <exception cref="RecordingException">Another program holds it, or the host failed.</exception>
    public void TakeExclusiveAccess(string clientName, bool force)
    {
        if (link.Drive.Transport is not IExclusiveAccess access)
        {
            return;
        }

        bool taken;
        try
        {
            taken = access.TryAcquire(clientName, force);
        }
        catch (ScsiTransportException failure)
        {
            throw new RecordingException(
                RecordingStep.TakeExclusiveAccess, SenseClassifier.Classify(failure.Failure), link.Name,
                failure.Message.TrimEnd('.'), sense: null, failure);
        }

        if (!taken)
        {
            string? owner = access.Owner;
            throw new RecordingException(
                RecordingStep.TakeExclusiveAccess, RecordingFailure.Locked, link.Name,
                $"the drive is held by {owner ?? "another program"}")
            {
                Owner = owner,
            };
        }

        _taken = access;
    }

    /// <summary>Holds off sleep and logoff.</summary>
    public void StayAwake(string reason) => _awake = keepAwake.Hold(reason);

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

        IExclusiveAccess? taken = _taken;
        _taken = null;
        try
        {
            taken?.Release();
        }
        catch (IOException)
        {
            // As above.
        }
        catch (ObjectDisposedException)
        {
            // As above.
        }

        _awake?.Dispose();
        _awake = null;
    }
}
