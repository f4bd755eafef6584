using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Recording;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Imapi;

/// <content>What it asks of the engine, and the events.</content>
public partial class MsftDiscFormat2TrackAtOnce : DiscFormat2TrackAtOnce_Event, DDiscFormat2TrackAtOnceEvents_Event
{
    private readonly UpdateEvent<DiscFormat2TrackAtOnce_EventHandler, DDiscFormat2TrackAtOnceEvents_UpdateEventHandler>
        _update = new();

    /// <inheritdoc/>
    event DiscFormat2TrackAtOnce_EventHandler? DiscFormat2TrackAtOnce_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <inheritdoc/>
    event DDiscFormat2TrackAtOnceEvents_UpdateEventHandler? DDiscFormat2TrackAtOnceEvents_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <summary>Progress, on the thread that records: at the start, every half second, at each change of action, at the
    /// end; during <see cref="AddAudioTrack(System.Runtime.InteropServices.ComTypes.IStream)"/> and
    /// <see cref="DiscFormat2Session.ReleaseMedia"/>. Use <c>+=</c> and <c>-=</c> with either delegate type.</summary>
    public ImapiEvent<DiscFormat2TrackAtOnce_EventHandler, DDiscFormat2TrackAtOnceEvents_UpdateEventHandler> Update
    {
        get => _update.Handlers;
        set => _update.Handlers = value;
    }

    private protected override string Interface => nameof(IDiscFormat2TrackAtOnce);

    private protected override FormatCodes Codes => FormatCodes.TrackAtOnce;

    private protected override IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> Media => MediaTypes.Recordable;

    private protected override string WriteMember => nameof(AddAudioTrack);

    private protected override string CancelMember => nameof(CancelAddTrack);

    private protected override string PreparedState => $"media prepared, tracks recorded: {_trackCount}";

    private protected override string WritingState => $"writing track {_trackCount + 1}";

    private protected override string WhyNotSupported => "The drive does not offer track-at-once recording (feature 2Dh).";

    private protected override bool TakesBusyMedium => MediaPhysicallyBlank;

    private bool IsVerified => _verification != IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_NONE;

    private SessionClose HowToClose => _doNotFinalizeMedia ? SessionClose.CloseSession : SessionClose.Finalize;

    private protected override bool Records(RecorderConnection connection, in CallPlace site) =>
        connection.Records(WriteModes.TrackAtOnce, site);

    private protected override bool Takes(MediumReport medium) => medium.IsBlankRecordable();

    private protected override bool IsBlank(string member) =>
        base.IsBlank(member) && (Phase == SessionPhase.Idle || _trackCount == 0);

    private protected override IDisposable NewEngine(RecorderConnection connection) =>
        _engine = new TrackAtOnceRecorder(
            connection.Transport,
            new TrackAtOnceOptions
            {
                ClientName = ClientName,
                UnderrunProtection = !BufferUnderrunFreeDisabled,
                Close = HowToClose,
                Speed = ChosenSpeed,
                Cav = IsCavChosen,
                Verify = IsVerified,
                Progress = new ProgressRelay(() => WriteSpeed.SectorsPerSecond, IsVerified, Raise),
            },
            Time,
            KeepAwake);

    private protected override MediumReport PrepareEngine() => _engine!.Prepare();

    private protected override void SetEngineSpeed(DriveSpeed? speed, bool cav) => _engine!.SetWriteSpeed(speed, cav);

    private protected override void TakeStock() => (_space, _trackCount) = (_engine!.Space, _engine.Tracks.Count);

    /// <summary>Closes what was recorded. That the disc is another is news only when there are tracks on the lost one and
    /// no failed track has told it yet.</summary>
    private protected override void Finish(in CallPlace site)
    {
        if (!MayHaveWritten)
        {
            return;                                      // nothing to close
        }

        bool isNews = _trackCount > 0 && !IsLossTold;
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
            _engine!.Close(HowToClose);
        }
        catch (RecordingException failure)
        {
            if (isNews || !IsMediumLost(failure))
            {
                throw FaultOf(site, failure);
            }
        }
    }

    private void Raise(TrackAtOnceProgress progress) =>
        _update.Raise(shape => shape(this, progress), shape => shape(this, progress));
}
