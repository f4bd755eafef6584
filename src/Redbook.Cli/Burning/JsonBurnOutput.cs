using Redbook.Cli.Output;

namespace Redbook.Cli.Burning;

/// <summary>A recording as events, one a line.</summary>
internal sealed class JsonBurnOutput(Shell shell) : IBurnOutput
{
    private readonly JsonOutput _json = new(shell.Out);

    public Task<Album> CheckAsync(int files, Func<IProgress<double>, Album> check)
    {
        _json.Write(new JsonEvents.Checking("checking", files), JsonEventsContext.Default.Checking);
        return Task.FromResult(check(new Unheard()));
    }

    public void Notice(string message) =>
        _json.Write(new JsonEvents.Notice("notice", message), JsonEventsContext.Default.Notice);

    public void Plan(DriveEntry drive, BurnPlan plan) => _json.Write(
        new JsonEvents.Plan(
            "plan",
            drive.Name.ToString(),
            drive.IsReal,
            Words.Of(plan.Drive),
            Reports.TypeName(plan.Disc.Kind),
            Words.Of(plan.Disc.State),
            plan.Disc.FreeSectors,
            Words.ShortOf(plan.Mode),
            plan.ModeReason,
            plan.RawForm is { } form ? Words.ShortOf(form) : null,
            plan.Options.SpeedX,
            plan.Options.Simulate,
            plan.Options.CloseDisc,
            plan.Options.WriteOffsetSamples,
            plan.Album.Image.Mcn?.Digits,
            plan.KeepsCdText,
            [
                .. plan.Album.Tracks.Select(track => new JsonEvents.PlanTrack(
                    PlanText.NumberOf(plan, track),
                    track.Session,
                    track.IsData,
                    track.Path,
                    track.Title,
                    $"{track.SourceKind}, {track.SourceFormat}",
                    track.Conversions,
                    track.LengthSectors,
                    Times.Exact(track.LengthSectors),
                    track.PaddingSamples,
                    track.GapSectors,
                    track.Isrc.IsEmpty ? null : track.Isrc.Code,
                    track.HasPreEmphasis,
                    Words.Of(track.Copy))),
            ],
            plan.Album.LengthSectors,
            plan.RequiredSectors),
        JsonEventsContext.Default.Plan);

    public async Task<BurnResult> FollowAsync(BurnPlan plan, Func<IProgress<BurnProgress>, Task<BurnResult>> burn) =>
        await burn(new Events(_json, plan, shell.Clock));

    public void Copy(int number, int of) =>
        _json.Write(new JsonEvents.Copy("copy", number, of), JsonEventsContext.Default.Copy);

    public void Warning(string message) => _json.Write(
        new JsonEvents.Warning("warning", message, Interrupts.WarningTime.TotalSeconds), JsonEventsContext.Default.Warning);

    public void Stopping(string message) =>
        _json.Write(new JsonEvents.Cancelling("cancelling", message), JsonEventsContext.Default.Cancelling);

    public void Ended(BurnEnd end, BurnResult result) => _json.Write(
        new JsonEvents.BurnDone(
            end.IsCancelled ? "cancelled" : end.IsMoreToCome ? "copyDone" : "done",
            end.ExitCode,
            end.Drive.Name.ToString(),
            end.Drive.IsReal,
            end.NewDisc,
            result.IsSimulated,
            result.IsClosed,
            result.IsDiscSpoiled,
            result.SessionCount,
            result.SessionsRecorded,
            [
                .. result.Tracks.Select(static track => new JsonEvents.Recorded(
                    track.Number, track.Session, track.Source.Path, track.Start.Value, track.LengthSectors, track.IsShortened)),
            ],
            Math.Round(result.Elapsed.TotalSeconds, 3)),
        JsonEventsContext.Default.BurnDone);

    /// <summary>Turns states into events: every change of phase, and progress four times a second.</summary>
    private sealed class Events(JsonOutput json, BurnPlan plan, TimeProvider clock) : IProgress<BurnProgress>
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
        private int _startedTrack;
        private int _writtenTrack;
        private int _finishedTrack;
        private int _session;
        private int _closing;
        private long _lastProgress;

        public void Report(BurnProgress value)
        {
            BeginSession(value);
            switch (value.Phase)
            {
                case BurnPhase.LeadIn or BurnPhase.LeadOut:
                    if (clock.GetElapsedTime(_lastProgress) >= Interval)
                    {
                        Progress(value);
                    }

                    break;
                case BurnPhase.Writing:
                    Start(value);
                    if (clock.GetElapsedTime(_lastProgress) >= Interval)
                    {
                        Progress(value);
                    }

                    break;
                case BurnPhase.FinishingTrack when value.Track > _writtenTrack:
                    _writtenTrack = value.Track;
                    Progress(value);
                    break;
                case BurnPhase.TrackRecorded when value.Track > _finishedTrack:
                    Start(value);
                    if (_writtenTrack < value.Track)
                    {
                        _writtenTrack = value.Track;
                        Progress(value);
                    }

                    _finishedTrack = value.Track;
                    json.Write(
                        new JsonEvents.TrackFinished("trackFinished", Number(value)),
                        JsonEventsContext.Default.TrackFinished);
                    break;
                case BurnPhase.Closing when value.Session > _closing:
                    _closing = value.Session;
                    json.Write(
                        new JsonEvents.Closing("closing", value.Session, value.SessionCount), JsonEventsContext.Default.Closing);
                    break;
                default:
                    break;
            }
        }

        private void BeginSession(in BurnProgress value)
        {
            bool isBegun = value.Phase is BurnPhase.LeadIn or BurnPhase.Writing or BurnPhase.TrackRecorded;
            if (isBegun && value.SessionCount > 1 && value.Session > _session)
            {
                _session = value.Session;
                json.Write(
                    new JsonEvents.SessionStarted("sessionStarted", value.Session, value.SessionCount),
                    JsonEventsContext.Default.SessionStarted);
            }
        }

        private void Start(in BurnProgress value)
        {
            if (value.Track > _startedTrack)
            {
                _startedTrack = value.Track;
                _lastProgress = clock.GetTimestamp();
                json.Write(
                    new JsonEvents.TrackStarted("trackStarted", Number(value), value.TrackSectors),
                    JsonEventsContext.Default.TrackStarted);
            }
        }

        private int Number(in BurnProgress value) => value.Track == 0 ? 0 : plan.FirstTrackNumber + value.Track - 1;

        private void Progress(in BurnProgress value)
        {
            _lastProgress = clock.GetTimestamp();
            json.Write(
                new JsonEvents.Progress(
                    "progress",
                    Number(value),
                    value.TrackSectorsWritten,
                    value.TrackSectors,
                    value.SectorsWritten,
                    value.Sectors,
                    Math.Round(value.SpeedX, 2),
                    value.DriveBufferPercent,
                    value.ReadAheadPercent,
                    value.Remaining is { } left ? Math.Round(left.TotalSeconds, 1) : null),
                JsonEventsContext.Default.Progress);
        }
    }

    private sealed class Unheard : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
