using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi.Recorders;

/// <summary>An open drive: sends commands and turns refusals into result codes.</summary>
internal sealed class RecorderConnection : IDisposable
{
    /// <summary>Reports of changes that are read away before a question counts as refused.</summary>
    private const int MaxAttentions = 4;

    private readonly SerialTransport _transport;
    private readonly AbandonGuard _guard;

    public RecorderConnection(DriveEntry entry, IScsiTransport transport)
    {
        SerialTransport serial = new(transport);
        (Entry, _transport, Drive) = (entry, serial, new MmcDrive(serial));
        _guard = new AbandonGuard(serial.Dispose);
    }

    /// <summary>A question whose answer is a value.</summary>
    public delegate ScsiResult ValueQuestion<TReply>(MmcDrive drive, out TReply? reply)
        where TReply : struct;

    /// <summary>A question whose answer is an object.</summary>
    public delegate ScsiResult ObjectQuestion<TReply>(MmcDrive drive, out TReply? reply)
        where TReply : class;

    /// <summary>What the list of drives says.</summary>
    public DriveEntry Entry { get; }

    /// <summary>The drive; safe for several threads.</summary>
    public MmcDrive Drive { get; }

    /// <summary>The way to the drive; safe for several threads.</summary>
    public IScsiTransport Transport => _transport;

    /// <inheritdoc cref="SerialTransport.MediumChanges"/>
    public int MediumChanges => _transport.MediumChanges;

    /// <summary>The name that the present owner of the drive gave.</summary>
    public string? Owner => _transport.Owner;

    /// <summary>Sends a command and expects it to be carried out.</summary>
    /// <exception cref="ImapiException">It was refused, or no answer came.</exception>
    public void Tell(in CallPlace site, RecordingStep step, Func<MmcDrive, ScsiResult> command)
    {
        ScsiResult answer = default;
        for (int attention = 0; attention <= MaxAttentions; attention++)
        {
            answer = Send(site, command);
            if (answer.Sense is not { Key: SenseKey.UnitAttention })
            {
                break;
            }
        }

        int hresult = FailureTable.HResultOf(answer, step);
        if (!ImapiResults.IsSuccess(hresult))
        {
            throw Refused(site, hresult, answer);
        }
    }

    /// <summary>Asks and expects an answer that makes sense.</summary>
    /// <exception cref="ImapiException">It was refused, no answer came, or it makes no sense.</exception>
    public TReply Ask<TReply>(in CallPlace site, RecordingStep step, ValueQuestion<TReply> question)
        where TReply : struct
    {
        TReply? reply = null;
        Tell(site, step, drive => question(drive, out reply));
        return reply ?? throw NoSense(site);
    }

    /// <inheritdoc cref="Ask{TReply}(in CallPlace, RecordingStep, ValueQuestion{TReply})"/>
    public TReply Ask<TReply>(in CallPlace site, RecordingStep step, ObjectQuestion<TReply> question)
        where TReply : class
    {
        TReply? reply = null;
        Tell(site, step, drive => question(drive, out reply));
        return reply ?? throw NoSense(site);
    }

    /// <summary>Takes the drive, or adds one to the count of this connection.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_LOCKED: another has it.</exception>
    public void Acquire(in CallPlace site, string clientName, bool force)
    {
        bool taken;
        try
        {
            taken = _transport.TryAcquire(clientName, force);
        }
        catch (ScsiTransportException failure)
        {
            throw Unanswered(site, failure);
        }

        if (!taken)
        {
            throw Locked(site, null);
        }
    }

    /// <summary>Takes one from the count. Never fails: what is gone is released.</summary>
    public void Release()
    {
        try
        {
            _transport.Release();
        }
        catch (Exception failure) when (failure is ScsiTransportException or InvalidOperationException)
        {
            // The connection was closed or the drive is gone: nothing is held any more.
        }
    }

    /// <summary>The exception of an answer that never came.</summary>
    public ImapiException Unanswered(in CallPlace site, ScsiTransportException failure) =>
        failure.Failure == TransportFailure.Locked
            ? Locked(site, failure)
            : ImapiFault.Of(FailureTable.HResultOf(failure.Failure), site, failure.Message, inner: failure);

    public void Dispose()
    {
        _guard.Dispose();
        _transport.Dispose();
    }

    private static ImapiException Refused(in CallPlace site, int hresult, in ScsiResult answer) => ImapiFault.Of(
        hresult,
        site,
        answer.Sense is { } sense
            ? $"The drive answered: {sense.Describe()}."
            : $"The drive ended the command with status {answer.Status}.",
        answer.Sense);

    private static ImapiException NoSense(in CallPlace site) => ImapiFault.Of(
        ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
        site,
        "The drive accepted the question, and its reply is too short or makes no sense.");

    private ImapiException Locked(in CallPlace site, Exception? inner) => ImapiFault.Of(
        ImapiResults.E_IMAPI_RECORDER_LOCKED,
        site,
        Owner is { Length: > 0 } owner ? $"The drive is held by '{owner}'." : "The drive is held by another program.",
        inner: inner);

    /// <summary>Sends a command and leaves it to the caller what a refusal means.</summary>
    /// <exception cref="ImapiException">No answer came.</exception>
    public ScsiResult Send(in CallPlace site, Func<MmcDrive, ScsiResult> command)
    {
        try
        {
            return command(Drive);
        }
        catch (ScsiTransportException failure)
        {
            throw Unanswered(site, failure);
        }
        catch (ObjectDisposedException closed)
        {
            throw ImapiFault.Of(
                ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
                site,
                "The connection to the drive was closed during the call.",
                inner: closed);
        }
        catch (OutOfMemoryException failure)
        {
            throw ImapiFault.Of(ImapiResults.E_OUTOFMEMORY, site, "Memory is short.", inner: failure);
        }
    }
}
