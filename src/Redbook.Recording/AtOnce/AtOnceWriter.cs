using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;
using Redbook.Recording.Writing;

namespace Redbook.Recording.AtOnce;

/// <summary>Fill the buffer, calibrate, write, flush, wait, look: the same for cue sheets and raw images.</summary>
internal sealed class AtOnceWriter(
    DriveLink link, RecorderOptions options, DriveSetup setup, ProgressReporter progress, MediumReport medium,
    IKeepAwake keepAwake)
{
    private readonly StallWatch _stalls = new(link, keepAwake, options.Notify);

    /// <summary>Whether a WRITE was sent.</summary>
    public bool HasWritten { get; private set; }

    public RecordedSession Record(AtOnceJob job, CancellationToken cancellation)
    {
        SourceRing ring = CreateRing(job);
        SourceReader reader = job.Open(ring);
        (progress.Ring, progress.Source, progress.TrackAt) = (ring, reader, job.TrackAt);
        progress.Begin(RecordingPhase.Preparing, 0, job.Start, Math.Max(job.End - job.Start, 0));
        reader.Start();
        try
        {
            using CancellationTokenRegistration wake = cancellation.Register(static r => ((SourceRing)r!).Wake(), ring);
            RingFill.WaitFull(ring, progress, job.Target, cancellation);
            job.BeforeWriting?.Invoke();
            progress.SetSectorCount(job.End - job.Start);
            link.WaitReady(RecordingStep.WaitForReady, options.BusyLimit, CancellationToken.None);
            if (!options.TestWrite)
            {
                setup.CalibratePower();
            }

            job.Announce?.Invoke();
            long started = link.Clock.Timestamp;
            Write(job, ring, cancellation);
            progress.SetPhase(RecordingPhase.Verifying);
            TocResponse? contents = Verify(job);
            progress.Report();
            return new RecordedSession(job.Start, job.End)
            {
                TableOfContents = contents, Layout = job.Layout, IsTestWrite = options.TestWrite, Elapsed = link.Clock.Since(started),
            };
        }
        finally
        {
            reader.Stop();
            progress.Source = null;
        }
    }

    private SourceRing CreateRing(AtOnceJob job)
    {
        int largest = job.SectorBytes == 0 ? RawImage.SectorBytesOf(RawImageForm.Raw) : job.SectorBytes;
        int sectors = WriteLoop.SectorsPerWrite(link.Drive.Transport, largest);
        if (sectors < 1)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.HostFailed, link.Name,
                $"the host carries only {link.Drive.Transport.MaxTransferBytes} bytes at a time, less than a sector");
        }

        int slotBytes = job.SectorBytes == 0
            ? Math.Min(WriteLoop.MaxBytesPerWrite, link.Drive.Transport.MaxTransferBytes) : sectors * largest;
        int least = (job.LeastBufferSectors + sectors) * largest;
        return new SourceRing(slotBytes, Math.Max(options.BufferBytes, least));
    }

    private void Write(AtOnceJob job, SourceRing ring, CancellationToken cancellation)
    {
        progress.SetPhase(RecordingPhase.Writing);
        var loop = new WriteLoop(link, progress, _stalls, job.Target, RecordingStep.WriteAtOnce);
        try
        {
            WriteStop stop = loop.Run(ring, job.Start, job.End, cancellation);
            if (stop != WriteStop.Completed)
            {
                throw Explain(stop, ring, job, loop.Position);
            }

            HasWritten = true;
            job.AfterWriting?.Invoke(loop.Position);
            job.End = loop.Position;
            progress.SetPhase(RecordingPhase.Finishing);
            Synchronize();
            _stalls.LookAfter(job.End - 1);
        }
        catch (RecordingException failure)
        {
            HasWritten = loop.Position > job.Start || MayHaveWritten(failure);
            BreakOff(failure, synchronize: failure.Step != RecordingStep.SynchronizeCache);
            throw;
        }
    }

    // An error of what was written may come only here: it is never ignored.
    private void Synchronize()
    {
        ScsiResult result = link.SendPatiently(new SynchronizeCache(Immediate: false), [], RecordingStep.SynchronizeCache);
        link.Require(result, RecordingStep.SynchronizeCache);
        link.WaitReady(RecordingStep.SynchronizeCache, options.FinishLimit, CancellationToken.None);
    }

    // The first WRITE failed: the disc says whether it has been touched. Where it says nothing, it has. With a unit attention
    // the drive has not begun the command.
    private bool MayHaveWritten(RecordingException failure)
    {
        if (failure.Failure == RecordingFailure.Cancelled || failure.Step != RecordingStep.WriteAtOnce
            || failure.Sense is { Key: Mmc.SenseKey.UnitAttention })
        {
            return false;
        }

        try
        {
            return medium.State != MediumState.Blank || link.IsMediumLost
                || !link.Drive.ReadDiscInformation(out DiscInformation? disc).IsGood || disc?.Status != DiscStatus.Blank;
        }
        catch (ScsiTransportException)
        {
            return true;
        }
    }

    // Nothing can be mended: the drive is told that nothing more comes. Its answer cannot matter beside the failure that is
    // being reported.
    private void BreakOff(RecordingException failure, bool synchronize)
    {
        failure.IsDiscSpoiled = HasWritten && !options.TestWrite;
        if (!HasWritten || !synchronize || link.IsMediumLost)
        {
            return;
        }

        try
        {
            _ = link.Send(new SynchronizeCache(Immediate: false), [], RecordingStep.SynchronizeCache);
        }
        catch (RecordingException)
        {
            // The failure that led here is the one to be told.
        }
    }

    private static RecordingException Explain(WriteStop stop, SourceRing ring, AtOnceJob job, Lba position)
    {
        string written = $"after {position - job.Start} of {job.End - job.Start} sectors";
        if (position == job.Start && stop == WriteStop.Cancelled)
        {
            return new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.Cancelled, job.Target, "cancelled before anything was written");
        }

        RecordingException? source = ring.IsComplete(out RecordingException? error) ? error : null;
        return stop switch
        {
            WriteStop.Cancelled => new RecordingException(
                RecordingStep.WriteAtOnce, RecordingFailure.Cancelled, job.Target, $"cancelled {written}"),
            WriteStop.DiscFull => new RecordingException(
                RecordingStep.WriteAtOnce, RecordingFailure.NotEnoughSpace, job.Target,
                $"the source went on {written}, at the last address that can be written"),
            _ => new RecordingException(
                RecordingStep.ReadSource, source?.Failure ?? RecordingFailure.SourceFailed, job.Target,
                $"{source?.Answer ?? "the source failed"}, {written} were written", sense: null, source?.InnerException),
        };
    }

    private TocResponse? Verify(AtOnceJob job)
    {
        DiscInformation disc = ReadDisc();
        if (options.TestWrite)
        {
            if (medium.State == MediumState.Blank && disc.Status != DiscStatus.Blank)
            {
                throw Fail("the laser was to stay off, and the disc is not blank any more", isSpoiled: true);
            }

            return null;
        }

        // Drives have been seen to answer "good" all along and leave the disc blank.
        if (disc.Status == DiscStatus.Blank)
        {
            HasWritten = false;
            throw Fail("the drive reported success, and the disc is still blank", isSpoiled: false);
        }

        if (job.Status is DiscStatus wanted && disc.Status != wanted)
        {
            throw Fail($"the disc should now be {wanted}, and the drive says {disc.Status}", isSpoiled: true);
        }

        if (!options.Verify && !_stalls.HasStalled)
        {
            return null;
        }

        // Some drives read the new table of contents only when the disc has been out.
        TocResponse? contents = link.AskOptional<TocResponse>(link.Drive.ReadToc, RecordingStep.Verify);
        if (contents is not null && job.Contents is not null
            && TocComparison.FindDifference(job.Contents, contents) is { } difference)
        {
            throw Fail(difference, isSpoiled: true);
        }

        Examine(job, contents ?? job.Contents);
        return contents;
    }

    // Of what was written only the program can be read back: from the first track to the lead-out.
    private void Examine(AtOnceJob job, TocResponse? contents)
    {
        (Lba start, Lba end) = contents is { Entries: [var first, .., var leadOut] }
            ? (first.Start, leadOut.Start)
            : (job.Start < Lba.Zero ? Lba.Zero : job.Start, job.End);
        try
        {
            new DiscExamination(link, _stalls, options.Notify).Examine(start, end, isLast: true);
        }
        catch (RecordingException failure)
        {
            failure.IsDiscSpoiled = true;
            throw;
        }
    }

    private DiscInformation ReadDisc()
    {
        const RecordingStep Step = RecordingStep.Verify;
        link.Require(link.Ask<DiscInformation?>(link.Drive.ReadDiscInformation, Step, out DiscInformation? disc), Step);
        return disc.GetValueOrDefault();
    }

    private RecordingException Fail(string answer, bool isSpoiled) =>
        new(RecordingStep.Verify, RecordingFailure.VerificationFailed, link.Name, answer) { IsDiscSpoiled = isSpoiled };
}
