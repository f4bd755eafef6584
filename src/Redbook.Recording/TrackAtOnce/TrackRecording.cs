using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Writing;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>Steps 10 to 14 of the recipe: fill the buffer, write, pad, synchronise, check one track.</summary>
internal sealed class TrackRecording(
    DriveLink link,
    TrackAtOnceOptions options,
    TrackAtOnceSetup setup,
    SessionCloser closer,
    ProgressReporter progress,
    SessionLedger ledger,
    StallWatch stalls)
{
    private SourceRing? _ring;
    private bool _isCalibrated;

    /// <summary>Records one track from an address on: steps 10 to 14 of the recipe.</summary>
    public RecordedTrack Record(
        Stream source, long? lengthBytes, TrackOptions track, int number, Lba start, int planned,
        CancellationToken cancellation)
    {
        string target = $"track {number}";
        SourceRing ring = RentRing(track.BlockBytes);
        var reader = new TrackReader(ring, source, lengthBytes, track.PadPartialSector, track.BlockBytes, target);
        reader.Start();
        (progress.Ring, progress.Source) = (ring, reader);
        try
        {
            using CancellationTokenRegistration wake = cancellation.Register(static r => ((SourceRing)r!).Wake(), ring);
            RingFill.WaitFull(ring, progress, target, cancellation);
            link.WaitReady(RecordingStep.WaitForReady, options.BusyLimit, CancellationToken.None);
            if (!_isCalibrated && !options.TestWrite)
            {
                setup.CalibratePower();
                _isCalibrated = true;
            }

            progress.SetPhase(RecordingPhase.Writing);
            var loop = new WriteLoop(link, progress, stalls, target);
            RecordedTrack recorded;
            WriteStop stop;
            try
            {
                stop = loop.Run(ring, start, start + ledger.Space.FreeSectors, cancellation);
                progress.SetPhase(RecordingPhase.Finishing);
                recorded = Finish(loop, stop, ring, track, number, start);
            }
            catch (RecordingException failure) when (loop.Position > start)
            {
                failure.ShortenedTrack = Salvage(track, number, start, failure.Step == RecordingStep.Write);
                throw;
            }

            Verify(recorded);
            return stop == WriteStop.Completed ? recorded : throw Explain(stop, ring, recorded, planned);
        }
        finally
        {
            if (!reader.Stop())
            {
                // The source holds on to a slot; it may keep this ring.
                _ring = null;
            }

            progress.Source = null;
        }
    }

    /// <summary>Ends a track that was left open: lengthens it to four seconds where it is shorter, and closes it. Many
    /// drives have done so themselves as soon as the write parameters were set.</summary>
    public RecordedTrack FinishUnfinished(TrackInformation unfinished, int blockBytes)
    {
        TrackInformation now = Reread(unfinished);
        int padding = 0;
        if (now.NextWritable is Lba position)
        {
            var loop = new WriteLoop(link, progress, stalls, $"track {now.Track}");
            loop.Seek(position);
            padding = Math.Max(0, RedBookLimits.MinTrackSectors - (position - now.Start));
            loop.WriteSilence(position + padding, padding > 0 ? new byte[blockBytes] : [], blockBytes);
            closer.Synchronize();
            now = Reread(unfinished);
        }

        if (now.NextWritable is not null)
        {
            closer.CloseTrack(now.Track);
            now = Reread(unfinished);
        }

        return new RecordedTrack(now.Track, now.Start, (int)Math.Clamp(now.LengthSectors, 0, Lba.MaxValue), now.Control)
        {
            PaddingSectors = padding,
            IsShortened = true,
        };
    }

    private TrackInformation Reread(TrackInformation track) =>
        DiscInspector.ReadTrack(link, (uint)track.Track, RecordingStep.CloseTrack) ?? track;

    private SourceRing RentRing(int blockBytes)
    {
        int sectors = WriteLoop.SectorsPerWrite(link.Drive.Transport, blockBytes);
        if (sectors < 1)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.HostFailed, link.Name,
                $"the host carries only {link.Drive.Transport.MaxTransferBytes} bytes at a time, less than a sector");
        }

        if (_ring?.SlotBytes != sectors * blockBytes)
        {
            _ring = new SourceRing(sectors * blockBytes, options.BufferBytes);
        }

        _ring.Reset();
        return _ring;
    }

    private RecordedTrack Finish(
        WriteLoop loop, WriteStop stop, SourceRing ring, TrackOptions track, int number, Lba start)
    {
        if (loop.Position == start)
        {
            // Cancelled between the last look and the first WRITE: there is no track.
            throw new RecordingException(
                RecordingStep.Write, RecordingFailure.Cancelled, $"track {number}", "cancelled before anything was written");
        }

        Lba end = loop.Position;
        int padding = Math.Max(0, RedBookLimits.MinTrackSectors - (end - start));
        loop.WriteSilence(end + padding, padding > 0 ? new byte[ring.SlotBytes] : [], track.BlockBytes);
        closer.Synchronize();
        stalls.LookAfter(loop.Position - 1);
        var recorded = new RecordedTrack(number, start, end - start + padding, track.Control)
        {
            Isrc = track.Isrc,
            PaddingSectors = padding,
            IsShortened = stop != WriteStop.Completed,
        };
        ledger.Add(recorded, link);
        return recorded;
    }

    private void Verify(RecordedTrack recorded)
    {
        if (!options.TestWrite)
        {
            progress.SetPhase(options.Verify ? RecordingPhase.Verifying : RecordingPhase.Finishing);
            closer.VerifyTrack(recorded);
        }

        progress.Report();
    }

    // Why a track that is safely on the disc is shorter than its source.
    private static RecordingException Explain(WriteStop stop, SourceRing ring, RecordedTrack recorded, int planned)
    {
        string target = $"track {recorded.Number}";
        int sectors = recorded.LengthSectors - recorded.PaddingSectors;
        RecordingException? source = ring.IsComplete(out RecordingException? error) ? error : null;
        RecordingException explained = stop switch
        {
            WriteStop.Cancelled => new RecordingException(
                RecordingStep.Write, RecordingFailure.Cancelled, target,
                $"cancelled after {sectors}{(planned > 0 ? $" of {planned}" : string.Empty)} sectors"),
            WriteStop.DiscFull => new RecordingException(
                RecordingStep.Write, RecordingFailure.NotEnoughSpace, target,
                $"the disc was full after {sectors} sectors of a source of unknown length"),
            _ => new RecordingException(
                RecordingStep.ReadSource, source?.Failure ?? RecordingFailure.SourceFailed, target,
                source?.Answer ?? "the source failed", sense: null, source?.InnerException),
        };
        explained.ShortenedTrack = recorded;
        return explained;
    }

    // After a WRITE that failed for good nothing can be mended. What the drive still holds it may keep, and its answer
    // cannot matter beside the failure that is being reported; but what is on the disc now is counted.
    private RecordedTrack? Salvage(TrackOptions track, int number, Lba start, bool synchronize)
    {
        try
        {
            if (synchronize && !link.IsMediumLost)
            {
                _ = link.Send(new SynchronizeCache(Immediate: false), [], RecordingStep.SynchronizeCache);
            }

            if (link.IsMediumLost
                || DiscInspector.ReadTrack(link, (uint)number, RecordingStep.Write) is not TrackInformation { IsBlank: false } info
                || info.Start != start
                || info.LengthSectors <= 0)
            {
                return null;
            }

            // An open track counts the room behind it as its own; what is recorded ends where it goes on.
            long length = info.NextWritable is Lba next ? next - start : info.LengthSectors;
            var salvaged = new RecordedTrack(number, start, (int)Math.Clamp(length, 0, Lba.MaxValue), track.Control)
            {
                Isrc = track.Isrc,
                IsShortened = true,
            };
            ledger.Add(salvaged, link);
            return salvaged;
        }
        catch (RecordingException)
        {
            // The failure that led here is the one to be told.
            return null;
        }
    }
}
