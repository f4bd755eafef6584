using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Mastering;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.TrackAtOnce;

namespace Redbook;

/// <summary>One album, track by track, on the thread that calls <see cref="Run"/>.</summary>
internal sealed class TrackAtOnceBurn(
    IScsiTransport transport,
    BurnPlan plan,
    IProgress<BurnProgress>? progress,
    JobConditions conditions,
    CancellationToken cancellationToken)
{
    private readonly List<BurnedTrack> _tracks = [];
    private readonly BurnProgressSum _sum = new(plan.Album, progress, conditions.Clock);

    /// <summary>Records, closes, and gives the drive back on every way out.</summary>
    /// <exception cref="DriveException">The drive or the disc failed.</exception>
    /// <exception cref="InputException">A file is no longer what it was.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a <see cref="BurnCancelledException"/> when something had
    /// been recorded.</exception>
    public BurnResult Run()
    {
        cancellationToken.ThrowIfCancellationRequested();
        using TrackAtOnceRecorder recorder = new(transport, conditions.Apply(Options()), conditions.Clock, conditions.KeepAwake);
        try
        {
            RequireSameDisc(recorder.Prepare(cancellationToken));
            bool isStopped = !WriteTracks(recorder);
            bool isClosed = plan.Options.CloseDisc && _tracks.Count > 0;
            if (isClosed)
            {
                _sum.Close();
                recorder.Close();
            }

            BurnResult result = new()
            {
                Tracks = _tracks,
                IsClosed = isClosed && !plan.Options.Simulate,
                IsSimulated = plan.Options.Simulate,
                Elapsed = _sum.Elapsed,
            };
            if (isStopped)
            {
                throw _tracks.Count == 0
                    ? new OperationCanceledException(cancellationToken)
                    : new BurnCancelledException(result, cancellationToken);
            }

            _sum.Done();
            return result;
        }
        catch (RecordingException failure) when (failure.Failure == RecordingFailure.Cancelled)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (RecordingException failure)
        {
            throw DriveErrors.Recording(failure, plan.Options.Simulate ? 0 : _tracks.Count);
        }
    }

    private TrackAtOnceOptions Options() => new()
    {
        ClientName = plan.Options.ClientName,
        AllowAppend = true,
        TestWrite = plan.Options.Simulate,
        Close = plan.Options.CloseDisc ? SessionClose.Finalize : SessionClose.LeaveOpen,
        Speed = plan.Options.SpeedX is { } times
            ? DriveSpeed.RequestForSectorsPerSecond((int)Math.Ceiling(times * CdSector.PerSecond))
            : null,
        UnderrunProtection = plan.Options.UnderrunProtection,
        Progress = _sum,
    };

    /// <summary>What was shown and agreed to is what is recorded on.</summary>
    private void RequireSameDisc(MediumReport medium)
    {
        DiscDescription planned = plan.Disc;
        if (medium.NextTrack?.NextWritable != planned.NextWritable
            || medium.Atip?.LeadInStart != planned.AtipLeadInStart
            || (medium.State == MediumState.Blank) != (planned.State == DiscState.Blank))
        {
            throw new DriveException(
                DriveFailure.DiscChanged,
                "The disc in the drive is not the one that was looked at before.",
                "Look at it with 'redbook info', and begin again. Nothing was recorded.");
        }
    }

    /// <summary>Records one track after the other.</summary>
    /// <returns><see langword="false"/> when it was cancelled.</returns>
    private bool WriteTracks(TrackAtOnceRecorder recorder)
    {
        foreach (AlbumTrack track in plan.Album.Tracks)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            _sum.Begin(track);
            try
            {
                using Stream samples = DiscProgram.TrackSound(plan.Album, track.Number - 1);
                ImageTrack image = plan.Album.Image.Sessions[0].Tracks[track.Number - 1];
                Add(track, recorder.WriteTrack(
                    samples,
                    samples.Length,
                    new TrackOptions
                    {
                        Control = image.Control,
                        IsCopy = image.IsCopyAlternating,
                        Isrc = image.Isrc.IsEmpty ? null : image.Isrc,
                    },
                    cancellationToken));
            }
            catch (RecordingException stopped) when (stopped.Failure == RecordingFailure.Cancelled)
            {
                if (stopped.ShortenedTrack is { } shortened)
                {
                    Add(track, shortened);
                }

                return false;
            }
            catch (RecordingException failure) when (failure.Failure is RecordingFailure.SourceFailed
                or RecordingFailure.SourceTooShort or RecordingFailure.SourceInvalid)
            {
                throw Unreadable(track, failure.InnerException ?? failure);
            }
            catch (Exception unreadable) when (unreadable is AudioDataException or UnauthorizedAccessException
                or (IOException and not ScsiTransportException))
            {
                throw Unreadable(track, unreadable);
            }
        }

        return true;
    }

    private void Add(AlbumTrack source, RecordedTrack recorded)
    {
        _tracks.Add(new BurnedTrack(
            recorded.Number, source, recorded.Start, recorded.LengthSectors, recorded.IsShortened));
        if (!recorded.IsShortened)
        {
            _sum.End();
        }
    }

    private InputException Unreadable(AlbumTrack track, Exception cause) => new(
        track.Path,
        $"Track {track.Number} could not be read while it was recorded: {cause.Message}",
        plan.Options.Simulate
            ? "Check the file, and begin again."
            : $"The disc is open with {_tracks.Count} whole tracks of this album. Add the rest with 'redbook burn', or close it with 'redbook finalize'.",
        cause);
}
