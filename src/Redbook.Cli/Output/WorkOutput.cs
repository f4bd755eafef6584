using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Redbook.Cli.Output;

/// <summary>Work that goes from 0 to 100 %, told to a person or to a program.</summary>
internal sealed class WorkOutput(Shell shell, bool json)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public JsonOutput Json { get; } = new(shell.Out);

    /// <summary>Things that the user may not expect.</summary>
    public void Notices(IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            if (json)
            {
                Json.Write(new JsonEvents.Notice("notice", message), JsonEventsContext.Default.Notice);
            }
            else if (shell.IsRich)
            {
                RichNotice(message);
            }
            else
            {
                new PlainTextOutput(shell.Out).Note($"Note: {message}");
            }
        }
    }

    /// <summary>Follows work to its end.</summary>
    /// <param name="name">Its event for programs that follow progress; nothing but <c>progress</c> is told more than once.
    /// </param>
    /// <param name="doing">What is done, for people.</param>
    /// <param name="began">The event that it begins with.</param>
    /// <param name="type">How that is written.</param>
    /// <param name="work">The work, told where to report its share.</param>
    public async Task<T> FollowAsync<T, TEvent>(
        string name, string doing, TEvent began, JsonTypeInfo<TEvent> type, Func<IProgress<double>, T> work)
    {
        if (json)
        {
            Json.Write(began, type);
            return work(name == "progress" ? new Events(Json, shell.Clock) : new Latest());
        }

        return shell.IsRich ? await DrawAsync(doing, work) : work(new Latest());
    }

    private void RichNotice(string message) => new RichTextOutput(shell).Console.MarkupLine(
        $"[yellow]Note:[/] {Markup.Escape(Printable.Text(message))}");

    private async Task<T> DrawAsync<T>(string doing, Func<IProgress<double>, T> work)
    {
        Latest latest = new();
        Task<T> running = Task.Run(() => work(latest));
        await new RichTextOutput(shell).FollowAsync(running, Refresh, shell.Clock, () => View(doing, latest.Value));
        return await running;
    }

    private Markup View(string doing, double share)
    {
        int width = Math.Clamp(shell.Width - Printable.Columns(doing) - 16, 10, 50);
        int full = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        return new Markup(
            $"  {Markup.Escape(Printable.Shortened(Printable.Text(doing), Math.Max(shell.Width - 28, 20)))}  [yellow]{new string('━', full)}[/]"
            + $"[grey23]{new string('━', width - full)}[/]  {share * 100,3:0} %");
    }

    private sealed class Events(JsonOutput output, TimeProvider clock) : IProgress<double>
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
        private readonly Lock _gate = new();
        private long _last = clock.GetTimestamp();

        public void Report(double value)
        {
            lock (_gate)
            {
                if (value < 1 && clock.GetElapsedTime(_last) < Interval)
                {
                    return;
                }

                _last = clock.GetTimestamp();
            }

            output.Write(new JsonEvents.WorkProgress("progress", Math.Round(value * 100, 1)), JsonEventsContext.Default.WorkProgress);
        }
    }

    /// <summary>Keeps the last report; the terminal is drawn at its own pace.</summary>
    private sealed class Latest : IProgress<double>
    {
        private double _value;

        public double Value => Volatile.Read(ref _value);

        public void Report(double value) => Volatile.Write(ref _value, value);
    }
}
