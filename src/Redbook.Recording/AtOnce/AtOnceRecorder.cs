using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;
using Redbook.Recording.TrackAtOnce;
using Redbook.Recording.Writing;

namespace Redbook.Recording.AtOnce;

/// <summary>What recording a session by cue sheet and recording raw have in common: everything is written in one go, and
/// what is broken off is lost.</summary>
/// <remarks><see cref="Prepare"/>, then one Write, then <see cref="Dispose()"/>, which gives everything back on every way
/// out. One thread at a time; cancelling is possible from any. The transport stays the caller's.</remarks>
public abstract class AtOnceRecorder : IDisposable
{
    private readonly AtOnceOptions _options;
    private readonly DriveHold _hold;
    private readonly IKeepAwake _keepAwake;
    private MediumReport? _medium;
    private Lba _programStart = Lba.FirstPregap;
    private Lba? _leadInStart;
    private int _firstTrack;
    private bool _isSpent;
    private bool _isDisposed;

    private protected AtOnceRecorder(
        IScsiTransport transport, AtOnceOptions options, TimeProvider? time, IKeepAwake? keepAwake)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientName, nameof(options));
        if (options.Close is not (SessionClose.Finalize or SessionClose.CloseSession))
        {
            throw new ArgumentException("What is recorded at once is always closed.", nameof(options));
        }

        (_options, Close) = (options, options.Close);
        Link = new DriveLink(transport, time ?? TimeProvider.System, options.TimeoutScale) { BusyLimit = options.BusyLimit };
        _keepAwake = keepAwake ?? NoKeepAwake.Instance;
        _hold = new DriveHold(Link, _keepAwake);
        Setup = new AtOnceSetup(Link, options);
        Progress = new ProgressReporter(options.Progress, Link.Clock, options.TestWrite);
        UnderrunProtection = options.UnderrunProtection;
#pragma warning disable CA1816 // There is nothing to give back before Prepare, which registers it again.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

#pragma warning disable MA0055 // A drive whose recorder was dropped must not stay locked until the process ends.
    /// <summary>Gives the drive back when a prepared recorder was dropped without being disposed.</summary>
    ~AtOnceRecorder() => Dispose(disposing: false);
#pragma warning restore MA0055

    /// <summary>Whether <see cref="Prepare"/> has succeeded and nothing was released yet.</summary>
    public bool IsPrepared => _medium is not null && !_isDisposed;

    /// <summary>Drive and disc as found by <see cref="Prepare"/>; <see langword="null"/> before.</summary>
    public MediumReport? Medium => _medium;

    /// <summary>Whether the drive protects itself against an empty buffer, where it can; takes effect with the next Write.
    /// </summary>
    public bool UnderrunProtection { get; set; }

    /// <summary>The first sector of the lead-in that will be written. On a blank disc a negative address that the pregroove
    /// names.</summary>
    /// <exception cref="InvalidOperationException">Not prepared, or neither drive nor disc says it.</exception>
    public Lba LeadInStart
    {
        get
        {
            RequirePrepared();
            return _leadInStart ?? throw new InvalidOperationException("Nobody says where the lead-in of this disc starts.");
        }
    }

    /// <summary>Where the pregap of the session's first track begins: LBA −150 on a blank disc.</summary>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public Lba ProgramStart
    {
        get
        {
            RequirePrepared();
            return _programStart;
        }
    }

    /// <summary>The number that the first track must have on a disc that has sessions already; <see langword="null"/> on a
    /// blank one, where any will do.</summary>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public int? FirstTrackNumber
    {
        get
        {
            RequirePrepared();
            return _firstTrack == 0 ? null : _firstTrack;
        }
    }

    private protected Lba? KnownLeadInStart
    {
        get => _leadInStart;
        set => _leadInStart = value;
    }

    /// <summary>How the session is closed.</summary>
    private protected SessionClose Close { get; private set; }

    private protected MultiSession Following => Close == SessionClose.Finalize ? MultiSession.None : MultiSession.NextAllowed;

    private protected DiscStatus StatusAfterwards => Close == SessionClose.Finalize ? DiscStatus.Complete : DiscStatus.Appendable;

    private protected bool IsFirstSession => _programStart == Lba.FirstPregap;

    private protected DriveLink Link { get; }

    private protected AtOnceSetup Setup { get; }

    private protected ProgressReporter Progress { get; }

    /// <summary>Takes the drive, waits for the disc, judges it, locks the tray, sets speed and write parameters. Writes
    /// nothing: a disc prepared and released is as it was.</summary>
    /// <returns>Drive and disc.</returns>
    /// <exception cref="RecordingException">A step failed or the disc cannot be recorded; everything is released.
    /// </exception>
    /// <exception cref="InvalidOperationException">Prepared already.</exception>
    public MediumReport Prepare(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_medium is not null)
        {
            throw new InvalidOperationException("The disc is prepared already.");
        }

        GC.ReRegisterForFinalize(this);
        try
        {
            _hold.TakeExclusiveAccess(_options.ClientName, _options.ForceExclusiveAccess, _options.Notify);
            _hold.StayAwake("A disc is being recorded.");
            DriveReport drive = DiscInspector.ReadDrive(Link, _options.Quirks);
            Link.WaitReady(RecordingStep.WaitForReady, _options.ReadyLimit, cancellation);
            _hold.LockTray();
            MediumReport medium = Setup.LookAtMedium(drive, _options.AllowAppend, cancellation);
            Link.IsMediumFixed = true;
            Setup.RequireWriteParametersPage();
            Settle(medium);
            Setup.SetSpeed(_options.Speed, _options.Cav, medium.WriteSpeeds);
            _medium = medium;
            return medium;
        }
        catch
        {
            _medium = null;
            Release();
            throw;
        }
    }

    /// <summary>Makes ready for another session behind the one that was just recorded, on the same disc: looks at it anew.
    /// Nothing is written, and the drive stays taken.</summary>
    /// <param name="close">How that session is closed, in place of what the options say.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Drive and disc as they are now.</returns>
    /// <exception cref="RecordingException">A step failed, or nothing can be added to the disc. The sessions that were recorded
    /// stay.</exception>
    /// <exception cref="ArgumentException">The session was to be left open.</exception>
    /// <exception cref="InvalidOperationException">Not prepared, or nothing was recorded yet.</exception>
    public MediumReport PrepareNext(SessionClose close, CancellationToken cancellation = default)
    {
        MediumReport medium = RequirePrepared();
        if (close is not (SessionClose.Finalize or SessionClose.CloseSession))
        {
            throw new ArgumentException("What is recorded at once is always closed.", nameof(close));
        }

        if (!_isSpent)
        {
            throw new InvalidOperationException("Nothing was recorded yet that another session could follow.");
        }

        Link.RequireMedium(RecordingStep.ReadDisc);
        medium = Setup.LookAtMedium(medium.Drive, allowAppend: true, cancellation);
        Close = close;
        Settle(medium);
        (_medium, _isSpent) = (medium, false);
        GC.KeepAlive(this);
        return medium;
    }

    /// <summary>Puts a session where this medium has room for it: behind the sessions that are there, with a lead-in that
    /// starts where the medium has it.</summary>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public MasterDisc Place(MasterDisc disc)
    {
        ArgumentNullException.ThrowIfNull(disc);
        MediumReport medium = RequirePrepared();
        return disc with
        {
            ProgramStart = _programStart,
            SessionNumber = ClosedSessions(medium) + 1,
            FirstTrackNumber = FirstTrackNumber ?? disc.FirstTrackNumber,
            LeadInStart = IsFirstSession ? _leadInStart ?? disc.LeadInStart : disc.LeadInStart,
            NextSession = Close == SessionClose.Finalize ? disc.NextSession : NextSession.Allowed,
            MaximumLeadOut = medium.LastPossibleLeadOut?.ToAbsoluteMsf() ?? disc.MaximumLeadOut,
        };
    }

    /// <summary>Asks the drive for another write speed.</summary>
    /// <param name="speed">The speed; <see langword="null"/> for the highest.</param>
    /// <param name="cav">Whether constant angular velocity is asked for.</param>
    /// <exception cref="RecordingException">The drive accepts none, or gave no answer.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public void SetWriteSpeed(DriveSpeed? speed, bool cav) => Setup.SetSpeed(speed, cav, RequirePrepared().WriteSpeeds);

    /// <summary>Unlocks the tray, gives the drive back and lets the computer sleep. Never throws; ends nothing that was
    /// begun.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the drive back.</summary>
    /// <param name="disposing">Whether by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
            Link.Dispose();
            return;
        }

        try
        {
            Release();
        }
#pragma warning disable CA1031, RCS1075 // A finaliser that throws ends the process, and there is nobody to tell.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
        }
    }

    /// <summary>Sets the write parameters: what is asked of the drive afterwards hangs on them.</summary>
    private protected abstract void Configure(MediumReport medium);

    /// <summary>Where the lead-in of a blank disc starts.</summary>
    private protected abstract Lba? FindFirstLeadIn(MediumReport medium);

    /// <summary>Where the program area of a session begins that follows others.</summary>
    private protected abstract Lba FindNextProgram(MediumReport medium);

    private void Settle(MediumReport medium)
    {
        Configure(medium);
        if (medium.State == MediumState.Blank)
        {
            (_programStart, _firstTrack) = (Lba.FirstPregap, 0);
            _leadInStart = FindFirstLeadIn(medium);
            return;
        }

        if (medium.Disc?.LastSessionState is SessionState.Incomplete or SessionState.Damaged)
        {
            throw new RecordingException(
                RecordingStep.ReadDisc, RecordingFailure.MediumNotBlank, Link.Name,
                "the last session of the disc is still open: it has to be closed first");
        }

        (_programStart, _firstTrack) = (FindNextProgram(medium), (medium.Toc?.Last ?? 0) + 1);
        _leadInStart = _programStart - RedBookLimits.LaterLeadInSectors;
    }

    // The drive counts the session that would come next.
    private static int ClosedSessions(MediumReport medium) =>
        medium.State == MediumState.Blank ? 0 : Math.Max((medium.Disc?.SessionCount ?? 2) - 1, 1);

    private protected MediumReport RequirePrepared()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _medium ?? throw new InvalidOperationException("Call Prepare first.");
    }

    /// <summary>Prepared, not written on yet, and still the same disc: as of this moment.</summary>
    private protected MediumReport RequireWritable(CancellationToken cancellation)
    {
        MediumReport medium = RequirePrepared();
        Link.RequireMedium(RecordingStep.WriteAtOnce);
        if (_isSpent)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.MediumNotBlank, Link.Name, "the disc was written on already");
        }

        Progress.TrackAt = null;
        Progress.Begin(RecordingPhase.Preparing, 0, KnownLeadInStart ?? Lba.FirstPregap, 0);

        // A change since preparation shows here, before anything is written.
        Link.WaitReady(RecordingStep.WaitForReady, _options.BusyLimit, cancellation);
        return medium;
    }

    /// <summary>Writes everything, has the drive finish it, and looks at the disc.</summary>
    private protected RecordedSession Record(AtOnceJob job, CancellationToken cancellation)
    {
        var writer = new AtOnceWriter(Link, _options, Setup, Progress, RequirePrepared(), _keepAwake);
        using IDisposable? first = _hold.PutWriterFirst();
        try
        {
            return writer.Record(job, cancellation);
        }
        finally
        {
            _isSpent = writer.HasWritten && !_options.TestWrite;
            GC.KeepAlive(this);
        }
    }

    private void Release()
    {
        if (!_isDisposed)
        {
            _hold.Dispose();
            _isDisposed = true;
        }
    }
}
