using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Imapi.Recorders;
using Redbook.Imapi.Results;
using Redbook.Recording;

namespace Redbook.Imapi;

/// <summary>Tells state, sizes and speeds of a disc as one for data.</summary>
/// <remarks>Writing data images is outside the audio and raw part: <see cref="Write"/> answers E_NOTIMPL, and
/// <see cref="Update"/> is never raised. Settings are kept and read back. Everything else is asked of drive and disc.</remarks>
[ComVisible(true)]
[Guid("2735412A-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftDiscFormat2Data")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscFormat2Data))]
[ComSourceInterfaces(typeof(DDiscFormat2DataEvents))]
public class MsftDiscFormat2Data :
    DiscFormat2Writer,
    IDiscFormat2Data,
    IBurnVerification,
    DiscFormat2Data_Event,
    DDiscFormat2DataEvents_Event
{
    private readonly UpdateEvent<DiscFormat2Data_EventHandler, DDiscFormat2DataEvents_UpdateEventHandler> _update = new();
    private readonly MsftMultisessionSequential _sequential;
    private readonly MsftMultisessionRandomWrite _random;
    private IMAPI_BURN_VERIFICATION_LEVEL _verification;

    /// <summary>An object with no recorder yet.</summary>
    public MsftDiscFormat2Data()
        : base(TimeProvider.System, keepAwake: null)
    {
        _sequential = new MsftMultisessionSequential(this);
        _random = new MsftMultisessionRandomWrite(this);
    }

    /// <inheritdoc/>
    event DiscFormat2Data_EventHandler? DiscFormat2Data_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <inheritdoc/>
    event DDiscFormat2DataEvents_UpdateEventHandler? DDiscFormat2DataEvents_Event.Update
    {
        add => _update.Add(value);
        remove => _update.Remove(value);
    }

    /// <summary>Progress of writing: never raised here. Handlers of either delegate type can be added, so that programs need
    /// no change.</summary>
    public ImapiEvent<DiscFormat2Data_EventHandler, DDiscFormat2DataEvents_UpdateEventHandler> Update
    {
        get => _update.Handlers;
        set => _update.Handlers = value;
    }

    /// <inheritdoc/>
    public bool BufferUnderrunFreeDisabled { get; set; }

    /// <inheritdoc/>
    public bool PostgapAlreadyInImage { get; set; }

    /// <inheritdoc/>
    public bool ForceMediaToBeClosed { get; set; }

    /// <inheritdoc/>
    public bool DisableConsumerDvdCompatibilityMode { get; set; }

    /// <inheritdoc/>
    public bool ForceOverwrite { get; set; }

    /// <inheritdoc/>
    public IMAPI_BURN_VERIFICATION_LEVEL BurnVerificationLevel
    {
        set => _verification = Enum.IsDefined(value)
            ? value
            : throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                new CallPlace($"{nameof(IBurnVerification)}.{nameof(BurnVerificationLevel)}", State),
                $"{(int)value} is no level: valid are 0 (none), 1 (quick) and 2 (full).");
        get => _verification;
    }

    /// <inheritdoc/>
    public IMAPI_FORMAT2_DATA_MEDIA_STATE CurrentMediaStatus => DataMedia.Status(Medium(nameof(CurrentMediaStatus)));

    /// <inheritdoc/>
    public IMAPI_MEDIA_WRITE_PROTECT_STATE WriteProtectStatus
    {
        get
        {
            MediumReport medium = Medium(nameof(WriteProtectStatus));
            bool isWritable = medium.IsRecordableCd
                && (medium.State is MediumState.Blank or MediumState.Appendable || medium.Disc is { IsErasable: true });
            return isWritable ? default : IMAPI_MEDIA_WRITE_PROTECT_STATE.IMAPI_WRITEPROTECTED_READ_ONLY_MEDIA;
        }
    }

    /// <inheritdoc/>
    public int TotalSectorsOnMedia
    {
        get
        {
            MediumReport medium = Medium(nameof(TotalSectorsOnMedia));
            return medium.Space?.TotalSectors
                ?? medium.Toc?.LeadOut?.Start.Value
                ?? throw Unknown(nameof(TotalSectorsOnMedia), "The drive does not say how far the disc goes.");
        }
    }

    /// <inheritdoc/>
    public int FreeSectorsOnMedia => Free(nameof(IDiscFormat2Data));

    /// <inheritdoc/>
    public int NextWritableAddress => Next(nameof(IDiscFormat2Data));

    /// <inheritdoc/>
    public int StartAddressOfPreviousSession =>
        Previous(nameof(IDiscFormat2Data), nameof(StartAddressOfPreviousSession)).Start;

    /// <inheritdoc/>
    public int LastWrittenAddressOfPreviousSession =>
        Previous(nameof(IDiscFormat2Data), nameof(LastWrittenAddressOfPreviousSession)).Last;

    /// <inheritdoc/>
    public object[] MultisessionInterfaces => [.. MultisessionInterfaceList];

    /// <summary><see cref="MultisessionInterfaces"/> by their type.</summary>
    public IReadOnlyList<IMultisession> MultisessionInterfaceList => [_sequential, _random];

    private protected override string Interface => nameof(IDiscFormat2Data);

    private protected override FormatCodes Codes => FormatCodes.Data;

    private protected override IReadOnlyList<IMAPI_MEDIA_PHYSICAL_TYPE> Media => MediaTypes.Recordable;

    private protected override bool IsBusy => false;

    private protected override string State => Attached is null ? "no recorder set" : "recorder set, nothing being written";

    private protected override string WhyNotSupported => "The drive does not write CDs.";

    /// <inheritdoc/>
    public void Write(IStream data)
    {
        CallPlace site = Site(nameof(Write));
        if (data is null)
        {
            throw ImapiFault.NullArgument(site, nameof(data));
        }

        Connection(site, Codes.NoRecorder);
        throw ImapiFault.Of(ImapiResults.E_NOTIMPL, site, "Writing data images is outside the audio and raw part.");
    }

    /// <inheritdoc/>
    public void CancelWrite() => throw ImapiFault.Of(
        Codes.WriteNotInProgress, Site(nameof(CancelWrite)), $"{nameof(Write)} is not running.");

    /// <summary>The recorder and its connection, for the ways of adding.</summary>
    internal IDiscRecorder2 RequireRecorder(in CallPlace site)
    {
        Connection(site, Codes.NoRecorder);
        return Attached!;
    }

    /// <summary>The state in words, for the ways of adding.</summary>
    internal string StateInWords => State;

    /// <summary>The disc, for a member of another interface.</summary>
    internal MediumReport Look(in CallPlace site) => Connection(site, Codes.NoRecorder).Look(site);

    internal (int Start, int Last, bool HasData) Previous(string face, string member)
    {
        CallPlace site = new($"{face}.{member}", State);
        RecorderConnection connection = Connection(site, Codes.NoRecorder);
        return connection.Look(site).State is MediumState.Appendable or MediumState.Complete
            && connection.LastSession(site) is { } session
                ? session
                : throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, site, "The disc has no complete session.");
    }

    internal int Free(string face)
    {
        CallPlace site = new($"{face}.{nameof(FreeSectorsOnMedia)}", State);
        MediumReport medium = Look(site);
        return DataMedia.CanBeAddedTo(medium) ? medium.Space?.FreeSectors ?? 0 : 0;
    }

    internal int Next(string face)
    {
        CallPlace site = new($"{face}.{nameof(NextWritableAddress)}", State);
        MediumReport medium = Look(site);
        return medium.NextTrack?.NextWritable is Lba next && DataMedia.CanBeAddedTo(medium)
            ? next.Value
            : throw ImapiFault.Of(
                ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, site, "No session can be added to the disc in the drive.");
    }

    private protected override bool Records(RecorderConnection connection, in CallPlace site) =>
        connection.Records(WriteModes.TrackAtOnce, site);

    private protected override bool Takes(MediumReport medium) => DataMedia.CanBeAddedTo(medium);

    private protected override void RequireIdle(in CallPlace site)
    {
    }

    private protected override void RequireSpeedSettable(in CallPlace site)
    {
    }

    private ImapiException Unknown(string member, string reason) =>
        ImapiFault.Of(ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, Site(member), reason);
}
