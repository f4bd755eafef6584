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

    public void Checking(int files) => _text.Note($"Looking through {Words.Count(files, "file")} …");

    public void Notice(string message) =>
        _text.Console.MarkupLine($"[yellow]Note:[/] {Markup.Escape(Printable.Text(message))}");

    public void Plan(DriveEntry drive, BurnPlan plan)
    {
        _text.Line();
        _text.Fields(PlanText.Fields(drive, plan));
        _text.Table(PlanText.Tracks(plan));
    }

    public async Task<BurnResult> FollowAsync(BurnPlan plan, Func<IProgress<BurnProgress>, Task<BurnResult>> burn)
    {
        Latest latest = new();
        Task<BurnResult> running = burn(latest);
        await _text.Console.Live(View(plan, latest.Value))
            .AutoClear(true)
            .StartAsync(async context =>
            {
                while (!running.IsCompleted)
                {
                    context.UpdateTarget(View(plan, latest.Value));
                    await Task.WhenAny(running, Task.Delay(Refresh, shell.Clock));
                }
            });
        return await running;
    }

    public void Stopping(string message) => _stopping = message;

    public void Ended(BurnEnd end, BurnResult result) => EndText.Write(_text, end, result);

    private Rows View(BurnPlan plan, BurnProgress now)
    {
        Grid grid = new();
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(2));
        grid.AddColumn(new GridColumn().NoWrap());
        grid.AddColumn(new GridColumn().NoWrap().RightAligned());
        grid.AddColumn(new GridColumn().NoWrap());
        int bar = Math.Clamp(shell.Width - 60, 10, 50);
        double track = now.TrackSectors == 0 ? 0 : (double)now.TrackSectorsWritten / now.TrackSectors;
        grid.AddRow(
            new Text(now.Track == 0 ? "Track" : $"Track {PlanText.NumberOf(plan, plan.Album.Tracks[now.Track - 1])}"),
            Bar(track, bar),
            new Text($"{track * 100:0} %"),
            new Text($"{Times.Short(now.TrackSectorsWritten)} of {Times.Short(now.TrackSectors)}"));
        grid.AddRow(
            new Text("Album"),
            Bar(now.Percent / 100, bar),
            new Text($"{now.Percent:0} %"),
            new Text($"{Times.Short(now.SectorsWritten)} of {Times.Short(now.Sectors)}"));
        List<IRenderable> rows =
        [
            grid,
            new Padder(new Text(Printable.Shortened(Status(plan, now), shell.Width - 4), new Style(Color.Grey)))
                .Padding(2, 0, 0, 0),
        ];
        if (_stopping is { } message)
        {
            rows.Add(new Padder(new Text(message, new Style(Color.Yellow))).Padding(2, 0, 0, 0));
        }

        return new Rows(rows);
    }

    private static string Status(BurnPlan plan, in BurnProgress now)
    {
        string doing = now.Phase switch
        {
            BurnPhase.Preparing => "Making the drive ready",
            BurnPhase.FinishingTrack => "The drive finishes the track",
            BurnPhase.Closing => "Closing the disc: a real drive takes a minute or two",
            BurnPhase.Done => "Done",
            _ => Printable.Text(plan.Album.Tracks[Math.Max(now.Track, 1) - 1].Title),
        };
        List<string> parts = [doing];
        if (now.Phase == BurnPhase.Writing)
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

    private static Markup Bar(double fraction, int width)
    {
        int full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * width);
        return new Markup($"[{(full == width ? "green" : "yellow")}]{new string('━', full)}[/][grey23]{new string('━', width - full)}[/]");
    }

    /// <summary>Keeps the last report; the terminal is drawn at its own pace.</summary>
    private sealed class Latest : IProgress<BurnProgress>
    {
        private readonly Lock _gate = new();
        private BurnProgress _value = new() { Phase = BurnPhase.Preparing };

        public BurnProgress Value
        {
            get
            {
                lock (_gate)
                {
                    return _value;
                }
            }
        }

        public void Report(BurnProgress value)
        {
            lock (_gate)
            {
                _value = value;
            }
        }
    }
}
