using Redbook.Awake;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Quirks;
using Redbook.Recording.TrackAtOnce;

namespace Redbook;

/// <summary>An open drive.</summary>
/// <remarks>One thread at a time. Disposing it in the middle of a recording fails the recording and leaves the disc open;
/// cancel the recording instead.</remarks>
public sealed class Drive : IDisposable
{
    private readonly IScsiTransport _transport;
    private MmcDrive _drive;
    private readonly TimeProvider _clock;
    private readonly IComputer _computer;
    private readonly List<string> _notices = [];

    internal Drive(DriveEntry entry, IScsiTransport transport, TimeProvider? clock = null, IComputer? computer = null)
    {
        _computer = computer ?? ThisComputer.Instance;
        (Entry, _transport, _clock) = (entry, transport, clock ?? TimeProvider.System);
        _drive = new MmcDrive(transport);
    }

    /// <summary>What the list of drives says of it.</summary>
    public DriveEntry Entry { get; }

    /// <summary>Whether the computer is kept awake, and the writing thread raised above others, while a disc in a real
    /// drive is recorded, closed or erased. A virtual disc needs neither.</summary>
    public bool KeepsAwake { get; set; } = true;

    /// <summary>Whether a disc that is mounted as a file system is unmounted before it is recorded, closed or erased, as far as
    /// this user may; else it is refused. What is unmounted is among the <see cref="Notices"/>.</summary>
    public bool UnmountsDisc { get; set; }

    /// <summary>What is known of drives, and done otherwise because of it.</summary>
    public DriveQuirks Quirks { get; set; } = DriveQuirks.BuiltIn;

    /// <summary>What every time limit is multiplied by, those of commands and those of waiting: 1, or more for a drive that is
    /// slow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number above 0, at most 1000.</exception>
    public double TimeoutScale
    {
        get => _drive.TimeoutScale;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            _drive = new MmcDrive(_transport) { TimeoutScale = value };
        }
    }

    /// <summary>Whether it is a recorder in software with a sense of time.</summary>
    internal bool IsTimed { get; init; }

    /// <summary>Told of each of the <see cref="Notices"/> as soon as there is one, on the thread that works with the drive.
    /// </summary>
    public Action<string>? Notify { get; set; }

    /// <summary>What is worth knowing of a recording, closing or erasing and ended none: what the system refused (that the
    /// computer stays awake, that the writing thread comes first), and what was done besides, such as unmounting. Each is said
    /// once.</summary>
    public IReadOnlyList<string> Notices
    {
        get
        {
            lock (_notices)
            {
                return [.. _notices];
            }
        }
    }

    /// <summary>Opens a drive of <see cref="Drives.OfThisMachine"/>.</summary>
    /// <param name="name"><c>virtual:PATH</c>, <c>/dev/sr0</c> or <c>D:</c>.</param>
    /// <exception cref="DriveException">The name is none, there is no such drive, or it cannot be had.</exception>
    public static Drive Open(string name) => Drives.OfThisMachine.Open(DriveName.Parse(name));

    /// <summary>What the drive says of itself.</summary>
    /// <exception cref="DriveException">It gives no sensible answer.</exception>
    public DriveDescription Describe() => Look().Drive;

    /// <summary>What the drive says of the disc in it; waits for a drive that is still looking at it.</summary>
    /// <exception cref="DriveException">It gives no sensible answer.</exception>
    public DiscDescription DescribeDisc() => Look().Disc;

    /// <summary>Both descriptions at once. Changes nothing, and waits for a drive that is still looking at its disc.</summary>
    /// <exception cref="DriveException">The drive gives no sensible answer.</exception>
    public (DriveDescription Drive, DiscDescription Disc) Look()
    {
        (DriveDescription drive, DiscDescription disc, _) = LookClosely();
        return (drive, disc);
    }

    internal (DriveDescription Drive, DiscDescription Disc, MediumReport Medium) LookClosely()
    {
        try
        {
            MediumReport medium = new DiscInspector(_transport, _clock) { TimeoutScale = TimeoutScale, Quirks = Quirks }.Inspect();
            if (medium is { State: MediumState.NotReady, NotReady: { } sense })
            {
                throw DriveErrors.NotReady(Entry.Name, sense);
            }

            IReadOnlyList<DiscTrack> tracks = DriveInspector.Tracks(_drive, medium);
            return (
                DriveInspector.Describe(medium.Drive, medium.WriteSpeeds),
                DriveInspector.Describe(medium, tracks, DriveInspector.Text(_drive, tracks)),
                medium);
        }
        catch (RecordingException cause)
        {
            throw DriveErrors.Recording(cause);
        }
        catch (ScsiTransportException cause)
        {
            throw DriveErrors.Transport($"looking at the disc in {Entry.Name}", cause);
        }
    }

    /// <summary>Refuses a real drive that another program holds, before anything is asked of it: questions, too, come between
    /// what that program sends. A mounted disc is refused likewise, unless <see cref="UnmountsDisc"/> is set.</summary>
    /// <exception cref="DriveException">The drive is held; the message says by whom, or where the disc is mounted.</exception>
    public void RequireFree()
    {
        if (Entry.IsReal && _transport is IExclusiveAccess { Owner: not null } access
            && !(UnmountsDisc && access.MountPoints.Count > 0))
        {
            throw DriveErrors.Recording(RecordingException.OfHeldDrive(Entry.Name.ToString(), access));
        }
    }

    /// <summary>What recording an album would do, and every reason why it cannot be done. Writes nothing.</summary>
    /// <exception cref="DriveException">The drive gives no sensible answer.</exception>
    public BurnPlan Plan(Album album, BurnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(album);
        options ??= new BurnOptions();
        (DriveDescription drive, DiscDescription disc, MediumReport medium) = LookClosely();
        BurnChecks checks = new(
            Entry.Name.ToString(), drive, disc, medium, () => Abilities(options.Simulate), FreeBytes());
        return BurnPlan.Of(album, options, checks);
    }

    /// <summary>Records an album.</summary>
    /// <param name="album">What to record.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <param name="progress">Told from the writing thread, several times a second; what it throws is ignored.</param>
    /// <param name="cancellationToken">Stops between two commands; what is recorded by then is closed.</param>
    /// <exception cref="DriveException">It cannot be recorded, or the drive failed.</exception>
    /// <exception cref="InputException">A file can no longer be read as it was read before.</exception>
    /// <exception cref="BurnCancelledException">It was cancelled after something was recorded.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before.</exception>
    public Task<BurnResult> BurnAsync(
        Album album,
        BurnOptions? options = null,
        IProgress<BurnProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(album);
        return OnItsOwnThread(() => Burn(Plan(album, options), progress, cancellationToken));
    }

    /// <summary>Records what was planned.</summary>
    /// <inheritdoc cref="BurnAsync(Album, BurnOptions?, IProgress{BurnProgress}?, CancellationToken)"/>
    public Task<BurnResult> BurnAsync(
        BurnPlan plan, IProgress<BurnProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return OnItsOwnThread(() => Burn(plan, progress, cancellationToken));
    }

    /// <summary>Closes a disc that was left open: a track that was being recorded when its program ended, then the
    /// session, then the disc.</summary>
    /// <param name="cancellationToken">Honoured until the closing begins.</param>
    /// <returns><see langword="false"/> when it was closed already.</returns>
    /// <exception cref="DriveException">There is no disc or a blank one, or the drive refused.</exception>
    public Task<bool> CloseDiscAsync(CancellationToken cancellationToken = default) =>
        OnItsOwnThread(() => CloseDisc(cancellationToken));

    /// <summary>Erases a CD-RW. What is on it is gone.</summary>
    /// <param name="options">How; the defaults when left out.</param>
    /// <param name="progress">Told from the erasing thread, once or twice a second; what it throws is ignored.</param>
    /// <param name="cancellationToken">Honoured until the drive is told to erase; from then on there is no way back.
    /// </param>
    /// <returns>The disc, now blank.</returns>
    /// <exception cref="DriveException">The disc cannot be erased, or the drive failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was erased.</exception>
    public Task<DiscDescription> EraseAsync(
        EraseOptions? options = null,
        IProgress<EraseProgress>? progress = null,
        CancellationToken cancellationToken = default) => OnItsOwnThread(() =>
        {
            new DiscErasure(_transport, options ?? new EraseOptions(), progress, Conditions()).Run(cancellationToken);
            return DescribeDisc();
        });

    /// <summary>Opens the tray.</summary>
    /// <exception cref="DriveException">The drive refused, or another program keeps the disc in.</exception>
    public void Eject() => Tell(
        new StartStopUnit(StartStopAction.Eject, Immediate: false), "open its tray", "Press the button at the drive.");

    /// <summary>Closes the tray.</summary>
    /// <exception cref="DriveException">The drive refused: some cannot.</exception>
    public void Load() => Tell(
        new StartStopUnit(StartStopAction.Load, Immediate: false), "close its tray", "Push the tray in by hand.");

    /// <summary>Unlocks the tray, which a program that ended badly may have left locked.</summary>
    /// <exception cref="DriveException">The drive refused, or another program is using it.</exception>
    public void Unlock()
    {
        Tell(
            new PreventAllowMediumRemoval(Prevent: false, Persistent: false), "unlock its tray",
            "Switch the drive off and on.");

        // The other kind of lock, which most drives do not have and refuse to hear of.
        _ = Send(new PreventAllowMediumRemoval(Prevent: false, Persistent: true), "unlock its tray");
    }

    /// <summary>Lets go of the drive.</summary>
    public void Dispose() => _transport.Dispose();

    private IKeepAwake Awake() => KeepsAwake && Entry.IsReal ? new StayAwake(_computer, Tell)
        : KeepsAwake && IsTimed ? StayAwake.InTime(_computer)
        : StayAwake.NeverOn(_computer);

    private void Tell(string notice)
    {
        lock (_notices)
        {
            if (_notices.Contains(notice))
            {
                return;
            }

            _notices.Add(notice);
        }

        Notify?.Invoke(notice);
    }

    private JobConditions Conditions() => new(_clock, Awake(), TimeoutScale, UnmountsDisc, Quirks, Tell);

    private static Task<T> OnItsOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private ScsiResult Send<TCommand>(in TCommand command, string doing)
        where TCommand : struct, IMmcCommand
    {
        const int MaxAttentions = 4;
        try
        {
            ScsiResult result = _drive.Execute(command);
            for (int i = 0; i < MaxAttentions && result.Sense is { Key: SenseKey.UnitAttention }; i++)
            {
                result = _drive.Execute(command);
            }

            return result;
        }
        catch (ScsiTransportException cause)
        {
            throw DriveErrors.Transport($"asking {Entry.Name} to {doing}", cause);
        }
    }

    private void Tell<TCommand>(in TCommand command, string doing, string advice)
        where TCommand : struct, IMmcCommand
    {
        const byte RemovalPrevented = 0x53;
        ScsiResult result = Send(command, doing);
        if (!result.IsGood && result.Sense is not { Key: SenseKey.NoSense or SenseKey.RecoveredError })
        {
            throw new DriveException(
                DriveFailure.Refused,
                $"{Entry.Name} does not {doing}: {result.Sense?.Describe() ?? result.Status.ToString()}.",
                result.Sense is { Asc: RemovalPrevented }
                    ? "A program keeps the disc in: wait for it to end, or unlock the tray with 'redbook unlock'."
                    : advice,
                result.Sense);
        }
    }

    private BurnResult Burn(BurnPlan plan, IProgress<BurnProgress>? progress, CancellationToken cancellationToken)
    {
        if (plan.Problems is [var problem, ..])
        {
            throw problem;
        }

        BurnResult result = plan.Mode == WriteMode.TrackAtOnce
            ? new TrackAtOnceBurn(_transport, plan, progress, Conditions(), cancellationToken).Run()
            : new AtOnceBurn(_transport, plan, progress, Conditions(), cancellationToken).Run();
        if (plan.Options.Eject)
        {
            Eject();
        }

        return result;
    }

    /// <summary>What the drive takes in one go, found out by offering it.</summary>
    private AtOnceAbilities Abilities(bool testWrite)
    {
        try
        {
            return AtOnceAbilities.Find(_transport, testWrite, _clock, TimeoutScale);
        }
        catch (RecordingException cause)
        {
            throw DriveErrors.Recording(cause);
        }
    }

    /// <summary>What is free where a virtual disc lies; a real one has its room pressed into it.</summary>
    private long? FreeBytes()
    {
        if (Entry.IsReal || !Directory.Exists(Entry.Name.Value))
        {
            return null;
        }

        try
        {
            return new DriveInfo(Entry.Name.Value).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private bool CloseDisc(CancellationToken cancellationToken)
    {
        DiscDescription disc = DescribeDisc();
        if (disc.Kind == DiscKind.None || disc.State == DiscState.Blank)
        {
            throw disc.Kind == DiscKind.None
                ? new DriveException(DriveFailure.NoDisc, $"There is no disc in {Entry.Name}.", "Put the disc into the drive.")
                : new DriveException(
                    DriveFailure.NotRecordable, $"The disc in {Entry.Name} is blank: there is nothing to close.", "Record something first.");
        }

        if (!disc.HasOpenSession)
        {
            return false;
        }

        JobConditions conditions = Conditions();
        TrackAtOnceOptions options = conditions.Apply(
            new TrackAtOnceOptions { ClientName = "Redbook", AllowAppend = true, Close = SessionClose.Finalize });
        try
        {
            using TrackAtOnceRecorder recorder = new(_transport, options, _clock, conditions.KeepAwake);
            recorder.Prepare(cancellationToken);
            recorder.Close();
            return true;
        }
        catch (RecordingException cancelled) when (cancelled.Failure == RecordingFailure.Cancelled)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
        catch (RecordingException cause)
        {
            throw DriveErrors.Recording(cause);
        }
    }
}
