using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>A drive that is taken under a name, so that other programs are kept out of it, until this is disposed.</summary>
public sealed class DriveClaim : IDisposable
{
    private IExclusiveAccess? _taken;

    private DriveClaim(IExclusiveAccess? taken) => _taken = taken;

    /// <summary>Takes a drive, where its transport has such a thing.</summary>
    /// <param name="transport">The way to the drive; it stays the caller's.</param>
    /// <param name="target">What the drive is called in messages.</param>
    /// <param name="clientName">The name that other programs see as the owner.</param>
    /// <param name="force">Even if the disc is mounted: it is unmounted first.</param>
    /// <param name="notify">Told of each folder that the disc is no longer mounted at.</param>
    /// <exception cref="RecordingException">Another program holds it, the disc is or stays mounted, or the host failed.
    /// </exception>
    public static DriveClaim Take(
        IScsiTransport transport, string target, string clientName, bool force, Action<string>? notify = null)
    {
        if (transport is not IExclusiveAccess access)
        {
            return new DriveClaim(null);
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
                RecordingStep.TakeExclusiveAccess, SenseClassifier.Classify(failure.Failure), target,
                failure.Message.TrimEnd('.'), sense: null, failure)
            {
                Owner = failure.Failure == TransportFailure.Locked ? access.Owner : null,
            };
        }

        if (!taken)
        {
            throw RecordingException.OfHeldDrive(target, access);
        }

        foreach (string place in force ? places : [])
        {
            notify?.Invoke($"The disc was mounted at {place}; it is unmounted now.");
        }

        return new DriveClaim(access);
    }

    /// <summary>Gives the drive back; never throws for what has become of it.</summary>
    public void Dispose()
    {
        IExclusiveAccess? taken = Interlocked.Exchange(ref _taken, null);
        try
        {
            taken?.Release();
        }
        catch (IOException)
        {
            // The drive is gone, and the claim with it.
        }
        catch (ObjectDisposedException)
        {
            // The transport was closed before; the system gave the drive back with it.
        }
    }
}
