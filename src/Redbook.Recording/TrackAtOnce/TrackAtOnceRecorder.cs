using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Writing;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>Records audio tracks one after another onto a CD-R or CD-RW. The drive makes the two-second gaps, the lead-in
/// and the lead-out.</summary>
/// <remarks>
/// <see cref="Prepare"/>, then <see cref="WriteTrack"/> for each track, then <see cref="Close(SessionClose?)"/>, then
/// <see cref="Dispose()"/>, which gives everything back on every way out. Without <see cref="Close(SessionClose?)"/> a disc
/// with tracks is left open, and one without stays as it was. One thread at a time; cancelling is possible from any. The
/// steps are those of docs/recipes/track-at-once.md. The transport stays the caller's.
/// </remarks>
public sealed class TrackAtOnceRecorder : IDisposable
{
    private readonly DriveLink _link;
    private readonly TrackAtOnceOptions _options;
    private readonly IKeepAwake _keepAwake;
    private readonly TrackAtOnceSetup _setup;
    private readonly ProgressReporter _progress;
    private readonly List<RecordedTrack> _tracks = [];
    private IExclusiveAccess? _taken;
    private IDisposable? _awake;
    private SourceRing? _ring;
    private MediumReport? _medium;
    private Lba? _nextWritable;
    private int _lastNumber;
    private bool _isLocked;
    private bool _isCalibrated;
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
        _options = options;
        _keepAwake = keepAwake ?? NoKeepAwake.Instance;
        _link = new DriveLink(transport, time ?? TimeProvider.System) { BusyLimit = options.BusyLimit };
        _setup = new TrackAtOnceSetup(_link, options);
        _progress = new ProgressReporter(options.Progress, _link.Clock, options.TestWrite);
        UnderrunProtection = options.UnderrunProtection;
        GC.SuppressFinalize(this);
    }

#pragma warning disable MA0055 // A drive whose recorder was dropped must not stay locked until the process ends.
    /// <summary>Gives the drive back when a prepared recorder was dropped without being disposed.</summary>
    ~TrackAtOnceRecorder() => Release();
#pragma warning restore MA0055

    /// <summary>Whether <see cref="Prepare"/> has succeeded and nothing was released yet.</summary>
    public bool IsPrepared => _medium is not null && !_isDisposed;

    /// <summary>Drive and disc as found by <see cref="Prepare"/>; <see langword="null"/> before.</summary>
    public MediumReport? Medium => _medium;

    /// <summary>Tracks of the session being recorded that are complete, those found in it included.</summary>
    public IReadOnlyList<RecordedTrack> Tracks => _tracks;

    /// <summary>How full the disc is, as of the last complete track.</summary>
    public DiscSpace Space { get; private set; }

    /// <summary>Whether the drive protects itself against an empty buffer, where it can; takes effect with the next track.</summary>
    public bool UnderrunProtection { get; set; }

    /// <summary>The table of contents that closing the session will write: tracks and lead-out, as READ TOC format 0 gives
    /// them.</summary>
    /// <exception cref="InvalidOperationException">There is no track yet.</exception>
    public TocResponse ExpectedTableOfContents
    {
        get
        {
            if (_tracks.Count == 0)
            {
                throw new InvalidOperationException("There is no track to be listed yet.");
            }

            var entries = new TocEntry[_tracks.Count + 1];
            for (int i = 0; i < _tracks.Count; i++)
            {
                entries[i] = new TocEntry((byte)_tracks[i].Number, _tracks[i].Control, _tracks[i].Start);
            }

            entries[^1] = new TocEntry(TocEntry.LeadOutTrack, _tracks[^1].Control, ExpectedLeadOut());
            return new TocResponse((byte)_tracks[0].Number, (byte)_tracks[^1].Number, entries);
        }
    }

    /// <summary>Takes the drive, waits for the disc, judges it, locks the tray, sets speed and write parameters. Writes
    /// nothing: a disc prepared and released is as it was.</summary>
    /// <returns>Drive and disc.</returns>
    /// <exception cref="RecordingException">A step failed or the disc cannot be recorded; everything is released.</exception>
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
            TakeExclusiveAccess();
            _awake = _keepAwake.Hold("A disc is being recorded.");
            DriveReport drive = DiscInspector.ReadDrive(_link);
            _link.WaitReady(RecordingStep.WaitForReady, _options.ReadyLimit, cancellation);
            LockTray();
            MediumReport medium = _setup.LookAtMedium(drive, cancellation);
            _setup.RequireWriteParametersPage();
            _setup.SetWriteParameters(new TrackOptions(), _options.Close, UnderrunProtection, drive);
            _setup.SetSpeed(_options.Speed, _options.Cav, medium.WriteSpeeds);
            TakeStock(medium);
            _link.IsMediumFixed = true;
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
    public void SetWriteSpeed(DriveSpeed? speed, bool cav) =>
        _setup.SetSpeed(speed, cav, RequirePrepared().WriteSpeeds);

    /// <summary>Records one track. Comes back when it is on the disc, padded to four seconds where it is shorter.</summary>
    /// <param name="source">Samples of 44.1 kHz, 16 bits, stereo, little-endian, without header, from its present position.
    /// It is read on a thread of its own; slow reading costs nothing but time as long as the mean keeps up.</param>
    /// <param name="lengthBytes">Bytes to be read; <see langword="null"/> reads to the end, and space can be checked only
    /// while writing.</param>
    /// <param name="track">What is said about the track.</param>
    /// <param name="cancellation">Honoured between commands; what is written stays as a shorter track.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="RecordingException">A step failed, the track does not fit, the source failed, or it was cancelled.
    /// <see cref="RecordingException.ShortenedTrack"/> tells what stays on the disc.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    /// <exception cref="ArgumentException">The options name a data track.</exception>
    public RecordedTrack WriteTrack(
        Stream source, long? lengthBytes, TrackOptions? track = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        track ??= new TrackOptions();
        if ((track.Control & Control.Data) != Control.None)
        {
            throw new ArgumentException("Track-at-once records audio here.", nameof(track));
        }

        MediumReport medium = RequirePrepared();
        _link.RequireMedium(RecordingStep.Write);
        int number = RequireTrackNumber();
        int planned = PlanSectors(lengthBytes, track, number);
        _progress.Begin(RecordingPhase.Preparing, number, _nextWritable ?? Lba.Zero, planned);

        // A change since preparation shows here, before anything is written.
        _link.WaitReady(RecordingStep.WaitForReady, _options.BusyLimit, cancellation);
        FinishOpenTrack(medium);
        _setup.SetWriteParameters(track, _options.Close, UnderrunProtection, medium.Drive);
        TrackInformation next = _setup.ReadNextTrack();
        Lba start = next.NextWritable.GetValueOrDefault();
        Space = DiscSpace.From(start, medium.LastPossibleLeadOut, next.FreeSectors);
        _nextWritable = start;
        if (Math.Max(planned, RedBookLimits.MinTrackSectors) > Space.FreeSectors)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.NotEnoughSpace, $"track {number} on {_link.Name}",
                $"the track needs {Math.Max(planned, RedBookLimits.MinTrackSectors)} sectors and {Space.FreeSectors} are free");
        }

        _progress.SetStart(start);
        RecordedTrack recorded = Record(source, lengthBytes, track, number, start, planned, cancellation);
        GC.KeepAlive(this);
        return recorded;
    }

    /// <summary>Closes what was recorded. Does nothing on a disc that has no open track or session, and on one that may have
    /// been changed since preparation.</summary>
    /// <param name="close">How; <see langword="null"/> as the options say.</param>
    /// <exception cref="RecordingException">The drive did not close it, or the disc afterwards is not what it should be.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public void Close(SessionClose? close = null)
    {
        MediumReport medium = RequirePrepared();
        SessionClose how = close ?? _options.Close;
        if (how == SessionClose.LeaveOpen || _link.IsMediumLost)
        {
            return;
        }

        _progress.Source = null;
        _progress.Begin(RecordingPhase.Finishing, Math.Max(_lastNumber, 1), _nextWritable ?? Lba.Zero, 0);
        var closer = new SessionCloser(_link, _options, _setup);
        if (!closer.HasSomethingToClose(wroteTracks: _tracks.Count > 0))
        {
            return;
        }

        FinishOpenTrack(medium);
        closer.Close(how, UnderrunProtection, medium.Drive, _lastNumber);
        _progress.SetPhase(RecordingPhase.Verifying);
        closer.Verify(how, medium, _tracks.Count > 0 ? ExpectedTableOfContents : null);
        _progress.Report();
        _tracks.Clear();
        GC.KeepAlive(this);
    }

    /// <summary>Unlocks the tray, gives the drive back and lets the computer sleep. Never throws; closes nothing.</summary>
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

    private void TakeExclusiveAccess()
    {
        if (_link.Drive.Transport is not IExclusiveAccess access)
        {
            return;
        }

        bool taken;
        try
        {
            taken = access.TryAcquire(_options.ClientName, _options.ForceExclusiveAccess);
        }
        catch (ScsiTransportException failure)
        {
            throw new RecordingException(
                RecordingStep.TakeExclusiveAccess, SenseClassifier.Classify(failure.Failure), _link.Name,
                failure.Message.TrimEnd('.'), sense: null, failure);
        }

        if (!taken)
        {
            string? owner = access.Owner;
            throw new RecordingException(
                RecordingStep.TakeExclusiveAccess, RecordingFailure.Locked, _link.Name,
                $"the drive is held by {owner ?? "another program"}")
            {
                Owner = owner,
            };
        }

        _taken = access;
    }

    private void LockTray()
    {
        ScsiResult result = _link.SendPatiently(
            new PreventAllowMediumRemoval(Prevent: true, Persistent: false), [], RecordingStep.LockTray);

        // A drive without a lock refuses; it records all the same.
        _isLocked = result.IsGood;
    }

    // The number of the next track, the tracks an open session has, and the room, for the write type now selected.
    private void TakeStock(MediumReport medium)
    {
        TrackInformation next = _setup.ReadNextTrack();
        _nextWritable = next.NextWritable;
        Space = DiscSpace.From(next.NextWritable.GetValueOrDefault(), medium.LastPossibleLeadOut, next.FreeSectors);
        _lastNumber = medium.State == MediumState.Blank ? 0 : medium.Toc?.Last ?? 0;
        foreach (TrackInformation track in medium.OpenTracks)
        {
            _lastNumber = Math.Max(_lastNumber, track.Track);
            if (track.NextWritable is null)
            {
                _tracks.Add(new RecordedTrack(track.Track, track.Start, (int)Math.Min(track.LengthSectors, Lba.MaxValue), track.Control));
            }
        }

        _medium = medium with { NextTrack = next, Space = Space };
    }

    private int RequireTrackNumber() => _lastNumber < RedBookLimits.MaxTrackNumber
        ? _lastNumber + 1
        : throw new RecordingException(
            RecordingStep.CheckPlan, RecordingFailure.TrackLimitReached, _link.Name,
            $"the disc has {_lastNumber} tracks, the most there can be");

    private static int PlanSectors(long? lengthBytes, TrackOptions track, int number)
    {
        if (lengthBytes is not long length)
        {
            return 0;
        }

        if (length <= 0 || (length % CdSector.AudioBytes != 0 && !track.PadPartialSector))
        {
            string rule = length <= 0
                ? "there is no sound"
                : $"{length} bytes are {length % CdSector.AudioBytes} more than whole sectors of {CdSector.AudioBytes} bytes";
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.SourceInvalid, $"track {number}", rule);
        }

        return (int)Math.Min((length + CdSector.AudioBytes - 1) / CdSector.AudioBytes, Lba.MaxValue);
    }

    private RecordedTrack Record(
        Stream source, long? lengthBytes, TrackOptions track, int number, Lba start, int planned,
        CancellationToken cancellation)
    {
        string target = $"track {number}";
        SourceRing ring = RentRing();
        var reader = new SourceReader(ring, source, lengthBytes, track.PadPartialSector, target);
        (_progress.Ring, _progress.Source) = (ring, reader);
        try
        {
            using CancellationTokenRegistration wake = cancellation.Register(static r => ((SourceRing)r!).Wake(), ring);
            Fill(ring, target, cancellation);
            _link.WaitReady(RecordingStep.WaitForReady, _options.BusyLimit, CancellationToken.None);
            if (!_isCalibrated && !_options.TestWrite)
            {
                _setup.CalibratePower();
                _isCalibrated = true;
            }

            _progress.SetPhase(RecordingPhase.Writing);
            var loop = new WriteLoop(_link, _progress, target);
            WriteStop stop = WriteOrGiveUp(loop, ring, start, cancellation);
            _progress.SetPhase(RecordingPhase.Finishing);
            return Finish(loop, stop, ring, track, number, start, planned);
        }
        finally
        {
            if (!reader.Stop())
            {
                // The source holds on to a slot; it may keep this ring.
                _ring = null;
            }

            _progress.Source = null;
        }
    }

    private SourceRing RentRing()
    {
        int sectors = WriteLoop.SectorsPerWrite(_link.Drive.Transport);
        if (sectors < 1)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.HostFailed, _link.Name,
                $"the host carries only {_link.Drive.Transport.MaxTransferBytes} bytes at a time, less than a sector");
        }

        _ring ??= new SourceRing(sectors * CdSector.AudioBytes, _options.BufferBytes);
        _ring.Reset();
        return _ring;
    }

    // Nothing is written before the buffer is full; a source that fails until then costs nothing.
    private void Fill(SourceRing ring, string target, CancellationToken cancellation)
    {
        var wait = TimeSpan.FromMilliseconds(250);
        while (!ring.WaitFull(wait, cancellation))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            _progress.Tick();
        }

        if (cancellation.IsCancellationRequested)
        {
            throw new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.Cancelled, target, "cancelled before anything was written");
        }

        if (!ring.IsComplete(out RecordingException? error))
        {
            return;
        }

        if (error is not null)
        {
            throw error;
        }

        if (ring.UsedBytes == 0)
        {
            throw new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceInvalid, target, "there is no sound");
        }
    }

    private WriteStop WriteOrGiveUp(WriteLoop loop, SourceRing ring, Lba start, CancellationToken cancellation)
    {
        try
        {
            return loop.Run(ring, start, start + Space.FreeSectors, cancellation);
        }
        catch (RecordingException)
        {
            GiveUp();
            throw;
        }
    }

    // After a WRITE that failed for good nothing can be mended. What the drive still holds it may keep; its answer cannot
    // matter beside the failure that is being reported.
    private void GiveUp()
    {
        if (_link.IsMediumLost)
        {
            return;
        }

        try
        {
            _ = _link.Send(new SynchronizeCache(Immediate: false), [], RecordingStep.SynchronizeCache);
        }
        catch (RecordingException)
        {
            // The failure of the WRITE is the one to be told.
        }
    }

    private RecordedTrack Finish(
        WriteLoop loop, WriteStop stop, SourceRing ring, TrackOptions track, int number, Lba start, int planned)
    {
        RecordingException? sourceError = stop == WriteStop.SourceEnded && ring.IsComplete(out RecordingException? e) ? e : null;
        if (loop.Position == start)
        {
            // Cancelled between the last look and the first WRITE: there is no track.
            throw sourceError ?? new RecordingException(
                RecordingStep.Write, RecordingFailure.Cancelled, $"track {number}", "cancelled before anything was written");
        }

        Lba end = loop.Position;
        int padding = Math.Max(0, RedBookLimits.MinTrackSectors - (end - start));
        loop.WriteSilence(end + padding, padding > 0 ? new byte[ring.SlotBytes] : []);
        Synchronize();
        var recorded = new RecordedTrack(number, start, end - start + padding, track.Control)
        {
            Isrc = track.Isrc,
            PaddingSectors = padding,
            IsShortened = stop != WriteStop.Completed,
        };
        _tracks.Add(recorded);
        _lastNumber = number;
        RefreshSpace(recorded);
        if (!_options.TestWrite)
        {
            _progress.SetPhase(_options.Verify ? RecordingPhase.Verifying : RecordingPhase.Finishing);
            new SessionCloser(_link, _options, _setup).VerifyTrack(recorded);
        }

        _progress.Report();
        return stop switch
        {
            WriteStop.Completed => recorded,
            WriteStop.Cancelled => throw new RecordingException(
                RecordingStep.Write, RecordingFailure.Cancelled, $"track {number}",
                $"cancelled after {end - start}{(planned > 0 ? $" of {planned}" : string.Empty)} sectors")
            {
                ShortenedTrack = recorded,
            },
            WriteStop.DiscFull => throw new RecordingException(
                RecordingStep.Write, RecordingFailure.NotEnoughSpace, $"track {number}",
                $"the disc was full after {end - start} sectors of a source of unknown length")
            {
                ShortenedTrack = recorded,
            },
            _ => throw new RecordingException(
                RecordingStep.ReadSource, sourceError?.Failure ?? RecordingFailure.SourceFailed, $"track {number}",
                sourceError?.Answer ?? "the source failed", sense: null, sourceError?.InnerException)
            {
                ShortenedTrack = recorded,
            },
        };
    }

    // An error of what was written may come only here: it is never ignored.
    private void Synchronize()
    {
        ScsiResult result = _link.SendPatiently(new SynchronizeCache(Immediate: false), [], RecordingStep.SynchronizeCache);
        _link.Require(result, RecordingStep.SynchronizeCache);
        _link.WaitReady(RecordingStep.SynchronizeCache, _options.FinishLimit, CancellationToken.None);
    }

    // Where the next track goes is the drive's to say. A disc with 99 tracks, or a full one, has no next track.
    private void RefreshSpace(RecordedTrack last)
    {
        TrackInformation? next = DiscInspector.ReadTrack(_link, ReadTrackInformation.InvisibleTrack, RecordingStep.ReadNextWritable);
        _nextWritable = next?.NextWritable;
        Space = next is TrackInformation { NextWritable: Lba address } info
            ? DiscSpace.From(address, _medium?.LastPossibleLeadOut, info.FreeSectors)
            : new DiscSpace(Space.TotalSectors, last.End.Value, 0);
    }

    private Lba ExpectedLeadOut() =>
        _nextWritable is Lba next && next >= _tracks[^1].End + RedBookLimits.PauseSectors
            ? next - RedBookLimits.PauseSectors
            : _tracks[^1].End;

    // A track that was being written when its program died is closed before anything else is done with the disc.
    private void FinishOpenTrack(MediumReport medium)
    {
        TrackInformation? open = null;
        foreach (TrackInformation track in medium.OpenTracks)
        {
            open = track is { NextWritable: not null, IsReserved: false, IsPacket: false } ? track : open;
        }

        if (open is not TrackInformation { NextWritable: Lba position } unfinished || _lastNumber > unfinished.Track
            || _tracks.Exists(t => t.Number == unfinished.Track))
        {
            return;
        }

        _setup.SetWriteParameters(
            new TrackOptions { Control = unfinished.Control & ~Control.Data }, _options.Close, UnderrunProtection, medium.Drive);
        var loop = new WriteLoop(_link, _progress, $"track {unfinished.Track}");
        loop.Seek(position);
        int sectors = position - unfinished.Start;
        int padding = Math.Max(0, RedBookLimits.MinTrackSectors - sectors);
        loop.WriteSilence(position + padding, padding > 0 ? new byte[CdSector.AudioBytes] : []);
        Synchronize();
        if (DiscInspector.ReadTrack(_link, (uint)unfinished.Track, RecordingStep.CloseTrack) is { NextWritable: not null })
        {
            new SessionCloser(_link, _options, _setup).CloseTrack(unfinished.Track);
        }

        _tracks.Add(new RecordedTrack(unfinished.Track, unfinished.Start, sectors + padding, unfinished.Control)
        {
            PaddingSectors = padding,
            IsShortened = true,
        });
    }

    private void Release()
    {
        if (_isDisposed)
        {
            return;
        }

        if (_isLocked)
        {
            _isLocked = false;
            try
            {
                _ = _link.Drive.Execute(new PreventAllowMediumRemoval(Prevent: false, Persistent: false));
            }
            catch (IOException)
            {
                // The drive is gone, and its lock with it.
            }
            catch (ObjectDisposedException)
            {
                // The transport was closed before the recorder; the system unlocks the drive with it.
            }
        }

        IExclusiveAccess? taken = _taken;
        _taken = null;
        try
        {
            taken?.Release();
        }
        catch (IOException)
        {
            // As above.
        }
        catch (ObjectDisposedException)
        {
            // As above.
        }

        _awake?.Dispose();
        _awake = null;
        _ring = null;
        _isDisposed = true;
    }
}
