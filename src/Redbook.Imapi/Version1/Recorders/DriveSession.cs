using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Results;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi.Version1.Recorders;

/// <summary>A drive that is open for one call, or for as long as a recorder object holds it.</summary>
internal sealed class DriveSession : IDisposable
{
    private readonly SerialTransport _transport;
    private readonly AbandonGuard _guard;

    private DriveSession(IScsiTransport transport)
    {
        SerialTransport serial = new(transport);
        (_transport, Drive, _guard) = (serial, new MmcDrive(serial), new AbandonGuard(serial.Dispose));
    }

    /// <summary>The way to the drive; also offers exclusive access.</summary>
    public IScsiTransport Transport => _transport;

    /// <summary>The drive.</summary>
    public MmcDrive Drive { get; }

    /// <summary>The name that the present owner gave.</summary>
    public string? Owner => _transport.Owner;

    /// <summary>Opens a drive.</summary>
    /// <exception cref="ImapiException">It cannot be had.</exception>
    public static DriveSession Open(in CallPlace site, Drives drives, DriveEntry entry)
    {
        try
        {
            return new DriveSession(drives.Connect(entry.Name));
        }
        catch (DriveException failure)
        {
            throw failure.ToDiscMasterFault(site);
        }
    }

    /// <summary>Takes the drive for this session.</summary>
    /// <exception cref="ImapiException">The host failed.</exception>
    public bool TryTake(in CallPlace site)
    {
        try
        {
            return _transport.TryAcquire(OwnerName, force: false);
        }
        catch (ScsiTransportException failure)
        {
            throw failure.ToDiscMasterFault(site);
        }
    }

    /// <summary>The name under which version 1, whose programs give none, takes drives.</summary>
    public static string OwnerName => $"IMAPI 1, process {Environment.ProcessId}";

    /// <summary>Drive and disc.</summary>
    /// <param name="site">The call.</param>
    /// <param name="readyLimit">How long a disc may take to become ready.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ImapiException">No answer came, or one that makes no sense.</exception>
    public MediumReport Inspect(
        in CallPlace site, TimeSpan readyLimit, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        try
        {
            return new DiscInspector(_transport, time) { ReadyLimit = readyLimit }.Inspect(cancellation);
        }
        catch (RecordingException failure)
        {
            throw failure.ToDiscMasterFault(site);
        }
    }

    /// <summary>Sends a command, again after reports of a change, and expects it to be carried out.</summary>
    /// <exception cref="ImapiException">It was refused, or no answer came.</exception>
    public void Tell(in CallPlace site, RecordingStep step, Func<MmcDrive, ScsiResult> command)
    {
        const int MaxAttentions = 4;
        ScsiResult answer = default;
        try
        {
            for (int attention = 0; attention <= MaxAttentions; attention++)
            {
                answer = command(Drive);
                if (answer.Sense is not { Key: SenseKey.UnitAttention })
                {
                    break;
                }
            }
        }
        catch (ScsiTransportException failure)
        {
            throw failure.ToDiscMasterFault(site);
        }

        if (!answer.IsGood && (answer.Sense is not { } sense || !SenseClassifier.IsHarmless(sense)))
        {
            throw DiscMasterFault.Of(
                RecordingFaults.HResultOf(SenseClassifier.Classify(answer, step), step),
                site,
                $"The drive answered: {answer.Sense?.Describe() ?? answer.Status.ToString()}.",
                answer.Sense);
        }
    }

    public void Dispose()
    {
        _guard.Dispose();
        _transport.Dispose();
    }
}
