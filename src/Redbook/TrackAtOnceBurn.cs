using Redbook.Audio;
using Redbook.Discs;
using Redbook.Mastering;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.Mastering;
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
    private int _closedSessions;
    private bool _isClosed;
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
            using DiscProgram program = new(plan.Album, new AlbumMasterOptions { WithCdText = false });
            if (!WriteSessions(recorder, program))
            {
                throw _tracks.Count == 0
                    ? new OperationCanceledException(cancellationToken)
                    : new BurnCancelledException(Result(), cancellationToken);
            }

            _sum.Done();
            return Result();
        }
        catch (RecordingException failure) when (failure.Failure == RecordingFailure.Cancelled)
        {
            throw _closedSessions == 0
                ? new OperationCanceledException(failure.Message, failure, cancellationToken)
                : new BurnCancelledException(Result(), cancellationToken);
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
        Close = CloseOf(0),
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

    /// <summary>With the laser off there is no session that another could follow.</summary>
    private int SessionCount => plan.Options.Simulate ? 1 : plan.Album.SessionCount;

    /// <summary>How a session is left: the last one as the whole disc shall be.</summary>
    private SessionClose CloseOf(int session) => session + 1 < SessionCount ? SessionClose.CloseSession
        : plan.Options.CloseDisc ? SessionClose.Finalize
        : SessionClose.LeaveOpen;

    private BurnResult Result() => new()
    {
        Tracks = _tracks,
        IsClosed = _isClosed && !plan.Options.Simulate,
        IsSimulated = plan.Options.Simulate,
        SessionsRecorded = plan.Options.Simulate ? 0 : _closedSessions,
        SessionCount = plan.Album.SessionCount,
        Elapsed = _sum.Elapsed,
    };

    /// <summary>Records one session after the other, and closes each. A session that is broken off becomes the last.</summary>
    /// <returns><see langword="false"/> when it was cancelled.</returns>
    private bool WriteSessions(TrackAtOnceRecorder recorder, DiscProgram program)
    {
        bool isStopped = false;
        for (int i = 0; i < SessionCount && !isStopped; i++)
        {
            if (i > 0)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return false;
                }

                recorder.PrepareNext(CloseOf(i), cancellationToken);
            }

            int before = _tracks.Count;
            isStopped = !WriteTracks(recorder, program.Sessions[i], i + 1);
            SessionClose close = !isStopped ? CloseOf(i) : plan.Options.CloseDisc ? SessionClose.Finalize : SessionClose.LeaveOpen;
            if (close != SessionClose.LeaveOpen && _tracks.Count > before)
            {
                _sum.Close();
                recorder.Close(close);
                _closedSessions++;
                _isClosed = close == SessionClose.Finalize;
            }
        }

        return !isStopped;
    }

    /// <summary>Records the tracks of a session one after the other.</summary>
    /// <returns><see langword="false"/> when it was cancelled.</returns>
    private bool WriteTracks(TrackAtOnceRecorder recorder, MasterDisc session, int number)
    {
        AlbumTrack[] tracks = [.. plan.Album.Tracks.Where(track => track.Session == number)];
        foreach ((AlbumTrack track, MasterTrack content) in tracks.Zip(session.Tracks))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            _sum.Begin(track);
            try
            {
                Add(track, recorder.WriteTrack(content, cancellationToken));
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
