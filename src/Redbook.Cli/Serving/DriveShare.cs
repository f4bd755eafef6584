using Redbook.Mmc.Transport;
using Redbook.Remote;

namespace Redbook.Cli.Serving;

/// <summary>A drive as initiators have it. One of the machine is taken when the first logs in, used by all through one handle,
/// and given back when the last has gone; a virtual one is held from first to last, so that it is the same recorder to all who
/// come and go.</summary>
internal sealed class DriveShare : IDisposable
{
    private readonly Shell _shell;
    private readonly Func<IScsiTransport, IScsiTransport>? _trace;
    private readonly Action<string> _tell;
    private readonly RecordingTurns _turns;
    private readonly SharedDrive? _shared;
    private IScsiTransport? _held;
    private string? _refusal;

    /// <summary>A drive that nobody uses yet.</summary>
    /// <param name="shell">Where the drive is.</param>
    /// <param name="served">The drive and its name as a target.</param>
    /// <param name="claim">How one of the machine is taken.</param>
    /// <param name="trace">Puts something before the drive; null for nothing.</param>
    /// <param name="tell">Told, on any thread, why a drive cannot be had.</param>
    public DriveShare(
        Shell shell, ServedDrive served, DriveClaimOptions claim, Func<IScsiTransport, IScsiTransport>? trace, Action<string> tell)
    {
        (_shell, Served, _trace, _tell, _turns) = (shell, served, trace, tell, new RecordingTurns(shell.Clock));
        _shared = served.Drive.IsReal ? new SharedDrive(() => Had(() => shell.Drives.Claim(served.Drive, claim))) : null;
    }

    public ServedDrive Served { get; }

    /// <summary>Whether an initiator records on it.</summary>
    public bool IsBeingRecorded => _turns.IsTaken;

    /// <summary>Opens the drive, one of the machine for a moment only: what is wrong with it is told before anybody comes.</summary>
    /// <exception cref="DriveException">It is not there, or this user may not use it.</exception>
    public void Begin()
    {
        IScsiTransport found = _shell.Drives.Connect(Served.Drive);
        if (_shared is null)
        {
            _held = found;
        }
        else
        {
            found.Dispose();
        }
    }

    /// <summary>The way to the drive for one initiator.</summary>
    /// <exception cref="ScsiTransportException">It cannot be had now. Why is told here: once, however often it is tried.
    /// </exception>
    public IScsiTransport Open() => _turns.Guard(_shared?.Connect() ?? Had(() => _shell.Drives.Connect(Served.Drive)));

    public void Dispose() => _held?.Dispose();

    private IScsiTransport Had(Func<IScsiTransport> open)
    {
        try
        {
            IScsiTransport drive = open();
            Volatile.Write(ref _refusal, null);
            return _trace is null ? drive : _trace(drive);
        }
        catch (DriveException refused)
        {
            string why = $"{refused.Message} {refused.Advice}";
            if (Interlocked.Exchange(ref _refusal, why) != why)
            {
                _tell(why);
            }

            throw new ScsiTransportException(
                refused.Failure == DriveFailure.InUse ? TransportFailure.Locked : TransportFailure.DeviceGone,
                "the drive cannot be had now",
                refused);
        }
    }
}
