using Redbook.Cli.Output;
using Spectre.Console;

namespace Redbook.Cli.Erasing;

/// <summary>Shows how far erasing has come: a bar that moves, events, or a line at the start.</summary>
internal static class EraseOutput
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    public static async Task FollowAsync(Shell shell, bool json, Drive drive, Func<IProgress<EraseProgress>, Task> erase)
    {
        if (json)
        {
            JsonOutput output = new(shell.Out);
            drive.Notify = WorkNotices.Teller(output);
            await erase(new Events(output));
        }
        else if (shell.IsRich)
        {
            await DrawAsync(shell, drive, erase);
        }
        else
        {
            PlainTextOutput text = new(shell.Out);
            drive.Notify = WorkNotices.Teller(text);
            text.Line("Erasing");
            await erase(new Latest());
        }
    }

    private static async Task DrawAsync(Shell shell, Drive drive, Func<IProgress<EraseProgress>, Task> erase)
    {
        Latest latest = new();
        RichTextOutput text = new(shell);
        drive.Notify = WorkNotices.Teller(text);
        Task running = erase(latest);
        await text.FollowAsync(running, Refresh, shell.Clock, () => View(shell, latest.Value));
        await running;
    }

    private static Markup View(Shell shell, EraseProgress? progress)
    {
        if (progress is not { } now)
        {
            return new Markup("  [grey]Making the drive ready[/]");
        }

        int width = Math.Clamp(shell.Width - 40, 10, 50);
        int full = (int)Math.Round(now.Percent / 100 * width);
        return new Markup(
            $"  Erasing   [yellow]{new string('━', full)}[/][grey23]{new string('━', width - full)}[/]"
            + $"  {now.Percent,3:0} %  about {Times.Spoken(now.Remaining)} left");
    }

    private sealed class Events(JsonOutput output) : IProgress<EraseProgress>
    {
        public void Report(EraseProgress value) => output.Write(
            new JsonEvents.EraseProgress(
                "progress",
                Math.Round(value.Elapsed.TotalSeconds, 1),
                Math.Round(value.EstimatedTotal.TotalSeconds, 1),
                Math.Round(value.Percent, 1)),
            JsonEventsContext.Default.EraseProgress);
    }

    /// <summary>Keeps the last report; the terminal is drawn at its own pace.</summary>
    private sealed class Latest : IProgress<EraseProgress>
    {
        private readonly Lock _gate = new();
        private EraseProgress? _value;

        public EraseProgress? Value
        {
            get
            {
                lock (_gate)
                {
                    return _value;
                }
            }
        }

        public void Report(EraseProgress value)
        {
            lock (_gate)
            {
                _value = value;
            }
        }
    }
}
