using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Mmc;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <content>What it asks of the engine, and the events.</content>
public partial class MsftDiscFormat2RawCD : DiscFormat2RawCD_Event, DDiscFormat2RawCDEvents_Event
{
    private readonly UpdateEvent<DiscFormat2RawCD_EventHandler, DDiscFormat2RawCDEvents_UpdateEventHandler> _update = new();
    private RawRecorder? _engine;
    private int _leadInStart;

    /// <inheritdoc/>
    event DiscFormat2RawCD_EventHandler? DiscFormat2RawCD_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <inheritdoc/>
    event DDiscFormat2RawCDEvents_UpdateEventHandler? DDiscFormat2RawCDEvents_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <summary>Progress, on the thread that records: at the start, every half second, at each change of action, at the
    /// end. Use <c>+=</c> and <c>-=</c> with either delegate type.</summary>
    public ImapiEvent<DiscFormat2RawCD_EventHandler, DDiscFormat2RawCDEvents_UpdateEventHandler> Update
    {
        get => _update.Handlers;
        set => _update.Handlers = value;
    }

    private protected override string Interface => nameof(IDiscFormat2RawCD);

    private protected override FormatCodes Codes => FormatCodes.Raw;

    private protected override IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> Media => MediaTypes.Recordable;

    private protected override int NoToRecorder => ImapiResults.E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED;

    private protected override string WriteMember => $"{nameof(WriteMedia)} or {nameof(WriteMedia2)}";

    private protected override string CancelMember => nameof(CancelWrite);

    private protected override string PreparedState => $"media prepared for {_sectorType}";

    private protected override string WritingState => $"writing {_sectorType}";

    private protected override string WhyNotSupported => "The drive does not offer raw recording (feature 2Eh).";

    private RawRecorder Engine => _engine!;

    private protected override bool Records(RecorderConnection connection, in CallPlace site) =>
        connection.Records(WriteModes.Raw, site);

    private protected override bool Takes(MediumReport medium) => medium.IsBlankRecordable();

    /// <summary>An empty tray is refused here, as programs know it of this writer.</summary>
    private protected override void Examine(in CallPlace site, RecorderConnection connection)
    {
        try
        {
            connection.Look(site);
        }
        catch (ImapiException none) when (none.HResult == ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)
        {
            throw ImapiFault.Of(
                Codes.RecorderNotSupported, site, "There is no disc in the drive: insert a blank CD-R or CD-RW first.", none.Sense, none);
        }
        catch (ImapiException)
        {
            // Held by another, or not ready now: PrepareMedia will tell.
        }
    }

    private protected override IDisposable NewEngine(RecorderConnection connection) =>
        _engine = new RawRecorder(
            connection.Transport,
            new RawRecorderOptions
            {
                ClientName = ClientName,
                UnderrunProtection = !BufferUnderrunFreeDisabled,
                Speed = ChosenSpeed,
                Cav = IsCavChosen,
                Verify = false,
                Progress = new RawProgressRelay(() => WriteSpeed.SectorsPerSecond, Raise),
            },
            Time,
            KeepAwake);

    private protected override MediumReport PrepareEngine() => Engine.Prepare();

    private protected override void SetEngineSpeed(DriveSpeed? speed, bool cav) => Engine.SetWriteSpeed(speed, cav);

    private protected override void TakeStock() => _leadInStart = Engine.LeadInStart.Value;

    /// <summary>Everything is on the disc when WriteMedia returns: there is nothing to finish.</summary>
    private protected override void Finish(in CallPlace site)
    {
    }

    /// <summary>An image that is shorter than what its own lead-in says is of no use as a stream; one that ends early while it
    /// is read has failed.</summary>
    private protected override ImapiException FaultOf(in CallPlace site, RecordingException failure) =>
        (failure.Step, failure.Failure) switch
        {
            (RecordingStep.CheckPlan, RecordingFailure.SourceTooShort) =>
                ImapiFault.Of(Codes.StreamNotSupported, site, failure.Message, failure.Sense, failure),
            (RecordingStep.CheckPlan, RecordingFailure.WriteParametersRefused) => ImapiFault.Of(
                ImapiResults.E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS,
                site,
                $"The drive does not take {_sectorType}; set {nameof(RequestedSectorType)} to one of "
                + $"{string.Join(", ", SupportedSectorTypeList)}.",
                failure.Sense,
                failure),
            _ => base.FaultOf(site, failure),
        };

    private protected override ImapiException? StreamFault(in CallPlace site, Stream? source, Exception failure)
    {
        for (Exception? cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is MasteringException)
            {
                return ImapiFault.Of(RawCDImageStream.ResultOf(cause), site, cause.Message, inner: failure);
            }
        }

        return base.StreamFault(site, source, failure);
    }

    private void Raise(RawProgress progress) =>
        _update.Raise(shape => shape(this, progress), shape => shape(this, progress));
}
