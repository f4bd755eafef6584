using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Timing;
using Redbook.Emulation.Writing;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Drive;

/// <summary>The drive: its parts, and what they have to know of each other.</summary>
internal sealed class DriveState
{
    private SubcodeGenerator? _subcode;
    private DiscState? _subcodeState;
    private Lba _subcodeEnd;
    private readonly Dictionary<int, DecodedSubcode> _leadIns = [];
    private DiscState? _leadInState;

    public DriveState(SoftwareRecorderOptions options, RecorderClock clock)
    {
        Options = options;
        Clockwork = options.Timing is { } timing ? new Clockwork(this, timing, clock) : null;
        Speeds = new SpeedSettings(Profile);
        WriteModes =
        [
            new TrackAtOnceMode(this),
            .. Profile.HasSessionAtOnce ? [new SessionAtOnceMode(this)] : Array.Empty<WriteMode>(),
            .. Profile.RawSubChannels != RawSubChannels.None ? [new RawMode(this)] : Array.Empty<WriteMode>(),
        ];
        ModePages = new ModePageTable(this);
    }

    public SoftwareRecorderOptions Options { get; }

    public DriveProfile Profile => Options.Profile;

    public Tray Tray { get; } = new();

    /// <summary>Whether the drive is no longer there for anybody.</summary>
    public bool IsGone { get; set; }

    public ModePageTable ModePages { get; }

    public SpeedSettings Speeds { get; }

    /// <summary>How the drive can write, one strategy for each write type.</summary>
    public WriteMode[] WriteModes { get; }

    public List<Initiator> Initiators { get; } = [];

    /// <summary>What lets time pass; null when everything is done at once.</summary>
    public Clockwork? Clockwork { get; }

    /// <summary>Where the head is.</summary>
    public Lba Head { get; set; }

    /// <summary>What has been simulated on the disc since the first WRITE of a test write; null when nothing has.</summary>
    public DiscContents? Simulation { get; set; }

    /// <summary>Whether the drive does all that writing takes and records nothing: it has happened to people.</summary>
    public bool RecordsNothing { get; set; }

    /// <summary>Whether what is written from now on is only simulated.</summary>
    public bool IsLaserOff => RecordsNothing || ModePages.WriteParameters.IsTestWrite;

    /// <summary>Whether the laser has been calibrated for this disc since it came, or since its last session was closed.</summary>
    public bool IsCalibrated { get; set; }

    /// <summary>The disc to work on; only for commands that need one.</summary>
    public VirtualDisc Disc => Tray.Loaded ?? throw new InvalidOperationException("There is no disc in the drive.");

    /// <summary>What is recorded.</summary>
    public DiscContents Contents => Disc.Contents;

    /// <summary>What is recorded as far as writing goes: the simulation while there is one.</summary>
    public DiscContents Target => Simulation ?? Contents;

    public MediumOptions? Medium => Tray.Loaded?.Medium;

    public bool IsWriteProtected => Tray.IsWriteProtected || Medium is { IsWriteProtected: true };

    /// <summary>The strategy that the write parameters in force ask for.</summary>
    public WriteMode WriteMode => FindWriteMode(ModePages.WriteParameters.WriteType)!;

    public WriteMode? FindWriteMode(WriteType type)
    {
        foreach (WriteMode mode in WriteModes)
        {
            if (mode.Type == type)
            {
                return mode;
            }
        }

        return null;
    }

    /// <summary>What the drive is still writing by itself; null when it is not.</summary>
    public SenseData? WorkInHand
    {
        get
        {
            foreach (WriteMode mode in WriteModes)
            {
                if (mode.WorkInHand is { } work)
                {
                    return work;
                }
            }

            return null;
        }
    }

    /// <summary>Goes on with that for a while.</summary>
    /// <returns>What it is still busy with, or that the disc could not take it; null when it is done.</returns>
    public SenseData? WorkOn()
    {
        if (WorkInHand is null)
        {
            return null;
        }

        try
        {
            foreach (WriteMode mode in WriteModes)
            {
                mode.WorkOn();
            }
        }
        catch (IOException)
        {
            return Sense.WriteError;
        }

        return WorkInHand;
    }

    /// <summary>What the lead-in of a session recorded raw says, read once for all who ask.</summary>
    /// <exception cref="IOException">The disc could not be read.</exception>
    public DecodedSubcode ReceivedLeadIn(RecordedSession session)
    {
        DiscContents contents = Contents;
        if (!ReferenceEquals(_leadInState, contents.State))
        {
            _leadIns.Clear();
            _leadInState = contents.State;
        }

        if (!_leadIns.TryGetValue(session.Number, out DecodedSubcode? leadIn))
        {
            Lba start = DiscGeometry.LeadInOf(contents.State, session.Number);
            Lba end = session.Number == 1 ? Lba.FirstPregap : start + RedBookLimits.LaterLeadInSectors;
            _leadIns[session.Number] = leadIn = DiscExaminer.Decode(contents, start, end);
        }

        return leadIn;
    }

    /// <summary>The host turns to something else: whatever is being written is at its end.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public void SettleWriting()
    {
        foreach (WriteMode mode in WriteModes)
        {
            mode.Settle();
        }
    }

    /// <summary>Tells every host that the disc came, went or may be another.</summary>
    public void Announce(MediaEvent happened, SenseData? attention)
    {
        foreach (Initiator initiator in Initiators)
        {
            initiator.MediaEvent = happened;
            initiator.Attention = attention ?? initiator.Attention;
        }
    }

    /// <summary>The tray comes out, with the disc on it.</summary>
    public void OpenTray()
    {
        if (Tray.IsOpen)
        {
            return;
        }

        bool hadDisc = Tray.Disc is not null;
        LeaveDisc();
        Tray.IsOpen = true;
        Tray.Unlock();
        if (hadDisc)
        {
            Announce(MediaEvent.Removed, attention: null);
        }
    }

    /// <summary>The tray goes in; a disc on it is a new one to every host.</summary>
    public void CloseTray()
    {
        if (!Tray.IsOpen)
        {
            return;
        }

        Tray.IsOpen = false;
        if (Tray.Disc is not null)
        {
            MeetDisc();
        }
    }

    /// <summary>A disc has come.</summary>
    public void MeetDisc()
    {
        LeaveDisc();
        Speeds.ForgetChoice();
        Tray.BeBusy(Sense.BecomingReady, Options.BusyPolls.AfterLoad + Profile.ReadyPolls);
        Clockwork?.Load();
        Announce(MediaEvent.NewMedium, Sense.MediumChanged);
    }

    /// <summary>The disc is taken out, whatever is going on with it; nothing when there is none.</summary>
    public void TakeOutDisc()
    {
        if (Tray.Disc is not { } disc)
        {
            return;
        }

        lock (disc.Gate)
        {
            LeaveDisc();
        }

        Tray.Disc = null;
        Tray.IsUpsideDown = false;
        Tray.IsWriteProtected = false;
        Tray.ForgetWork();
        disc.DriveField = null;
        Announce(MediaEvent.Removed, attention: null);
    }

    /// <summary>What power-on does, with the disc where it is.</summary>
    public void Reset()
    {
        ModePages.Reset();
        Speeds.ForgetChoice();
        Tray.Unlock();
        LeaveDisc();
        foreach (Initiator initiator in Initiators)
        {
            initiator.Attention = Sense.Reset;
        }
    }

    /// <summary>Ends whatever is going on with the disc, before it leaves or the settings that it goes by change.</summary>
    public void LeaveDisc()
    {
        Simulation = null;
        IsCalibrated = false;
        Head = Lba.Zero;
        Clockwork?.Forget();
        Tray.Disc?.Contents.Interrupt();
        foreach (WriteMode mode in WriteModes)
        {
            mode.Forget();
        }
    }

    /// <summary>Calibrates the laser on the disc.</summary>
    /// <returns>3/73/02 when the disc has no room for it, 1/73/01 when it was done but room is getting short.</returns>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public SenseData? Calibrate()
    {
        const int AlmostFull = MediumOptions.PowerCalibrationAreaSize - 10;
        if (Contents.State.PowerCalibrations >= MediumOptions.PowerCalibrationAreaSize)
        {
            // The area of a rewritable disc is written over and over.
            if (Disc.Medium.Type == MediumType.CdRw)
            {
                IsCalibrated = true;
                return null;
            }

            return Sense.CalibrationAreaFull;
        }

        Contents.Calibrate();
        IsCalibrated = true;
        return Disc.Medium.Type == MediumType.CdR && Contents.State.PowerCalibrations > AlmostFull ? Sense.CalibrationAreaAlmostFull : null;
    }

    /// <summary>The sub-code of what is recorded. Only for a disc with tracks.</summary>
    public SubcodeGenerator Subcode()
    {
        DiscContents contents = Contents;
        if (_subcode is null || !ReferenceEquals(_subcodeState, contents.State) || _subcodeEnd != contents.OpenDataEnd)
        {
            DiscState state = contents.State;
            _subcode = new SubcodeGenerator(DiscLayouts.From(state, contents.OpenDataEnd), new SubcodeOptions
            {
                LeadInStart = Lba.FromAbsoluteMsf(state.Medium.LeadInStart),
                MaximumLeadOut = state.Medium.LastLeadOutStart,
                NextSession = state.LastSession! switch
                {
                    { End: { IsNextAllowed: true } end, Number: var number } =>
                        DiscGeometry.HasNextProgramArea(number, end.LeadOut) ? NextSession.Allowed : NextSession.Closed,
                    { End.HasFinalPointer: true } => NextSession.Closed,
                    _ => NextSession.NotStated,
                },
            });
            _subcodeState = state;
            _subcodeEnd = contents.OpenDataEnd;
        }

        return _subcode;
    }
}
