using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <summary>What every kind of recording has in common that takes a drive with <see cref="PrepareMedia"/> and lets go of it
/// with <see cref="ReleaseMedia"/>.</summary>
[ComVisible(true)]
[ClassInterface(ClassInterfaceType.None)]
public abstract class DiscFormat2Session : DiscFormat2Writer, IDisposable
{
    private IDisposable? _engine;
    private CancellationTokenSource? _cancellation;
    private bool _isUnderrunFreeDisabled;
    private bool _abandonWhenIdle;
    private int _mediumChanges;

    private protected DiscFormat2Session(TimeProvider time, IKeepAwake? keepAwake)
        : base(time, keepAwake)
    {
    }

    /// <summary>Whether the protection against buffer underrun is off. Can be set while media is prepared; the value stays
    /// for the next time.</summary>
    /// <exception cref="ImapiException">Media is not prepared, or a write is running.</exception>
    public bool BufferUnderrunFreeDisabled
    {
        set
        {
            CallPlace site = Site(nameof(BufferUnderrunFreeDisabled));
            lock (Gate)
            {
                Require(site, SessionPhase.Prepared);
                _isUnderrunFreeDisabled = value;
            }
        }

        get => _isUnderrunFreeDisabled;
    }

    private protected SessionPhase Phase { get; private set; }

    private protected override bool IsBusy => Phase is SessionPhase.Writing or SessionPhase.Releasing;

    /// <summary>Whether a call has begun to record since the media was prepared.</summary>
    private protected bool MayHaveWritten { get; private set; }

    /// <summary>Whether a failed call has told already that the disc is another.</summary>
    private protected bool IsLossTold { get; private set; }

    /// <summary>The member that records, for messages.</summary>
    private protected abstract string WriteMember { get; }

    /// <summary>The member that ends a recording early, for messages.</summary>
    private protected abstract string CancelMember { get; }

    /// <summary>The state while media is prepared, in words.</summary>
    private protected abstract string PreparedState { get; }

    /// <summary>The state while a call records, in words.</summary>
    private protected abstract string WritingState { get; }

    private protected sealed override string State => Phase switch
    {
        SessionPhase.Preparing => "preparing media",
        SessionPhase.Prepared => PreparedState,
        SessionPhase.Writing => WritingState,
        SessionPhase.Releasing => "releasing media",
        _ => Attached is null ? "no recorder set" : "recorder set, media not prepared",
    };

    /// <summary>Takes the drive and checks the disc. Must be answered by <see cref="ReleaseMedia"/>.</summary>
    /// <exception cref="ImapiException">No recorder, no client name, prepared already, a disc that cannot be recorded, or a
    /// device code.</exception>
    public void PrepareMedia() => Prepare();

    /// <summary>Finishes what was recorded and lets go of the drive.</summary>
    /// <exception cref="ImapiException">Media is not prepared, a write is running, or a device code.</exception>
    public void ReleaseMedia()
    {
        CallPlace site = Site(nameof(ReleaseMedia));
        IDisposable engine;
        lock (Gate)
        {
            Require(site, SessionPhase.Prepared);
            engine = _engine!;
            Phase = SessionPhase.Releasing;
        }

        try
        {
            Finish(site);
        }
        finally
        {
            Leave(SessionPhase.Idle, engine);
        }
    }

    /// <summary>Lets go of drive and recorder. A recording is ended; a session stays open.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of drive and recorder.</summary>
    /// <param name="disposing">Always true: what a dropped object holds releases itself.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        IDisposable? idle = null;
        CancellationTokenSource? running;
        lock (Gate)
        {
            if (Phase == SessionPhase.Prepared)
            {
                (idle, _engine, Phase) = (_engine, null, SessionPhase.Idle);
            }

            _abandonWhenIdle = Phase != SessionPhase.Idle;
            running = _cancellation;
            Detach();
        }

        Cancel(running);
        idle?.Dispose();
    }

    /// <summary>A new engine for one preparation; the object keeps it by its own type.</summary>
    private protected abstract IDisposable NewEngine(RecorderConnection connection);

    /// <summary>Has the engine of <see cref="NewEngine"/> take drive and disc.</summary>
    private protected abstract MediumReport PrepareEngine();

    /// <summary>Has the prepared engine set a speed.</summary>
    private protected abstract void SetEngineSpeed(DriveSpeed? speed, bool cav);

    /// <summary>Ends what was recorded, before the drive is let go of.</summary>
    private protected abstract void Finish(in CallPlace site);

    /// <summary>The exception of a failed step.</summary>
    private protected virtual ImapiException FaultOf(in CallPlace site, RecordingException failure) =>
        failure.ToFault(site, Codes);

    /// <summary>The engine is done with a write: values are taken from it.</summary>
    private protected virtual void TakeStock()
    {
    }

    private protected sealed override void RequireIdle(in CallPlace site) => Require(site, SessionPhase.Idle);

    private protected sealed override void RequireSpeedSettable(in CallPlace site)
    {
        if (Phase is not (SessionPhase.Idle or SessionPhase.Prepared))
        {
            Require(site, SessionPhase.Idle);
        }
    }

    private protected sealed override void Send(
        in CallPlace site, RecorderConnection connection, DriveSpeed? speed, bool cav)
    {
        if (Phase != SessionPhase.Prepared)
        {
            base.Send(site, connection, speed, cav);
            return;
        }

        try
        {
            SetEngineSpeed(speed, cav);
            WriteSpeed = speed is { } set ? (set.SectorsPerSecond, cav) : WriteSpeed;
        }
        catch (RecordingException failure)
        {
            throw FaultOf(site, failure);
        }
    }

    /// <summary>Whether the object is in the phase that a call needs. Busy comes first, then the phase.</summary>
    private protected void Require(in CallPlace site, SessionPhase needed)
    {
        (int hresult, string reason) = (Phase, needed) switch
        {
            (SessionPhase.Writing, _) => (
                Codes.WriteInProgress, $"Wait until {WriteMember} returns, or call {CancelMember}."),
            (SessionPhase.Preparing, _) => (Codes.WriteInProgress, $"Wait until {nameof(PrepareMedia)} returns."),
            (SessionPhase.Releasing, _) => (Codes.WriteInProgress, $"Wait until {nameof(ReleaseMedia)} returns."),
            (SessionPhase.Idle, SessionPhase.Prepared) => (
                Codes.MediaIsNotPrepared, $"Call {nameof(PrepareMedia)} first."),
            (SessionPhase.Prepared, SessionPhase.Idle) => (Codes.MediaIsPrepared, $"Call {nameof(ReleaseMedia)} first."),
            _ => (ImapiResults.S_OK, ""),
        };
        if (!ImapiResults.IsSuccess(hresult))
        {
            throw ImapiFault.Of(hresult, site, reason);
        }
    }

    private protected MediumReport Prepare()
    {
        CallPlace site = Site(nameof(PrepareMedia));
        RecorderConnection connection;
        IDisposable engine;
        lock (Gate)
        {
            Require(site, SessionPhase.Idle);
            connection = Connection(site, Codes.NoRecorder);
            RequireClientName(site);
            engine = NewEngine(connection);
            Phase = SessionPhase.Preparing;
        }

        SessionPhase next = SessionPhase.Idle;
        try
        {
            MediumReport medium = PrepareEngine();

            // A change that is read away from here on, by whoever asks the drive, ends the job before it writes.
            _mediumChanges = connection.MediumChanges;
            (MayHaveWritten, IsLossTold) = (false, false);
            (_engine, KnownMedium, WriteSpeed) = (engine, medium, CurrentSpeed(medium));
            TakeStock();
            next = SessionPhase.Prepared;
            return medium;
        }
        catch (RecordingException failure)
        {
            throw FaultOf(site, failure);
        }
        catch (OutOfMemoryException failure)
        {
            throw MemoryIsShort(site, failure);
        }
        finally
        {
            Leave(next, next == SessionPhase.Idle ? engine : null);
        }
    }

    /// <summary>Records a stream.</summary>
    /// <param name="site">The call.</param>
    /// <param name="open">Gives the stream.</param>
    /// <param name="ownsSource">Whether the stream is closed afterwards.</param>
    /// <param name="write">Has the engine record it.</param>
    private protected void Record(
        in CallPlace site, Func<Stream> open, bool ownsSource, Action<Stream, CancellationToken> write)
    {
        CancellationTokenSource cancellation = new();
        lock (Gate)
        {
            Require(site, SessionPhase.Prepared);
            (Phase, _cancellation) = (SessionPhase.Writing, cancellation);
        }

        Stream? source = null;
        try
        {
            if (IsMediumChanged())
            {
                IsLossTold = true;
                throw MediumIsAnother(site, $"Nothing was written. Call {nameof(ReleaseMedia)} and begin again.");
            }

            source = open();
            MayHaveWritten = true;
            write(source, cancellation.Token);
        }
        catch (RecordingException failure)
        {
            IsLossTold |= IsMediumLost(failure);
            if (failure.Step == RecordingStep.ReadSource && StreamFault(site, source, failure) is { } cause)
            {
                throw cause;
            }

            throw failure.Failure == RecordingFailure.WriteParametersRefused && IsPageMissing(site)
                ? ImapiFault.Of(
                    ImapiResults.E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE, site, failure.Message, failure.Sense, failure)
                : FaultOf(site, failure);
        }
        catch (OutOfMemoryException failure)
        {
            throw MemoryIsShort(site, failure);
        }
        finally
        {
            lock (Gate)
            {
                TakeStock();
                _cancellation = null;
            }

            Leave(SessionPhase.Prepared, finished: null);
            cancellation.Dispose();
            if (ownsSource)
            {
                source?.Dispose();
            }
        }
    }

    /// <summary>Ends the recording that is running.</summary>
    private protected void CancelRecording(in CallPlace site)
    {
        CancellationTokenSource? running;
        lock (Gate)
        {
            running = Phase == SessionPhase.Writing ? _cancellation : null;
        }

        if (running is null)
        {
            throw ImapiFault.Of(Codes.WriteNotInProgress, site, $"{WriteMember} is not running.");
        }

        Cancel(running);
    }

    private protected bool IsMediumChanged() =>
        Attached?.OpenConnection is { } connection && connection.MediumChanges != _mediumChanges;

    private protected bool IsMediumLost(RecordingException failure) =>
        IsMediumChanged() || failure.Failure is RecordingFailure.NoMedium or RecordingFailure.MediumChanged;

    /// <summary>The state that the drive is in now, if that alone would end the job; else the change itself.</summary>
    private protected ImapiException MediumIsAnother(in CallPlace site, string consequence)
    {
        string reason = $"The drive reported a change of disc or a reset after {nameof(PrepareMedia)}. {consequence}";
        try
        {
            Attached?.OpenConnection?.Look(site);
        }
        catch (ImapiException now)
        {
            return ImapiFault.Of(now.HResult, site, $"{reason} {now.Reason}", now.Sense, now);
        }

        return ImapiFault.Of(ImapiResults.E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE, site, reason);
    }

    /// <summary>The error that a stream of the caller returned is the error of the call.</summary>
    private protected virtual ImapiException? StreamFault(in CallPlace site, Stream? source, Exception failure) =>
        source is ComStreamSource { Failure: { } cause } stream ? ComStreamFaults.Of(site, stream, cause) : null;

    private static void Cancel(CancellationTokenSource? running)
    {
        try
        {
            running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended between the look and the call: it is complete.
        }
    }

    /// <summary>Whether page 05h was refused because the drive does not have it, not because of what it says.</summary>
    private bool IsPageMissing(in CallPlace site)
    {
        try
        {
            return Attached?.OpenConnection?.Send(
                site, static drive => drive.ReadModePage(out WriteParametersPage? _)).Sense
                is { Key: SenseKey.IllegalRequest, Asc: 0x24 };
        }
        catch (ImapiException)
        {
            return false;                                // the refusal of the page itself is the news
        }
    }

    /// <summary>Ends a busy phase; an object that was disposed meanwhile lets go of everything.</summary>
    private void Leave(SessionPhase next, IDisposable? finished)
    {
        finished?.Dispose();
        IDisposable? abandoned = null;
        lock (Gate)
        {
            if (next == SessionPhase.Idle)
            {
                _engine = null;
            }

            if (_abandonWhenIdle)
            {
                (abandoned, _engine, _abandonWhenIdle) = (_engine, null, false);
                next = SessionPhase.Idle;
            }

            Phase = next;
        }

        abandoned?.Dispose();
    }
}
