using Redbook.Cli.Output;

namespace Redbook.Cli.Burning;

/// <summary>A recording as plain lines: one for each track that is done.</summary>
internal sealed class PlainBurnOutput(Shell shell) : IBurnOutput
{
    private readonly PlainTextOutput _text = new(shell.Out);

    public Task<Album> CheckAsync(int files, Func<IProgress<double>, Album> check) =>
        Task.FromResult(check(new Unheard()));

    public void Notice(string message) => _text.Note($"Note: {message}");

    public void Plan(DriveEntry drive, BurnPlan plan)
    {
        _text.Fields(PlanText.Fields(drive, plan));
        _text.Line();
        _text.Table(PlanText.Tracks(plan));
        _text.Line();
    }

    public async Task<BurnResult> FollowAsync(BurnPlan plan, Func<IProgress<BurnProgress>, Task<BurnResult>> burn) =>
        await burn(new TrackLines(this, plan));

    public void Copy(int number, int of) => _text.Line($"Disc {number} of {of}");

    public void Warning(string message) => _text.Line(message);

    public void Stopping(string message) => _text.Line(message);

    public void Ended(BurnEnd end, BurnResult result) => EndText.Write(_text, end, result);

    private sealed class TrackLines(PlainBurnOutput output, BurnPlan plan) : IProgress<BurnProgress>
    {
        private BurnPhase _phase = BurnPhase.Preparing;
        private int _track;
        private int _session;

        public void Report(BurnProgress value)
        {
            if (value.Phase == _phase && value.Track == _track)
            {
                return;
            }

            bool isNew = value.Phase != _phase;
            (_phase, _track) = (value.Phase, value.Track);
            bool isBegun = value.Phase is BurnPhase.LeadIn or BurnPhase.Writing or BurnPhase.TrackRecorded;
            if (isBegun && value.SessionCount > 1 && value.Session > _session)
            {
                _session = value.Session;
                output._text.Line($"Session {value.Session} of {value.SessionCount}");
            }

            if (value.Phase == BurnPhase.TrackRecorded)
            {
                AlbumTrack track = plan.Album.Tracks[value.Track - 1];
                string speed = value.SpeedX > 0 ? $" at {Words.Speed(value.SpeedX)}" : "";
                output._text.Line($"Track {PlanText.NumberOf(plan, track)}: {track.Title}{speed}");
            }
            else if (value.Phase == BurnPhase.LeadIn && isNew)
            {
                output._text.Line("Lead-in");
            }
            else if (value.Phase == BurnPhase.Closing && isNew)
            {
                output._text.Line(value.Session < value.SessionCount ? $"Closing session {value.Session}" : "Closing the disc");
            }
        }
    }

    private sealed class Unheard : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
