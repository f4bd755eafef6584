using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <content>What is set before recording, the state machine, and the events.</content>
public partial class MsftDiscFormat2TrackAtOnce
{
    private readonly Lock _eventGate = new();
    private ImapiEvent<DiscFormat2TrackAtOnce_EventHandler, DDiscFormat2TrackAtOnceEvents_UpdateEventHandler> _update;

    /// <inheritdoc/>
    event DiscFormat2TrackAtOnce_EventHandler? DiscFormat2TrackAtOnce_Event.Update
    {
        add
        {
            lock (_eventGate)
            {
                _update += value;
            }
        }

        remove
        {
            lock (_eventGate)
            {
                _update -= value;
            }
        }
    }

    /// <inheritdoc/>
    event DDiscFormat2TrackAtOnceEvents_UpdateEventHandler? DDiscFormat2TrackAtOnceEvents_Event.Update
    {
        add
        {
            lock (_eventGate)
            {
                _update += value;
            }
        }

        remove
        {
            lock (_eventGate)
            {
                _update -= value;
            }
        }
    }

    /// <summary>Progress, on the thread that records: at the start, every half second, at each change of action, at the
    /// end; during <see cref="AddAudioTrack(System.Runtime.InteropServices.ComTypes.IStream)"/> and
    /// <see cref="ReleaseMedia"/>. Use <c>+=</c> and <c>-=</c> with either delegate type.</summary>
    public ImapiEvent<DiscFormat2TrackAtOnce_EventHandler, DDiscFormat2TrackAtOnceEvents_UpdateEventHandler> Update
    {
        get
        {
            lock (_eventGate)
            {
                return _update;
            }
        }

        set
        {
            lock (_eventGate)
            {
                _update = value;
            }
        }
    }

    /// <inheritdoc/>
    public IDiscRecorder2? Recorder
    {
        set
        {
            CallPlace site = Site(nameof(Recorder));
            lock (_gate)
            {
                Require(site, TrackAtOncePhase.Idle);
                _recorder = value is null ? null : Suitable(site, value);
                _medium = null;
            }
        }

        get => _recorder;
    }

    /// <inheritdoc/>
    public bool BufferUnderrunFreeDisabled
    {
        set
        {
            CallPlace site = Site(nameof(BufferUnderrunFreeDisabled));
            lock (_gate)
            {
                Require(site, TrackAtOncePhase.Prepared);
                _underrunFreeDisabled = value;
            }
        }

        get => _underrunFreeDisabled;
    }

    /// <inheritdoc/>
    /// <remarks>Setting the value it has is always allowed while nothing is being written.</remarks>
    public bool DoNotFinalizeMedia
    {
        set
        {
            CallPlace site = Site(nameof(DoNotFinalizeMedia));
            lock (_gate)
            {
                if (_phase is TrackAtOncePhase.Idle or TrackAtOncePhase.Prepared && value == _doNotFinalizeMedia)
                {
                    return;
                }

                Require(site, TrackAtOncePhase.Idle);
                if (IsRecorded(site))
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_IMAPI_DF2TAO_PROPERTY_FOR_BLANK_MEDIA_ONLY,
                        site,
                        "The disc in the drive is not blank: insert a blank one, or set this before recording.");
                }

                _doNotFinalizeMedia = value;
            }
        }

        get => _doNotFinalizeMedia;
    }

    /// <inheritdoc/>
    public string ClientName
    {
        set
        {
            CallPlace site = Site(nameof(ClientName));
            lock (_gate)
            {
                Require(site, TrackAtOncePhase.Idle);
                _clientName = ClientNames.BrokenRule(value) is { } broken
                    ? throw ImapiFault.Of(ImapiResults.E_IMAPI_DF2TAO_CLIENT_NAME_IS_NOT_VALID, site, broken)
                    : value;
            }
        }

        get => _clientName;
    }

    /// <inheritdoc/>
    /// <remarks>Takes effect with the next <see cref="PrepareMedia"/>.</remarks>
    public IMAPI_BURN_VERIFICATION_LEVEL BurnVerificationLevel
    {
        set
        {
            CallPlace site = new($"{nameof(IBurnVerification)}.{nameof(BurnVerificationLevel)}", State());
            _verification = value switch
            {
                IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_NONE
                    or IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_QUICK => value,
                IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_FULL => throw ImapiFault.Of(
                    ImapiResults.E_NOTIMPL, site, "Track-at-once recording is checked quickly or not at all."),
                _ => throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG, site, $"{(int)value} is no level: valid are 0 (none) and 1 (quick)."),
            };
        }

        get => _verification;
    }

    private static ImapiResult Try(Action call)
    {
        try
        {
            call();
            return new ImapiResult(ImapiResults.S_OK);
        }
        catch (ImapiException failure)
        {
            return new ImapiResult(failure.HResult);
        }
    }

    private CallPlace Site(string member) => new($"{Interface}.{member}", State());

    private string State() => _phase switch
    {
        TrackAtOncePhase.Preparing => "preparing media",
        TrackAtOncePhase.Prepared => $"media prepared, tracks recorded: {_trackCount}",
        TrackAtOncePhase.Writing => $"writing track {_trackCount + 1}",
        TrackAtOncePhase.Releasing => "releasing media",
        _ => _recorder is null ? "no recorder set" : "recorder set, media not prepared",
    };

    /// <summary>Whether the object is in the phase that a call needs. Busy comes first, then the phase.</summary>
    private void Require(in CallPlace site, TrackAtOncePhase needed)
    {
        (int hresult, string reason) = (_phase, needed) switch
        {
            (TrackAtOncePhase.Writing, _) => (
                ImapiResults.E_IMAPI_DF2TAO_WRITE_IN_PROGRESS,
                $"Wait until {nameof(AddAudioTrack)} returns, or call {nameof(CancelAddTrack)}."),
            (TrackAtOncePhase.Preparing, _) => (
                ImapiResults.E_IMAPI_DF2TAO_WRITE_IN_PROGRESS, $"Wait until {nameof(PrepareMedia)} returns."),
            (TrackAtOncePhase.Releasing, _) => (
                ImapiResults.E_IMAPI_DF2TAO_WRITE_IN_PROGRESS, $"Wait until {nameof(ReleaseMedia)} returns."),
            (TrackAtOncePhase.Idle, TrackAtOncePhase.Prepared) => (
                ImapiResults.E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED, $"Call {nameof(PrepareMedia)} first."),
            (TrackAtOncePhase.Prepared, TrackAtOncePhase.Idle) => (
                ImapiResults.E_IMAPI_DF2TAO_MEDIA_IS_PREPARED, $"Call {nameof(ReleaseMedia)} first."),
            _ => (ImapiResults.S_OK, ""),
        };
        if (!ImapiResults.IsSuccess(hresult))
        {
            throw ImapiFault.Of(hresult, site, reason);
        }
    }

    private RecorderConnection Connection(in CallPlace site, int missing)
    {
        if (_recorder is null)
        {
            throw ImapiFault.Of(missing, site, $"Set {nameof(Recorder)} first.");
        }

        return _recorder.OpenConnection ?? throw ImapiFault.Of(
            ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
            site,
            $"The recorder was disposed: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it again.");
    }

    private static MsftDiscRecorder2 Suitable(in CallPlace site, IDiscRecorder2 recorder)
    {
        if (recorder is not MsftDiscRecorder2 { OpenConnection: { } connection } ours)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_DF2TAO_RECORDER_NOT_SUPPORTED,
                site,
                recorder is MsftDiscRecorder2
                    ? $"The recorder has no drive: call {nameof(IDiscRecorder2.InitializeDiscRecorder)} on it first."
                    : $"The recorder is a {recorder.GetType().Name}, not a {nameof(MsftDiscRecorder2)}.");
        }

        bool records;
        try
        {
            records = connection.RecordsTrackAtOnce(site);
        }
        catch (ImapiException)
        {
            // A drive that is held by another, or says nothing now, may well record later: PrepareMedia will tell.
            records = true;
        }

        return records
            ? ours
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_DF2TAO_RECORDER_NOT_SUPPORTED,
                site,
                "The drive does not offer track-at-once recording (feature 2Dh).");
    }

    private bool IsRecorded(in CallPlace site)
    {
        try
        {
            return _recorder?.OpenConnection?.Look(site).State is MediumState.Appendable or MediumState.Complete;
        }
        catch (ImapiException)
        {
            return false;                                // no disc, or none that can be looked at: nothing is fixed yet
        }
    }

    private void Raise(TrackAtOnceProgress progress)
    {
        foreach (Delegate handler in Update.Handlers)
        {
            try
            {
                switch (handler)
                {
                    case DiscFormat2TrackAtOnce_EventHandler shape:
                        shape(this, progress);
                        break;
                    case DDiscFormat2TrackAtOnceEvents_UpdateEventHandler shape:
                        shape(this, progress);
                        break;
                }
            }
#pragma warning disable RCS1075 // A handler that throws must neither end a recording nor keep others from being told.
            catch (Exception)
#pragma warning restore RCS1075
            {
                // Results of handlers are ignored.
            }
        }
    }
}
