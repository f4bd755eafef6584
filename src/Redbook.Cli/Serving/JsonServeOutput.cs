using System.Net;
using Redbook.Cli.Output;
using Redbook.Remote.Iscsi;

namespace Redbook.Cli.Serving;

/// <summary>Serving as events: see docs/json-events.md.</summary>
internal sealed class JsonServeOutput(Shell shell) : IServeOutput
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly JsonOutput _output = new(shell.Out);

    public void Listening(IPEndPoint endPoint, bool hasChap, IReadOnlyList<ServedDrive> drives) => _output.Write(
        new JsonEvents.Listening(
            "listening",
            endPoint.Address.ToString(),
            endPoint.Port,
            hasChap,
            [.. drives.Select(static drive => new JsonEvents.ServedTarget(drive.TargetName, drive.Drive.ToString()))]),
        JsonEventsContext.Default.Listening);

    public void Warn(string message) =>
        _output.Write(new JsonEvents.Notice("notice", message), JsonEventsContext.Default.Notice);

    public void Report(IscsiNotice value)
    {
        string kind = value.Kind.ToString();
        _output.Write(
            new JsonEvents.Initiator(
                "initiator",
                char.ToLowerInvariant(kind[0]) + kind[1..],
                value.SessionId == 0 ? null : value.SessionId,
                value.Initiator,
                value.Target,
                value.RemoteEndPoint?.ToString(),
                value.Text),
            JsonEventsContext.Default.Initiator);
    }

    public async Task FollowAsync(Func<IReadOnlyList<IscsiSessionInfo>> sessions, CancellationToken stop)
    {
        Dictionary<int, long> told = [];
        while (!stop.IsCancellationRequested)
        {
            foreach (IscsiSessionInfo session in sessions())
            {
                if (session.LastOpcode is { } opcode && told.GetValueOrDefault(session.SessionId) != session.Commands)
                {
                    told[session.SessionId] = session.Commands;
                    _output.Write(
                        new JsonEvents.Activity(
                            "activity", session.SessionId, session.Initiator, session.Target, SessionText.Doing(session), opcode,
                            session.IsBusy, session.Commands, session.BytesRead, session.BytesWritten),
                        JsonEventsContext.Default.Activity);
                }
            }

            await Task.Delay(Period, shell.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Stopping(int sessions) => _output.Write(
        new JsonEvents.Cancelling("cancelling", $"Asking {Words.Count(sessions, "initiator")} to log out."),
        JsonEventsContext.Default.Cancelling);

    public void Ended(bool allHadLoggedOut) => _output.Write(
        new JsonEvents.Served("done", ExitCode.Done, allHadLoggedOut), JsonEventsContext.Default.Served);
}
