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
    /// <param name="force">Even if the disc is mounted: it is unmounted first.</param>
    /// <param name="notify">Told of each folder that the disc is no longer mounted at.</param>
    /// <exception cref="RecordingException">Another program holds it, the disc is or stays mounted, or the host failed.
    /// </exception>
    public void TakeExclusiveAccess(string clientName, bool force, Action<string>? notify = null)
    {
        if (link.Drive.Transport is not IExclusiveAccess access)
        {
            return;
        }

        bool taken;
        IReadOnlyList<string> places = access.MountPoints;
        try
        {
            taken = access.TryAcquire(clientName, force);
        }
        catch (ScsiTransportException failure)
        {
            throw new RecordingException(
                RecordingStep.TakeExclusiveAccess, SenseClassifier.Classify(failure.Failure), link.Name,
                failure.Message.TrimEnd('.'), sense: null, failure)
            {
                Owner = failure.Failure == TransportFailure.Locked ? access.Owner : null,
            };
        }

        if (!taken)
        {
            throw RecordingException.OfHeldDrive(link.Name, access);
        }

        _taken = access;
        foreach (string place in force ? places : [])
        {
            notify?.Invoke($"The disc was mounted at {place}; it is unmounted now.");
        }
    }

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
