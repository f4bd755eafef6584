using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording.Writing;

namespace Redbook.Recording.AtOnce;

/// <summary>What recording a session by cue sheet and recording raw have in common: everything is written in one go, and
/// what is broken off is lost.</summary>
/// <remarks><see cref="Prepare"/>, then one Write, then <see cref="Dispose()"/>, which gives everything back on every way
/// out. One thread at a time; cancelling is possible from any. The transport stays the caller's.</remarks>
public abstract class AtOnceRecorder : IDisposable
{
    private readonly RecorderOptions _options;
    private readonly DriveHold _hold;
    private readonly bool _allowAppend;
    private MediumReport? _medium;
    private Lba? _leadInStart;
    private bool _isSpent;
    private bool _isDisposed;

    private protected AtOnceRecorder(
        IScsiTransport transport, RecorderOptions options, bool allowAppend, TimeProvider? time, IKeepAwake? keepAwake)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientName, nameof(options));
        (_options, _allowAppend) = (options, allowAppend);
        Link = new DriveLink(transport, time ?? TimeProvider.System, options.TimeoutScale) { BusyLimit = options.BusyLimit };
        _hold = new DriveHold(Link, keepAwake ?? NoKeepAwake.Instance);
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

    private protected Lba? KnownLeadInStart
    {
        get => _leadInStart;
        set => _leadInStart = value;
    }

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
            DriveReport drive = DiscInspector.ReadDrive(Link);
            Link.WaitReady(RecordingStep.WaitForReady, _options.ReadyLimit, cancellation);
            _hold.LockTray();
            MediumReport medium = Setup.LookAtMedium(drive, _allowAppend, cancellation);
            Link.IsMediumFixed = true;
            Setup.RequireWriteParametersPage();
            Configure(medium);
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

    /// <summary>Sets the write parameters and finds out where the lead-in starts.</summary>
    private protected abstract void Configure(MediumReport medium);

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
        var writer = new AtOnceWriter(Link, _options, Setup, Progress, RequirePrepared());
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
