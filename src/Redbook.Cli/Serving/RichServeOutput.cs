using System.Globalization;
using System.Net;
using Redbook.Cli.Output;
using Redbook.Remote.Iscsi;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Redbook.Cli.Serving;

/// <summary>Serving on a terminal: who is logged in and what they do, as it changes.</summary>
internal sealed class RichServeOutput(Shell shell) : IServeOutput
{
    private const int ShownNotices = 8;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    private readonly RichTextOutput _text = new(shell);
    private readonly Lock _gate = new();
    private readonly Queue<string> _notices = new();

    public void Listening(IPEndPoint endPoint, bool hasChap, IReadOnlyList<ServedDrive> drives)
    {
        _text.Heading($"Listening at {endPoint}{(hasChap ? ", with a secret" : "")}");
        _text.Fields([.. drives.Select(static drive => (drive.Drive.ToString(), drive.TargetName))]);
        _text.Line();
    }

    public void Warn(string message) =>
        _text.Console.MarkupLine($"[yellow]Note:[/] {Markup.Escape(Printable.Text(message))}");

    public void Report(IscsiNotice value)
    {
        string time = shell.Clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            _notices.Enqueue($"{time} {Printable.Text(SessionText.Notice(value))}");
            if (_notices.Count > ShownNotices)
            {
                _notices.Dequeue();
            }
        }
    }

    public Task FollowAsync(Func<IReadOnlyList<IscsiSessionInfo>> sessions, CancellationToken stop) => _text.FollowAsync(
        Task.Delay(Timeout.InfiniteTimeSpan, stop), Refresh, shell.Clock, () => View(sessions()));

    public void Stopping(int sessions)
    {
        if (sessions > 0)
        {
            _text.Note($"Asking {Words.Count(sessions, "initiator")} to log out.");
        }
    }

    public void Ended(bool allHadLoggedOut)
    {
        lock (_gate)
        {
            foreach (string notice in _notices)
            {
                _text.Note(notice);
            }
        }

        _text.Success(allHadLoggedOut ? "Ended." : "Ended; who had not logged out was cut off.");
    }

    private Rows View(IReadOnlyList<IscsiSessionInfo> sessions)
    {
        List<IRenderable> rows = [];
        foreach (IscsiSessionInfo session in sessions)
        {
            rows.Add(new Text(
                "  " + Printable.Shortened(Printable.Text(SessionText.Line(session)), shell.Width - 2 - RichTextOutput.FollowMarginColumns),
                session.IsBusy ? new Style(Color.Green) : Style.Plain));
        }

        if (sessions.Count == 0)
        {
            rows.Add(new Text("  Nobody is logged in. Ctrl-C ends it."));
        }

        lock (_gate)
        {
            foreach (string notice in _notices)
            {
                rows.Add(new Text("  " + Printable.Shortened(notice, shell.Width - 2 - RichTextOutput.FollowMarginColumns), new Style(Color.Grey)));
            }
        }

        return new Rows(rows);
    }
}
