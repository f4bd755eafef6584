using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.TrackAtOnce;

namespace Redbook;

/// <summary>One album, each session in one go, by cue sheet or raw, on the thread that calls <see cref="Run"/>.</summary>
internal sealed class AtOnceBurn(
    IScsiTransport transport,
    BurnPlan plan,
    IProgress<BurnProgress>? progress,
    JobConditions conditions,
    CancellationToken cancellationToken)
{
    private readonly BurnProgressAtOnce _progress = new(plan.Album, progress, conditions.Clock);
    private readonly List<SessionLayout> _recorded = [];

    /// <summary>Records, and gives the drive back on every way out.</summary>
    /// <exception cref="DriveException">The drive or the disc failed.</exception>
    /// <exception cref="InputException">A file is no longer what it was.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a <see cref="BurnCancelledException"/> when something had been
    /// recorded: what had been begun is lost, sessions before it stay.</exception>
    public BurnResult Run()
    {
        cancellationToken.ThrowIfCancellationRequested();
        using AtOnceRecorder recorder = plan.Mode == WriteMode.Raw
            ? new RawRecorder(transport, conditions.Apply(RawOptions()), conditions.Clock, conditions.KeepAwake)
            : new SessionAtOnceRecorder(
                transport, conditions.Apply(SessionOptions()), conditions.Clock, conditions.KeepAwake);
        try
        {
            RequireSameDisc(recorder.Prepare(cancellationToken));
            using AlbumMaster master = new(plan.Album, new AlbumMasterOptions
            {
                LeadInStart = recorder is RawRecorder raw ? raw.LeadInStart : SubcodeOptions.AgreedLeadInStart,
                WriteOffsetSamples = plan.Options.WriteOffsetSamples,
                WithCdText = plan.RawForm != RawImageForm.Pq,
                WithGraphics = plan.RawForm != RawImageForm.Pq,
            });
            WriteSessions(recorder, master);
            _progress.Done();
            return Result(isSpoiled: false);
        }
        catch (RecordingException failure) when (failure.Failure == RecordingFailure.Cancelled)
        {
            throw failure.IsDiscSpoiled || _recorded.Count > 0
                ? new BurnCancelledException(Result(failure.IsDiscSpoiled), cancellationToken)
                : new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (RecordingException failure) when (Cause<MasteringException>(failure) is { } source)
        {
            throw Unreadable(source, failure.IsDiscSpoiled);
        }
        catch (RecordingException failure)
        {
            throw DriveErrors.AtOnce(failure, plan.Options.Simulate ? 0 : _recorded.Count);
        }
    }

    private static T? Cause<T>(Exception exception)
        where T : Exception
    {
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }

    private RawRecorderOptions RawOptions() => new()
    {
        ClientName = plan.Options.ClientName,
        TestWrite = plan.Options.Simulate,
        UnderrunProtection = plan.Options.UnderrunProtection,
        Speed = Speed,
        OverburnSectors = Overburn,
        Close = CloseOf(0),
        Progress = _progress,
    };

    private SessionAtOnceOptions SessionOptions() => new()
    {
        ClientName = plan.Options.ClientName,
        TestWrite = plan.Options.Simulate,
        UnderrunProtection = plan.Options.UnderrunProtection,
        Speed = Speed,
        OverburnSectors = Overburn,
        Close = CloseOf(0),
        Progress = _progress,
    };

    private DriveSpeed? Speed => plan.Options.SpeedX is { } times
        ? DriveSpeed.RequestForSectorsPerSecond((int)Math.Ceiling(times * CdSector.PerSecond))
        : null;

    private int Overburn => plan.Options.Overburn ? Math.Max(plan.RequiredSectors - plan.Disc.FreeSectors, 0) : 0;

    /// <summary>What was shown and agreed to is what is recorded on.</summary>
    private void RequireSameDisc(MediumReport medium)
    {
        if (medium.Atip?.LeadInStart != plan.Disc.AtipLeadInStart || medium.State != MediumState.Blank)
        {
            throw new DriveException(
                DriveFailure.DiscChanged,
                "The disc in the drive is not the one that was looked at before.",
                "Look at it with 'redbook info', and begin again. Nothing was recorded.");
        }
    }

    /// <summary>With the laser off there is no session that another could follow.</summary>
    private int SessionCount => plan.Options.Simulate ? 1 : plan.Album.SessionCount;

    /// <summary>How a session is closed: the last one closes the disc.</summary>
    private SessionClose CloseOf(int session) => session + 1 < SessionCount ? SessionClose.CloseSession : SessionClose.Finalize;

    private void WriteSessions(AtOnceRecorder recorder, AlbumMaster master)
    {
        for (int i = 0; i < SessionCount; i++)
        {
            if (i > 0)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    throw new BurnCancelledException(Result(isSpoiled: false), cancellationToken);
                }

                recorder.PrepareNext(CloseOf(i), cancellationToken);
            }

            _progress.Begin(i, recorder.ProgramStart);
            RecordedSession recorded = Write(recorder, master.Sessions[i].Disc);
            _recorded.Add(recorded.Layout ?? master.Sessions[i].Layout.Sessions[0]);
        }
    }

    private RecordedSession Write(AtOnceRecorder recorder, MasterDisc disc)
    {
        if (recorder is SessionAtOnceRecorder session)
        {
            return session.Write(disc, cancellationToken);
        }

        var raw = (RawRecorder)recorder;
        RawImageForm form = plan.RawForm ?? RawImageForm.Raw;
        if (plan.Album.RawFile is not { } file || file.Form != form)
        {
            return raw.Write(disc, form, cancellationToken);
        }

        try
        {
            using FileStream image = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return raw.Write(image, form, file.Start, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException
            or (IOException and not ScsiTransportException))
        {
            throw new InputException(file.Path, $"{file.Path} cannot be read: {unreadable.Message}", "Check the file.", unreadable);
        }
    }

    private BurnResult Result(bool isSpoiled) => new()
    {
        Tracks =
        [
            .. plan.Album.Tracks.Zip(_recorded.SelectMany(static session => session.Tracks), static (source, track) =>
                new BurnedTrack(track.Number, source, track.Start, track.LengthSectors, IsShortened: false)),
        ],
        IsClosed = !plan.Options.Simulate && !isSpoiled && _recorded.Count == plan.Album.SessionCount,
        IsSimulated = plan.Options.Simulate,
        IsDiscSpoiled = isSpoiled,
        SessionsRecorded = plan.Options.Simulate ? 0 : _recorded.Count,
        SessionCount = plan.Album.SessionCount,
        Elapsed = _progress.Elapsed,
    };

    private InputException Unreadable(MasteringException source, bool isSpoiled) => AlbumMaster.Unreadable(
        plan.Album,
        source,
        isSpoiled && _recorded.Count > 0
            ? $"Session {_recorded.Count + 1} is spoiled; what was recorded before it can be read. Check the file, and begin again with a blank disc."
            : isSpoiled ? "The disc is spoiled. Check the file, and begin again with a blank disc." : "Check the file, and begin again.");
}
