using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Redbook.Cli.Tests.Commands;

public sealed class ServeCommandTests
{
    private const string Secret = "secret123456";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drive_is_served_until_the_user_says_stop(bool terminal)
    {
        using CliHarness cli = new() { IsTerminal = terminal };
        string drive = await NewDisc(cli, "My Disc.disc");
        using var watched = new WatchedWriter(cli, "istening at", "obody is logged in");
        cli.Out = watched;

        Task<CliHarness.CliResult> running = cli.RunAsync("serve", "--drive", drive, "--drive", drive, "--iscsi", "127.0.0.1:0");
        (await running).ExitedWith(0);

        string shown = watched.ToString();
        Assert.Contains("Listening at 127.0.0.1:", shown, StringComparison.Ordinal);
        Assert.Contains("iqn.2026-01.local.redbook:my-disc.disc", shown, StringComparison.Ordinal);
        Assert.Contains("iqn.2026-01.local.redbook:my-disc.disc-2", shown, StringComparison.Ordinal);
        Assert.Contains("Ended.", shown, StringComparison.Ordinal);
        Assert.Equal("", (await running).Error);
    }

    [Fact]
    public async Task Events_tell_where_it_listens_and_who_comes()
    {
        using CliHarness cli = new();
        string drive = await NewDisc(cli, "my.disc");
        using var watched = new WatchedWriter(cli, "connectionRefused", "\"dropped\"");
        watched.OnText = text =>
        {
            if (text.Contains("\"listening\"", StringComparison.Ordinal))
            {
                using JsonDocument said = JsonDocument.Parse(text);
                using TcpClient stranger = new();
                stranger.Connect(IPAddress.Loopback, said.RootElement.GetProperty("port").GetInt32());
                stranger.GetStream().Write(Encoding.ASCII.GetBytes(new string('x', 48)));
            }
        };
        cli.Out = watched;

        CliHarness.CliResult result = await cli.RunAsync("serve", "--drive", drive, "--iscsi", "127.0.0.1:0", "--json");

        result.ExitedWith(0);
        IReadOnlyList<JsonElement> events = (result with { Out = watched.ToString() }).Events;
        Assert.Equal(["listening", "initiator", "cancelling", "done"], events.Select(static e => e.GetProperty("event").GetString()));
        Assert.Equal(drive, events[0].GetProperty("targets")[0].GetProperty("drive").GetString());
        Assert.Equal("dropped", events[1].GetProperty("what").GetString());
        Assert.True(events[3].GetProperty("allLoggedOut").GetBoolean());
    }

    [Fact]
    public async Task An_address_that_others_reach_wants_a_secret_and_says_so()
    {
        using CliHarness cli = new();
        string drive = await NewDisc(cli, "my.disc");
        await File.WriteAllTextAsync(cli.Folder.PathOf("secret"), Secret + "\nand more\n");
        foreach ((string[] chap, bool warned) in ((string[], bool)[])[([], true), (["--chap-user", "me", "--chap-secret-file", "secret"], false)])
        {
            using CliHarness one = new() { IsTerminal = false };
            await File.WriteAllTextAsync(one.Folder.PathOf("secret"), Secret + "\n");
            using var watched = new WatchedWriter(one, "Listening");
            one.Out = watched;
            CliHarness.CliResult result = await one.RunAsync(["serve", "--drive", drive, "--iscsi", "0.0.0.0:0", .. chap]);
            result.ExitedWith(0);
            Assert.Equal(warned, result.Error.Contains("--chap-user", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("no address", "--iscsi", "nowhere")]
    [InlineData("A user and a secret go together", "--chap-user", "me")]
    [InlineData("A user and a secret go together", "--chap-secret-file", "secret")]
    [InlineData("too short", "--chap-user", "me", "--chap-secret-file", "short")]
    [InlineData("cannot be read", "--chap-user", "me", "--chap-secret-file", "missing")]
    public async Task Wrong_usage_is_told_before_anything_listens(string message, params string[] options)
    {
        using CliHarness cli = new();
        string drive = await NewDisc(cli, "my.disc");
        await File.WriteAllTextAsync(cli.Folder.PathOf("short"), "eleven char\n");
        await File.WriteAllTextAsync(cli.Folder.PathOf("secret"), Secret);

        CliHarness.CliResult result = await cli.RunAsync(["serve", "--drive", drive, .. options]);

        result.ExitedWith(ExitCode.WrongUsage);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_and_a_drive_that_is_not_there_are_told()
    {
        using CliHarness cli = new();
        string drive = await NewDisc(cli, "my.disc");
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();

        CliHarness.CliResult result = await cli.RunAsync("serve", "--drive", drive, "--iscsi", other.LocalEndpoint.ToString()!);
        result.ExitedWith(ExitCode.Failed);
        Assert.Contains("Cannot listen at", result.Error, StringComparison.Ordinal);

        (await cli.RunAsync("serve", "--drive", "virtual:" + cli.Folder.PathOf("none"))).ExitedWith(ExitCode.DriveOrDisc);
        (await cli.RunAsync("serve")).ExitedWith(ExitCode.WrongUsage);
    }

    private static async Task<string> NewDisc(CliHarness cli, string name)
    {
        (await cli.RunAsync("disc", "new", cli.Folder.PathOf(name))).ExitedWith(0);
        return "virtual:" + cli.Folder.PathOf(name);
    }

    /// <summary>An output that presses Ctrl-C as soon as one of some words is printed.</summary>
    private sealed class WatchedWriter(CliHarness cli, params string[] words) : StringWriter
    {
        private readonly Lock _gate = new();
        private bool _isDone;

        public Action<string>? OnText { get; set; }

        // A line comes here too, first its text and then its end.
        public override void Write(string? value) => Watch(() => base.Write(value), value);

        public override string ToString()
        {
            lock (_gate)
            {
                return base.ToString();
            }
        }

        private void Watch(Action write, string? value)
        {
            bool isTime;
            lock (_gate)
            {
                write();
                isTime = !_isDone && value is not null && Array.Exists(words, word => value.Contains(word, StringComparison.Ordinal));
                _isDone |= isTime;
            }

            OnText?.Invoke(value ?? "");
            if (isTime)
            {
                // As a signal does: from a thread of its own.
                _ = Task.Run(cli.Interrupts.Signal);
            }
        }
    }
}
