using System.Runtime.InteropServices;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc.Responses;
using Redbook.Recording;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Imapi;

/// <summary>Records audio tracks one after the other on a blank CD-R or CD-RW.</summary>
/// <remarks>
/// <para>Every refusal is an <see cref="ImapiException"/> whose message names the code, the member, the state and what is
/// missing. Success with a remark (an adjusted speed, "no" as an answer) does not throw; the <c>Try…</c> methods return
/// its code.</para>
/// <para><see cref="Update"/> is raised on the thread that records. All members may be called from its handlers and from
/// other threads; what a handler throws is ignored. While a track is written, sizes and media answer with what was known
/// when it began.</para>
/// <para>Dispose the object, or <see cref="ReleaseMedia"/>: an object that is dropped while media is prepared lets go of
/// the drive when it is collected, and leaves a session with tracks open.</para>
/// </remarks>
[ComVisible(true)]
[Guid("27354129-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscFormat2TrackAtOnce")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscFormat2TrackAtOnce))]
[ComSourceInterfaces(typeof(DDiscFormat2TrackAtOnceEvents))]
public partial class MsftDiscFormat2TrackAtOnce :
    IDiscFormat2TrackAtOnce,
    IBurnVerification,
    DiscFormat2TrackAtOnce_Event,
    DDiscFormat2TrackAtOnceEvents_Event,
    IDisposable
{
    private const string Interface = nameof(IDiscFormat2TrackAtOnce);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly IKeepAwake? _keepAwake;
    private TrackAtOncePhase _phase;
    private MsftDiscRecorder2? _recorder;
    private string _clientName = "";
    private bool _underrunFreeDisabled;
    private bool _doNotFinalizeMedia;
    private IMAPI_BURN_VERIFICATION_LEVEL _verification;
    private TrackAtOnceRecorder? _engine;
    private DiscSpace _space;
    private int _trackCount;
    private bool _mayHaveWritten;
    private bool _isLossTold;
    private int _mediumChanges;
    private bool _abandonWhenIdle;

    /// <summary>A writer with no recorder yet.</summary>
    public MsftDiscFormat2TrackAtOnce()
        : this(TimeProvider.System)
    {
    }

    /// <summary>A writer with its own clock, for tests and for programs that hold off sleep.</summary>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep and logoff while media is prepared.</param>
    public MsftDiscFormat2TrackAtOnce(TimeProvider time, IKeepAwake? keepAwake = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_time, _keepAwake) = (time, keepAwake);
    }

    /// <inheritdoc/>
    public int NumberOfExistingTracks
    {
        get
        {
            CallPlace site = Site(nameof(NumberOfExistingTracks));
            lock (_gate)
            {
                Require(site, TrackAtOncePhase.Prepared);
                return _trackCount;
            }
        }
    }

    /// <inheritdoc/>
    public int TotalSectorsOnMedia => Space(nameof(TotalSectorsOnMedia)).TotalSectors;

    /// <inheritdoc/>
    public int FreeSectorsOnMedia => Space(nameof(FreeSectorsOnMedia)).FreeSectors;

    /// <inheritdoc/>
    public int UsedSectorsOnMedia => Space(nameof(UsedSectorsOnMedia)).UsedSectors;

    /// <inheritdoc/>
    public object[] ExpectedTableOfContents => [ExpectedToc.ToArray(msf: false)];

    /// <summary><see cref="ExpectedTableOfContents"/> as an object.</summary>
    /// <exception cref="ImapiException">As there.</exception>
    public TocResponse ExpectedToc
    {
        get
        {
            CallPlace site = Site(nameof(ExpectedTableOfContents));
            lock (_gate)
            {
                Require(site, TrackAtOncePhase.Prepared);
                return _trackCount > 0
                    ? _engine!.ExpectedTableOfContents
                    : throw ImapiFault.Of(
                        ImapiResults.E_IMAPI_DF2TAO_TABLE_OF_CONTENTS_EMPTY_DISC,
                        site,
                        $"No track was recorded yet: call {nameof(AddAudioTrack)} first.");
            }
        }
    }

    /// <inheritdoc cref="NumberOfExistingTracks"/>
    /// <param name="count">The number of tracks; 0 when the call fails.</param>
    /// <returns>S_OK, or the code that the property throws.</returns>
    public ImapiResult TryGetNumberOfExistingTracks(out int count)
    {
        int tracks = 0;
        ImapiResult result = Try(() => tracks = NumberOfExistingTracks);
        count = tracks;
        return result;
    }

    /// <inheritdoc/>
    public void PrepareMedia()
    {
        CallPlace site = Site(nameof(PrepareMedia));
        RecorderConnection connection;
        TrackAtOnceRecorder engine;
        lock (_gate)
        {
            Require(site, TrackAtOncePhase.Idle);
            connection = Connection(site, ImapiResults.E_IMAPI_DF2TAO_NO_RECORDER_SPECIFIED);
            if (_clientName.Length == 0)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_DF2TAO_CLIENT_NAME_IS_NOT_VALID,
                    site,
                    $"Set {nameof(ClientName)} first: {ClientNames.BrokenRule(_clientName)}");
            }

            engine = new TrackAtOnceRecorder(connection.Transport, Options(), _time, _keepAwake);
            _phase = TrackAtOncePhase.Preparing;
        }

        TrackAtOncePhase next = TrackAtOncePhase.Idle;
        try
        {
            MediumReport medium = engine.Prepare();

            // A change that is read away from here on, by whoever asks the drive, ends the job before it writes.
            _mediumChanges = connection.MediumChanges;
            (_mayHaveWritten, _isLossTold) = (false, false);
            (_engine, _medium, _space, _trackCount) = (engine, medium, engine.Space, engine.Tracks.Count);
            _writeSpeed = CurrentSpeed(medium.Drive, medium);
            next = TrackAtOncePhase.Prepared;
        }
        catch (RecordingException failure)
        {
            throw failure.ToFault(site);
        }
        catch (OutOfMemoryException failure)
        {
            throw ImapiFault.Of(ImapiResults.E_OUTOFMEMORY, site, "Memory is short.", inner: failure);
        }
        finally
        {
            Leave(next, next == TrackAtOncePhase.Idle ? engine : null);
        }
    }

    /// <inheritdoc/>
    public void ReleaseMedia()
    {
        CallPlace site = Site(nameof(ReleaseMedia));
        TrackAtOnceRecorder engine;
        lock (_gate)
        {
            Require(site, TrackAtOncePhase.Prepared);
            engine = _engine!;
            _phase = TrackAtOncePhase.Releasing;
        }

        try
        {
            Close(site, engine);
        }
        finally
        {
            Leave(TrackAtOncePhase.Idle, engine);
        }
    }

    /// <summary>Lets go of drive and recorder. A track that is being recorded is ended; the session stays open.</summary>
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

        TrackAtOnceRecorder? idle = null;
        CancellationTokenSource? running;
        lock (_gate)
        {
            if (_phase == TrackAtOncePhase.Prepared)
            {
                (idle, _engine, _phase) = (_engine, null, TrackAtOncePhase.Idle);
            }

            _abandonWhenIdle = _phase != TrackAtOncePhase.Idle;
            running = _cancellation;
            _recorder = null;
        }

        Cancel(running);
        idle?.Dispose();
    }

    /// <summary>Closes what was recorded. That the disc is another is news only when there are tracks on the lost one and
    /// no failed track has told it yet.</summary>
    private void Close(in CallPlace site, TrackAtOnceRecorder engine)
    {
        if (!_mayHaveWritten)
        {
            return;                                      // nothing to close
        }

        bool isNews = _trackCount > 0 && !_isLossTold;
        if (IsMediumChanged())
        {
            if (isNews)
            {
                throw MediumIsAnother(site, "The session of the disc that was recorded is still open.");
            }

            return;
        }

        try
        {
            engine.Close(_doNotFinalizeMedia ? SessionClose.CloseSession : SessionClose.Finalize);
        }
        catch (RecordingException failure)
        {
            if (isNews || !IsMediumLost(failure))
            {
                throw failure.ToFault(site);
            }
        }
    }

    private TrackAtOnceOptions Options() => new()
    {
        ClientName = _clientName,
        UnderrunProtection = !_underrunFreeDisabled,
        Close = _doNotFinalizeMedia ? SessionClose.CloseSession : SessionClose.Finalize,
        Speed = _chosenSpeed,
        Cav = _chosenCav,
        Verify = _verification != IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_NONE,
        Progress = new ProgressRelay(
            () => _writeSpeed.SectorsPerSecond,
            _verification != IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_NONE,
            Raise),
    };

    /// <summary>Ends a busy phase; an object that was disposed meanwhile lets go of everything.</summary>
    private void Leave(TrackAtOncePhase next, TrackAtOnceRecorder? finished)
    {
        finished?.Dispose();
        TrackAtOnceRecorder? abandoned = null;
        lock (_gate)
        {
            if (next == TrackAtOncePhase.Idle)
            {
                _engine = null;
            }

            if (_abandonWhenIdle)
            {
                (abandoned, _engine, _abandonWhenIdle) = (_engine, null, false);
                next = TrackAtOncePhase.Idle;
            }

            _phase = next;
        }

        abandoned?.Dispose();
    }

    private bool IsMediumChanged() =>
        _recorder?.OpenConnection is { } connection && connection.MediumChanges != _mediumChanges;

    private bool IsMediumLost(RecordingException failure) =>
        IsMediumChanged() || failure.Failure is RecordingFailure.NoMedium or RecordingFailure.MediumChanged;

    /// <summary>The state that the drive is in now, if that alone would end the job; else the change itself.</summary>
    private ImapiException MediumIsAnother(in CallPlace site, string consequence)
    {
        string reason = $"The drive reported a change of disc or a reset after {nameof(PrepareMedia)}. {consequence}";
        try
        {
            _recorder?.OpenConnection?.Look(site);
        }
        catch (ImapiException now)
        {
            return ImapiFault.Of(now.HResult, site, $"{reason} {now.Reason}", now.Sense, now);
        }

        return ImapiFault.Of(ImapiResults.E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE, site, reason);
    }

    private DiscSpace Space(string member)
    {
        CallPlace site = Site(member);
        lock (_gate)
        {
            if (_phase is not (TrackAtOncePhase.Writing or TrackAtOncePhase.Releasing))
            {
                Require(site, TrackAtOncePhase.Prepared);
            }

            return _space;
        }
    }
}
