using System.Globalization;
using System.Net;
using Redbook.Cli.Output;
using Redbook.Remote.Iscsi;

namespace Redbook.Cli.Serving;

/// <summary>Serving as lines with the time before them: a line when something happens, or an initiator turns to something
/// else.</summary>
internal sealed class PlainServeOutput(Shell shell) : IServeOutput
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();

    public void Listening(IPEndPoint endPoint, bool hasChap, IReadOnlyList<ServedDrive> drives)
    {
        Write($"Listening at {endPoint}{(hasChap ? ", with a secret" : "")}. Ctrl-C ends it.");
        foreach (ServedDrive drive in drives)
        {
            Write($"  {drive.Drive} is {drive.TargetName}");
        }
    }

    public void Warn(string message)
    {
        lock (_gate)
        {
            shell.Error.WriteLine($"redbook: {message}");
        }
    }

    public void Report(IscsiNotice value) => Stamped(SessionText.Notice(value));

    public async Task FollowAsync(Func<IReadOnlyList<IscsiSessionInfo>> sessions, CancellationToken stop)
    {
        Dictionary<int, string> told = [];
        while (!stop.IsCancellationRequested)
        {
            foreach (IscsiSessionInfo session in sessions())
            {
                string doing = SessionText.Doing(session);
                if (session.LastOpcode is not null && told.GetValueOrDefault(session.SessionId) != doing)
                {
                    told[session.SessionId] = doing;
                    Stamped(SessionText.Line(session));
                }
            }

            await Task.Delay(Period, shell.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Stopping(int sessions) => Write(
        sessions == 0 ? "Stopping." : $"Stopping: asking {Words.Count(sessions, "initiator")} to log out.");

    public void Ended(bool allHadLoggedOut) => Write(allHadLoggedOut ? "Ended." : "Ended; who had not logged out was cut off.");

    private void Stamped(string text) =>
        Write($"{shell.Clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {text}");

    private void Write(string text)
    {
        lock (_gate)
        {
            shell.Out.WriteLine(Printable.Text(text));
            shell.Out.Flush();
        }
    }
}
