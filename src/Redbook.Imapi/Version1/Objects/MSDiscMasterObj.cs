using System.Runtime.InteropServices;
using Redbook.Imapi.Results;
using Redbook.Imapi.Version1.Burning;
using Redbook.Imapi.Version1.Recorders;
using Redbook.Imapi.Version1.Results;
using Redbook.Imapi.Version1.Staging;
using Redbook.Recording;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Version1;

/// <summary>A session of IMAPI version 1, the only object that programs make.</summary>
/// <remarks>
/// <para>Every refusal is an <see cref="ImapiException"/> whose message names the code, the member, the state and what is
/// missing. The object may be used from several threads: while a disc is recorded, counts and <c>Get…</c> answer and all
/// else is refused.</para>
/// <para>The stash is a file that goes with the session, also when <see cref="Close"/> is forgotten and when the process
/// ends.</para>
/// </remarks>
[ComVisible(true)]
[Guid("520CCA63-51A5-11D3-9144-00104BA11C5E")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IDiscMaster))]
public partial class MSDiscMasterObj : IDiscMaster, IRedbookDiscMaster, IJolietDiscMaster, IDisposable
{
    private readonly Lock _gate = new();
    private readonly DiscMasterOptions _options;
    private readonly IKeepAwake? _keepAwake;
    private readonly Dictionary<DriveName, RecorderSettings> _settings = [];
    private bool _isOpen;
    private bool _isRedbook;
    private MSDiscRecorderObj? _recorder;
    private DriveListWatch? _watch;

    /// <summary>A session on the drives of this machine.</summary>
    public MSDiscMasterObj()
        : this(new DiscMasterOptions())
    {
    }

    /// <summary>A session with choices of its own.</summary>
    /// <param name="options">The choices.</param>
    /// <param name="drives">The list of drives; <see langword="null"/> for the one of this machine.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep and logoff while a disc is recorded. When left out, a real drive keeps the
    /// computer awake and a virtual one does not; <see cref="StayAwake.Never"/> switches it off.</param>
    public MSDiscMasterObj(
        DiscMasterOptions options, Drives? drives = null, TimeProvider? time = null, IKeepAwake? keepAwake = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.NominalBlocks, nameof(options));
        (_options, DriveList, Time, _keepAwake) = (options, drives ?? Drives.OfThisMachine, time ?? TimeProvider.System, keepAwake);
        _stash = new Stash(options);
    }

    /// <summary>The drives.</summary>
    internal Drives DriveList { get; }

    /// <summary>Clock and waiting.</summary>
    internal TimeProvider Time { get; }

    /// <summary>Who is told.</summary>
    internal ProgressSinks Sinks { get; } = new();

    /// <inheritdoc/>
    public void Open()
    {
        lock (_gate)
        {
            if (_isOpen)
            {
                throw Fault(IMAPI_E_ALREADYOPEN, nameof(Open), $"Call {nameof(Close)} first, or go on with this session.");
            }

            _isOpen = true;
            Drop();
        }

        DriveRoster.Of(DriveList).Enter(this);
    }

    /// <inheritdoc/>
    public void EnumDiscMasterFormats(out IEnumDiscMasterFormats ppEnum)
    {
        lock (_gate)
        {
            RequireOpen(nameof(EnumDiscMasterFormats));
            ppEnum = new EnumDiscMasterFormats();
        }
    }

    /// <inheritdoc/>
    public void GetActiveDiscMasterFormat(out Guid lpiid)
    {
        lock (_gate)
        {
            RequireOpen(nameof(GetActiveDiscMasterFormat));
            lpiid = _isRedbook ? typeof(IRedbookDiscMaster).GUID : typeof(IJolietDiscMaster).GUID;
        }
    }

    /// <inheritdoc/>
    public void SetActiveDiscMasterFormat(in Guid riid, out object ppUnk)
    {
        lock (_gate)
        {
            RequireFree(nameof(SetActiveDiscMasterFormat));
            if (riid != typeof(IRedbookDiscMaster).GUID)
            {
                string reason = riid == typeof(IJolietDiscMaster).GUID
                    ? "Data discs (Joliet) are not supported; discs of sound (Red Book) are."
                    : $"{riid:B} is no format.";
                throw Fault(
                    ImapiResults.E_NOINTERFACE, nameof(SetActiveDiscMasterFormat),
                    $"{reason} Choose {typeof(IRedbookDiscMaster).GUID:B}, {nameof(IRedbookDiscMaster)}.");
            }

            _isRedbook = true;
            ClearStash();
            ppUnk = this;
        }
    }

    /// <inheritdoc/>
    public void EnumDiscRecorders(out IEnumDiscRecorders ppEnum)
    {
        lock (_gate)
        {
            RequireOpen(nameof(EnumDiscRecorders));
        }

        CallPlace site = Site(nameof(EnumDiscRecorders));
        List<IDiscRecorder> recorders = [];
        try
        {
            foreach (DriveEntry entry in DriveList.List())
            {
                if (TryRecorder(site, entry) is { } recorder)
                {
                    recorders.Add(recorder);
                }
            }
        }
        catch (DriveException failure)
        {
            throw failure.ToDiscMasterFault(site);
        }

        ppEnum = new MSEnumDiscRecordersObj([.. recorders]);
    }

    /// <inheritdoc/>
    public void GetActiveDiscRecorder(out IDiscRecorder ppRecorder)
    {
        MSDiscRecorderObj recorder;
        lock (_gate)
        {
            RequireOpen(nameof(GetActiveDiscRecorder));
            recorder = _recorder ?? throw NoRecorder(nameof(GetActiveDiscRecorder));
        }

        RequirePresent(nameof(GetActiveDiscRecorder), recorder);
        ppRecorder = recorder;
    }

    /// <inheritdoc/>
    public void SetActiveDiscRecorder(IDiscRecorder pRecorder)
    {
        const string Member = nameof(SetActiveDiscRecorder);
        lock (_gate)
        {
            RequireFree(Member);
        }

        if (pRecorder is null)
        {
            throw ImapiFault.NullArgument(Site(Member), nameof(pRecorder));
        }

        if (pRecorder is not MSDiscRecorderObj { Entry: not null } recorder || !ReferenceEquals(recorder.Master, this))
        {
            throw Fault(
                ImapiResults.E_INVALIDARG, Member, $"Take a recorder from {nameof(EnumDiscRecorders)} of this object.");
        }

        RequirePresent(Member, recorder);
        RequireStash(Member);
        MediumReport? report = TryLook(Site(Member), recorder);
        lock (_gate)
        {
            RequireFree(Member);
            _recorder = recorder;
            Learn(report);
        }
    }

    /// <inheritdoc/>
    public void ClearFormatContent()
    {
        lock (_gate)
        {
            RequireFree(nameof(ClearFormatContent));
            ClearStash();
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                return;
            }

            RequireFree(nameof(Close));
            End();
        }
    }

    /// <summary>Ends the session on every way out: a recording that is under way is cancelled and ends it then.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the session.</summary>
    /// <param name="disposing">Always true: what a dropped object holds releases itself.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        lock (_gate)
        {
            if (_work == Work.None)
            {
                End();
            }
            else
            {
                _endWhenIdle = true;
                _isAbandoned = true;
            }
        }
    }

    /// <summary>The properties of a drive in this session.</summary>
    internal RecorderSettings SettingsOf(DriveName drive)
    {
        lock (_gate)
        {
            if (!_settings.TryGetValue(drive, out RecorderSettings? settings))
            {
                settings = new RecorderSettings();
                _settings.Add(drive, settings);
            }

            return settings;
        }
    }

    /// <summary>Tells the sinks that drives came or went.</summary>
    internal void TellDriveListChanged() => Sinks.PnPActivity();

    private static MediumReport? TryLook(in CallPlace site, MSDiscRecorderObj recorder)
    {
        try
        {
            return recorder.Look(site);
        }
        catch (ImapiException failure) when (failure.HResult != IMAPI_E_DEVICE_NOTPRESENT)
        {
            return null;                                 // held by somebody, or silent: the drive is chosen all the same
        }
    }

    /// <summary>The object of a drive that records, or that cannot be asked now because somebody has it.</summary>
    private MSDiscRecorderObj? TryRecorder(in CallPlace site, DriveEntry entry)
    {
        try
        {
            using DriveSession drive = DriveSession.Open(site, DriveList, entry);
            MediumReport report = drive.Inspect(site, TimeSpan.Zero, Time);
            if (report.Drive.WriteModes == WriteModes.None)
            {
                return null;
            }

            SettingsOf(entry.Name).Learn(report);
            return new MSDiscRecorderObj(this, entry, report.Drive);
        }
        catch (ImapiException failure)
        {
            return failure.InnerException is RecordingException or DriveException { Failure: DriveFailure.InUse }
                ? new MSDiscRecorderObj(this, entry, report: null)
                : null;
        }
    }

    private void Learn(MediumReport? report)
    {
        if (report is not null && _recorder?.Entry is { } entry)
        {
            SettingsOf(entry.Name).Learn(report);
        }

        _disc.Total = report is { State: MediumState.Blank, LastPossibleLeadOut: { Value: > 0 } limit }
            ? limit.Value
            : _options.NominalBlocks;
    }

    private void End()
    {
        _isOpen = false;
        Sinks.Clear();
        _watch?.Dispose();
        _watch = null;
        Drop();
        _stash.Dispose();
        DriveRoster.Of(DriveList).Leave(this);
    }

    private void Drop()
    {
        (_isRedbook, _recorder) = (false, null);
        _settings.Clear();
        _disc.Clear();
        _disc.Total = _options.NominalBlocks;
    }

    private void RequirePresent(string member, MSDiscRecorderObj recorder)
    {
        bool isThere;
        try
        {
            isThere = DriveList.List().Any(entry => entry.Name == recorder.Entry!.Name);
        }
        catch (DriveException failure)
        {
            throw failure.ToDiscMasterFault(Site(member));
        }

        if (!isThere)
        {
            throw Fault(IMAPI_E_DEVICE_NOTPRESENT, member, $"{recorder.Entry!.Name} is not on the list of drives any more.");
        }
    }

    private void RequireOpen(string member)
    {
        if (!_isOpen)
        {
            throw Fault(IMAPI_E_NOTOPENED, member, $"Call {nameof(IDiscMaster)}.{nameof(Open)} first.");
        }
    }

    /// <summary>Open, and neither recording nor staging nor within a callback.</summary>
    private void RequireFree(string member)
    {
        RequireOpen(member);
        if (_work != Work.None || Sinks.IsCalling)
        {
            throw Busy(member);
        }
    }

    private ImapiException Busy(string member) => Fault(
        IMAPI_E_DEVICE_STILL_IN_USE,
        member,
        _work == Work.Burning ? $"Wait until {nameof(RecordDisc)} returns." : "Call it after the callback has returned.");

    private ImapiException NoRecorder(string member) =>
        Fault(IMAPI_E_NOACTIVERECORDER, member, $"Call {nameof(SetActiveDiscRecorder)} first.");

    private ImapiException Fault(int hresult, string member, string reason, Exception? inner = null) =>
        DiscMasterFault.Of(hresult, Site(member), reason, inner: inner);

    private CallPlace Site(string member)
    {
        bool isRedbook = typeof(IRedbookDiscMaster).GetMethod(member) is not null;
        bool isJoliet = !isRedbook && typeof(IJolietDiscMaster).GetMethod(member) is not null;
        string owner = isRedbook ? nameof(IRedbookDiscMaster) : isJoliet ? nameof(IJolietDiscMaster) : nameof(IDiscMaster);
        return new CallPlace($"{owner}.{member}", State());
    }

    private string State()
    {
        if (!_isOpen)
        {
            return "closed";
        }

        if (!_isRedbook)
        {
            return "open, no format chosen";
        }

        string tracks = $"audio, {_disc.Closed.Count} tracks staged";
        return _work == Work.Burning ? $"{tracks}, being recorded"
            : _disc.OpenBlocks is int blocks ? $"{tracks}, another open with {blocks} blocks"
            : tracks;
    }
}
