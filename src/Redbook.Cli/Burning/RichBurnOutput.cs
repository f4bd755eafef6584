using Redbook.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Redbook.Cli.Burning;

/// <summary>A recording on a terminal: the plan as a table, then two bars that move.</summary>
internal sealed class RichBurnOutput(Shell shell) : IBurnOutput
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);
    private readonly RichTextOutput _text = new(shell);
    private volatile string? _stopping;
    private volatile string? _warning;
    private long _warned;

    public async Task<Album> CheckAsync(int files, Func<IProgress<double>, Album> check)
    {
        Latest<double> latest = new(0);
        Task<Album> running = Task.Run(() => check(latest));
        await _text.FollowAsync(
            running,
            Refresh,
            shell.Clock,
            () => new Text(
                $"Looking through {Words.Count(files, "file")}: {latest.Value * 100:0} %", new Style(Color.Grey)));
        return await running;
    }

    public void Notice(string message) =>
        _text.Console.MarkupLine($"[yellow]Note:[/] {Markup.Escape(Printable.Text(message))}");

    public void Plan(DriveEntry drive, BurnPlan plan)
    {
        _text.Line();
        _text.Fields(PlanText.Fields(drive, plan));
        _text.Line();
        _text.Table(PlanText.Tracks(plan));
        _text.Line();
    }

    public async Task<BurnResult> FollowAsync(BurnPlan plan, Func<IProgress<BurnProgress>, Task<BurnResult>> burn)
    {
        Latest<BurnProgress> latest = new(new BurnProgress { Phase = BurnPhase.Preparing });
        Task<BurnResult> running = burn(latest);
        await _text.FollowAsync(running, Refresh, shell.Clock, () => View(plan, latest.Value));
        return await running;
    }

    public void Copy(int number, int of) => _text.Heading($"Disc {number} of {of}");

    public void Warning(string message) => (_warning, _warned) = (message, shell.Clock.GetTimestamp());

    public void Stopping(string message) => (_warning, _stopping) = (null, message);

    public void Ended(BurnEnd end, BurnResult result) => EndText.Write(_text, end, result);

    private Rows View(BurnPlan plan, BurnProgress now)
    {
        double track = now.TrackSectors == 0 ? 0 : (double)now.TrackSectorsWritten / now.TrackSectors;
        string name = now.Track == 0 ? "Track" : $"Track {PlanText.NumberOf(plan, plan.Album.Tracks[now.Track - 1])}";
        List<IRenderable> rows =
        [
            Line(name, track, now.TrackSectorsWritten, now.TrackSectors),
            Line("Album", now.Percent / 100, now.SectorsWritten, now.Sectors),
            new Text($"  {Printable.Shortened(Status(plan, now), shell.Width - 2 - RichTextOutput.FollowMarginColumns)}", new Style(Color.Grey)),
        ];
        if (_warning is { } warning && shell.Clock.GetElapsedTime(Volatile.Read(ref _warned)) <= Interrupts.WarningTime)
        {
            rows.Add(new Text($"  {warning}", new Style(Color.Red, decoration: Decoration.Bold)));
        }

        if (_stopping is { } message)
        {
            rows.Add(new Text($"  {message}", new Style(Color.Yellow)));
        }

        return new Rows(rows);
    }

    private static string Status(BurnPlan plan, in BurnProgress now)
    {
        string doing = now.Phase switch
        {
            BurnPhase.Preparing when now.Track > 0 => "Preparing the track",
            BurnPhase.Preparing => "Making the drive ready",
            BurnPhase.TrackRecorded => "The track is on the disc",
            BurnPhase.FinishingTrack => "The drive finishes the track",
            BurnPhase.Closing when now.Session < now.SessionCount => $"Closing session {now.Session}: a real drive takes a minute or two",
            BurnPhase.Closing => "Closing the disc: a real drive takes a minute or two",
            BurnPhase.Done => "Done",
            BurnPhase.LeadIn => "Recording the lead-in",
            BurnPhase.LeadOut => "Recording the lead-out",
            _ => Printable.Text(plan.Album.Tracks[Math.Max(now.Track, 1) - 1].Title),
        };
        List<string> parts = [now.SessionCount > 1 ? $"Session {now.Session} of {now.SessionCount}: {doing}" : doing];
        if (now.Phase is BurnPhase.Writing or BurnPhase.LeadIn or BurnPhase.LeadOut)
        {
            if (now.SpeedX > 0)
            {
                parts.Add(Words.Speed(now.SpeedX));
            }

            if (now.Remaining is { } left)
            {
                parts.Add($"{Times.Spoken(left)} left");
            }

            if (now.DriveBufferPercent is { } buffer)
            {
                parts.Add($"drive buffer {buffer} %");
            }

            parts.Add($"read ahead {now.ReadAheadPercent} %");
        }

        return string.Join(" · ", parts);
    }

    private Markup Line(string name, double fraction, int written, int sectors)
    {
        bool isNarrow = shell.Width < 60;
        int width = Math.Clamp(shell.Width - (isNarrow ? 24 : 40), 10, 50);
        int full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * width);
        string colour = full == width ? "green" : "yellow";
        return new Markup(
            $"  {name,-8}  [{colour}]{new string('━', full)}[/][grey23]{new string('━', width - full)}[/]"
            + $"  {fraction * 100,3:0} %{(isNarrow ? "" : $"  {Times.Short(written)} of {Times.Short(sectors)}")}");
    }

    /// <summary>Keeps the last report; the terminal is drawn at its own pace.</summary>
    private sealed class Latest<T>(T first) : IProgress<T>
    {
        private readonly Lock _gate = new();
        private T _value = first;

        public T Value
        {
            get
            {
                lock (_gate)
                {
                    return _value;
                }
            }
        }

        public void Report(T value)
        {
            lock (_gate)
            {
                _value = value;
            }
        }
    }
}
