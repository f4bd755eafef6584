using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;
using Redbook.Recording.Writing;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>Records tracks one after another onto a CD-R or CD-RW. The drive makes the two-second gaps, the lead-in and the
/// lead-out.</summary>
/// <remarks>
/// <see cref="Prepare"/>, then <see cref="WriteTrack(MasterTrack, CancellationToken)"/> for each track, then <see cref="Close(SessionClose?)"/>, then
/// <see cref="Dispose()"/>, which gives everything back on every way out. Without <see cref="Close(SessionClose?)"/> a
/// disc
/// with tracks is left open, and one without stays as it was. One thread at a time; cancelling is possible from any.
/// The
/// steps are those of docs/recipes/track-at-once.md. The transport stays the caller's.
/// </remarks>
public sealed class TrackAtOnceRecorder : IDisposable
{
    private const int Mode2 = 2;
    private readonly DriveLink _link;
    private readonly TrackAtOnceOptions _options;
    private readonly DriveHold _hold;
    private readonly TrackAtOnceSetup _setup;
    private readonly ProgressReporter _progress;
    private readonly TrackRecording _recording;
    private readonly SessionCloser _closer;
    private readonly SessionLedger _ledger = new();
    private MediumReport? _medium;
    private SessionClose _close;
    private bool _isClosed;
    private bool _isDisposed;

    /// <summary>A recorder for the drive behind <paramref name="transport"/>; nothing is sent yet.</summary>
    /// <param name="transport">The seam to the drive; exclusive access is taken where it offers it.</param>
    /// <param name="options">How to record.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep while a disc is prepared.</param>
    /// <exception cref="ArgumentException">The client name is empty.</exception>
    public TrackAtOnceRecorder(
        IScsiTransport transport, TrackAtOnceOptions options, TimeProvider? time = null, IKeepAwake? keepAwake = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientName, nameof(options));
        (_options, _close) = (options, options.Close);
        _link = new DriveLink(transport, time ?? TimeProvider.System, options.TimeoutScale) { BusyLimit = options.BusyLimit };
        keepAwake ??= NoKeepAwake.Instance;
        _hold = new DriveHold(_link, keepAwake);
        _setup = new TrackAtOnceSetup(_link, options);
        _progress = new ProgressReporter(options.Progress, _link.Clock, options.TestWrite);
        var stalls = new StallWatch(_link, keepAwake, options.Notify);
        _closer = new SessionCloser(_link, options, _setup, stalls);
        _recording = new TrackRecording(_link, options, _setup, _closer, _progress, _ledger, stalls);
        UnderrunProtection = options.UnderrunProtection;
        GC.SuppressFinalize(this);
    }

#pragma warning disable MA0055 // A drive whose recorder was dropped must not stay locked until the process ends.
    /// <summary>Gives the drive back when a prepared recorder was dropped without being disposed.</summary>
    ~TrackAtOnceRecorder()
    {
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
#pragma warning restore MA0055

    /// <summary>Whether <see cref="Prepare"/> has succeeded and nothing was released yet.</summary>
    public bool IsPrepared => _medium is not null && !_isDisposed;

    /// <summary>Drive and disc as found by <see cref="Prepare"/>; <see langword="null"/> before.</summary>
    public MediumReport? Medium => _medium;

    /// <summary>Tracks of the session being recorded that are complete, those found in it included.</summary>
    public IReadOnlyList<RecordedTrack> Tracks => _ledger.Tracks;

    /// <summary>How full the disc is, as of the last complete track.</summary>
    public DiscSpace Space => _ledger.Space;

    /// <summary>Whether the drive protects itself against an empty buffer, where it can; takes effect with the next
    /// track.</summary>
    public bool UnderrunProtection { get; set; }

    /// <summary>The table of contents that closing the session will write: tracks and lead-out, as READ TOC format 0
    /// gives
    /// them.</summary>
    /// <exception cref="InvalidOperationException">There is no track yet.</exception>
    public TocResponse ExpectedTableOfContents => _ledger.ToTableOfContents();

    /// <summary>Takes the drive, waits for the disc, judges it, locks the tray, sets speed and write parameters. Writes
    /// nothing: a disc prepared and released is as it was.</summary>
    /// <returns>Drive and disc.</returns>
    /// <exception cref="RecordingException">A step failed or the disc cannot be recorded; everything is
    /// released.</exception>
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
            DriveReport drive = DiscInspector.ReadDrive(_link, _options.Quirks);
            _link.WaitReady(RecordingStep.WaitForReady, _options.ReadyLimit, cancellation);
            _hold.LockTray();
            MediumReport medium = _setup.LookAtMedium(drive, _options.AllowAppend, cancellation);
            _link.IsMediumFixed = true;
            _setup.RequireWriteParametersPage();
            MediumReport found = TakeStock(medium);
            _setup.SetSpeed(_options.Speed, _options.Cav, medium.WriteSpeeds);
            _medium = found;
            return found;
        }
        catch
        {
            _medium = null;
            Release();
            throw;
        }
    }

    /// <summary>Makes ready for another session behind the one that was just closed, on the same disc: looks at it anew.
    /// Nothing is written, and the drive stays taken.</summary>
    /// <param name="close">How that session is closed, in place of what the options say.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Drive and disc as they are now.</returns>
    /// <exception cref="RecordingException">A step failed, or nothing can be added to the disc. The sessions that were closed
    /// stay.</exception>
    /// <exception cref="InvalidOperationException">Not prepared, or the session before is not closed.</exception>
    public MediumReport PrepareNext(SessionClose close, CancellationToken cancellation = default)
    {
        MediumReport medium = RequirePrepared();
        if (!_isClosed)
        {
            throw new InvalidOperationException("The session before is not closed.");
        }

        _link.RequireMedium(RecordingStep.ReadDisc);
        medium = _setup.LookAtMedium(medium.Drive, allowAppend: true, cancellation);
        _close = close;
        _medium = TakeStock(medium);
        _isClosed = false;
        return _medium;
    }

    /// <summary>Asks the drive for another write speed.</summary>
    /// <param name="speed">The speed; <see langword="null"/> for the highest.</param>
    /// <param name="cav">Whether constant angular velocity is asked for.</param>
    /// <exception cref="RecordingException">The drive accepts none, or gave no answer.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public void SetWriteSpeed(DriveSpeed? speed, bool cav) =>
        _setup.SetSpeed(speed, cav, RequirePrepared().WriteSpeeds);

    /// <summary>Records one track. Comes back when it is on the disc, padded to four seconds where it is
    /// shorter.</summary>
    /// <param name="source">Samples of 44.1 kHz, 16 bits, stereo, little-endian, without header, from its present
    /// position.
    /// It is read on a thread of its own; slow reading costs nothing but time as long as the mean keeps up.</param>
    /// <param name="lengthBytes">Bytes to be read; <see langword="null"/> reads to the end, and space can be checked
    /// only
    /// while writing.</param>
    /// <param name="track">What is said about the track.</param>
    /// <param name="cancellation">Honoured between commands; what is written stays as a shorter track.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="RecordingException">A step failed, the track does not fit, the source failed, or it was
    /// cancelled.
    /// <see cref="RecordingException.ShortenedTrack"/> tells what stays on the disc.</exception>
    /// <exception cref="InvalidOperationException">Not prepared, or closed already.</exception>
    /// <exception cref="ArgumentException">The options name a data track.</exception>
    public RecordedTrack WriteTrack(
        Stream source, long? lengthBytes, TrackOptions? track = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        track ??= new TrackOptions();
        if ((track.Control & Control.Data) != Control.None)
        {
            throw new ArgumentException("A stream of samples is no data.", nameof(track));
        }

        return Write(source, lengthBytes, track, cancellation);
    }

    /// <summary>Records one track of a disc, sound or data. Its pregap, its indexes and what else belongs to its place are the
    /// drive's affair.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellation">Honoured between commands; what is written stays as a shorter track.</param>
    /// <inheritdoc cref="WriteTrack(Stream, long?, TrackOptions?, CancellationToken)" path="/returns"/>
    /// <exception cref="RecordingException">A step failed, the track does not fit, the source failed, or it was
    /// cancelled. <see cref="RecordingException.ShortenedTrack"/> tells what stays on the disc.</exception>
    /// <exception cref="InvalidOperationException">Not prepared, or closed already.</exception>
    public RecordedTrack WriteTrack(MasterTrack track, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(track);
        bool isSound = track.Mode == TrackMode.Audio;
        using Stream source = isSound ? track.Source.OpenRead() : new TrackBlocks(track, _ledger.LastNumber + 1);
        return Write(
            source,
            source.Length,
            new TrackOptions
            {
                Mode = track.Mode,
                Control = isSound ? track.Control & ~Control.Data : track.Control | Control.Data,
                IsCopy = track.IsCopyAlternating,
                Isrc = track.Isrc.IsEmpty ? null : track.Isrc,
            },
            cancellation);
    }

    private MediumReport TakeStock(MediumReport medium)
    {
        _setup.SessionType = medium.OpenTracks.Any(static track => track.DataMode == TrackInformation.Mode2)
            ? DiscType.Xa
            : DiscType.AudioOrMode1;
        _setup.SetWriteParameters(new TrackOptions(), _close, UnderrunProtection, medium.Drive);
        _ledger.TakeStock(medium, _setup.ReadNextTrack());
        return medium with { Space = _ledger.Space };
    }

    private RecordedTrack Write(Stream source, long? lengthBytes, TrackOptions track, CancellationToken cancellation)
    {
        MediumReport medium = RequirePrepared();
        if (_isClosed)
        {
            throw new InvalidOperationException("The session is closed.");
        }

        _link.RequireMedium(RecordingStep.Write);
        int number = RequireTrackNumber();
        int planned = PlanSectors(lengthBytes, track, number);
        _progress.Begin(RecordingPhase.Preparing, number, _ledger.NextWritable ?? Lba.Zero, planned);

        // A change since preparation shows here, before anything is written.
        _link.WaitReady(RecordingStep.WaitForReady, _options.BusyLimit, cancellation);
        FinishOpenTrack(medium);
        _setup.SetWriteParameters(track, _close, UnderrunProtection, medium.Drive);
        _ledger.SetNext(_setup.ReadNextTrack());
        Lba start = _ledger.NextWritable.GetValueOrDefault();
        int needed = Math.Max(planned, RedBookLimits.MinTrackSectors);
        if (needed > Space.FreeSectors)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.NotEnoughSpace, $"track {number} on {_link.Name}",
                $"the track needs {needed} sectors and {Space.FreeSectors} are free");
        }

        _progress.SetStart(start);
        using IDisposable? first = _hold.PutWriterFirst();
        RecordedTrack recorded = _recording.Record(source, lengthBytes, track, number, start, planned, cancellation);
        GC.KeepAlive(this);
        return recorded;
    }

    /// <summary>Closes what was recorded, once. Does nothing on a disc that has no open track or session, and on one
    /// that may have
    /// been changed since preparation.</summary>
    /// <param name="close">How; <see langword="null"/> as the options say.</param>
    /// <exception cref="RecordingException">The drive did not close it, or the disc afterwards is not what it should
    /// be.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public void Close(SessionClose? close = null)
    {
        MediumReport medium = RequirePrepared();
        SessionClose how = close ?? _close;
        if (how == SessionClose.LeaveOpen || _isClosed || _link.IsMediumLost)
        {
            return;
        }

        _progress.Source = null;
        _progress.Begin(RecordingPhase.Finishing, Math.Max(_ledger.LastNumber, 1), _ledger.NextWritable ?? Lba.Zero, 0);
        if (!_closer.HasSomethingToClose(wroteTracks: Tracks.Count > 0))
        {
            return;
        }

        FinishOpenTrack(medium);
        _closer.Close(how, UnderrunProtection, medium.Drive, _ledger.LastNumber);
        _progress.SetPhase(RecordingPhase.Verifying);
        _closer.Verify(how, medium, Tracks.Count > 0 ? ExpectedTableOfContents : null);
        _progress.Report();
        _isClosed = true;
        GC.KeepAlive(this);
    }

    /// <summary>Unlocks the tray, gives the drive back and lets the computer sleep. Never throws; closes
    /// nothing.</summary>
    public void Dispose()
    {
        Release();
        _link.Dispose();
        GC.SuppressFinalize(this);
    }

    private MediumReport RequirePrepared()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _medium ?? throw new InvalidOperationException("Call Prepare first.");
    }

    private int RequireTrackNumber() => _ledger.LastNumber < RedBookLimits.MaxTrackNumber
        ? _ledger.LastNumber + 1
        : throw new RecordingException(
            RecordingStep.CheckPlan, RecordingFailure.TrackLimitReached, _link.Name,
            $"the disc has {_ledger.LastNumber} tracks, the most there can be");

    private static int PlanSectors(long? lengthBytes, TrackOptions track, int number)
    {
        if (lengthBytes is not long length)
        {
            return 0;
        }

        int blockBytes = track.BlockBytes;
        if (length <= 0 || (length % blockBytes != 0 && !track.PadPartialSector))
        {
            string rule = length <= 0
                ? "there is no sound"
                : $"{length} bytes are {length % blockBytes} more than whole sectors of {blockBytes} bytes";
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.SourceInvalid, $"track {number}", rule);
        }

        return (int)Math.Min((length + blockBytes - 1) / blockBytes, Lba.MaxValue);
    }

    // A track that was being written when its program died is closed before anything else is done with the disc.
    private void FinishOpenTrack(MediumReport medium)
    {
        if (_ledger.FindUnfinished(medium) is not TrackInformation unfinished)
        {
            return;
        }

        var parameters = new TrackOptions
        {
            Control = unfinished.Control,
            Mode = (unfinished.Control & Control.Data) == Control.None ? TrackMode.Audio
                : unfinished.DataMode == Mode2 ? TrackMode.Mode2Xa
                : TrackMode.Mode1,
        };
        _setup.SetWriteParameters(parameters, _close, UnderrunProtection, medium.Drive);
        _ledger.Tracks.Add(_recording.FinishUnfinished(unfinished, parameters.BlockBytes));
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
