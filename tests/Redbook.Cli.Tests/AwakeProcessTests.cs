using System.Net;
using System.Text.Json;
using Redbook.Remote.Tests.Iscsi;
using Redbook.Testing;
using Redbook.Testing.Logind;

namespace Redbook.Cli.Tests;

/// <summary>The program as a process, on a drive that it takes for a real one, with a login manager of the test's own that
/// <c>systemd-inhibit</c> talks to.</summary>
[Trait("Category", "Judge")]
public sealed class AwakeProcessTests : IDisposable
{
    private const string Taken =
        "taken shutdown:sleep:idle:handle-lid-switch|Redbook|A disc is being recorded.|block";

    private const string Released = "released shutdown:sleep:idle:handle-lid-switch";

    private readonly TempFolder _folder = new();

    public AwakeProcessTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Real drive: logind is of Linux.");
        _folder.Write("a.wav", WavFile.Build(Signals.Noise(600, seed: 1)));
    }

    [Theory]
    [InlineData("tao")]
    [InlineData("sao")]
    [InlineData("raw")]
    public async Task The_computer_is_held_from_before_the_first_sector_to_the_end(string mode)
    {
        using FakeLogind logind = new();
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "--mode", mode);

        await burn.GateAsync();
        Assert.Equal(Taken, await Next(logind));
        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        Assert.Equal(Released, await Next(logind));
        Assert.DoesNotContain(burn.Events, static e => Message(e).Contains("may go to sleep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_is_killed_lets_the_computer_go()
    {
        using FakeLogind logind = new();
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "--mode", "tao");

        await burn.GateAsync();
        Assert.Equal(Taken, await Next(logind));
        burn.Signal("KILL");
        Assert.Equal(Released, await Next(logind));
    }

    [Fact]
    public async Task Who_may_only_keep_it_from_idling_does_that_and_is_told_before_the_first_track()
    {
        using FakeLogind logind = new(static what => what == "idle");
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "--mode", "tao");

        await burn.EventAsync("may go to sleep");
        await burn.EventAsync("trackStarted");
        await burn.GateAsync();
        Assert.StartsWith("refused shutdown:sleep:idle:handle-lid-switch|", await Next(logind), StringComparison.Ordinal);
        Assert.StartsWith("taken idle|", await Next(logind), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        Assert.Equal("released idle", await Next(logind));
        Assert.Single(burn.Events, static e => Message(e).Contains("may go to sleep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_login_manager_the_recording_goes_on_and_that_is_said()
    {
        using GatedBurn burn = new(_folder, "unix:path=" + _folder.PathOf("nobody"), 200, "burn", "a.wav", "--mode", "tao");
        await burn.EventAsync("may go to sleep");
        await burn.GateAsync();
        Assert.Equal(ExitCode.Done, await burn.EndAsync());
    }

    [Fact]
    public async Task A_refused_lock_is_told_before_the_end_of_closing_and_of_erasing_too()
    {
        using FakeLogind logind = new(static _ => false);
        using GatedBurn erase = new(_folder, logind.Address, 200, "erase");
        Assert.Equal("notice", (await erase.EventAsync("may go to sleep")).GetProperty("event").GetString());
        Assert.Equal(ExitCode.Done, await erase.EndAsync());
        Assert.Equal("done", erase.Events[^1].GetProperty("event").GetString());
    }

    [Fact]
    public async Task The_writing_thread_has_its_priority_or_it_is_said_that_it_has_not()
    {
        using FakeLogind logind = new();
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "--mode", "tao");
        await burn.GateAsync();
        await burn.EventAsync("trackStarted");

        // The number behind the priority: the state follows the name in brackets, and nice is the 17th number from there.
        bool isRaised = Directory.EnumerateDirectories($"/proc/{burn.Id}/task").Any(static thread =>
        {
            string stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16] == "-15";
        });
        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        Assert.NotEqual(
            isRaised, burn.Events.Exists(static e => Message(e).Contains("ordinary priority", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tao")]
    [InlineData("sao")]
    [InlineData("raw")]
    public async Task A_lost_terminal_does_not_end_a_recording(string mode)
    {
        using FakeLogind logind = new();
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "--mode", mode);

        await burn.GateAsync();
        burn.Signal("HUP");
        burn.GoOn();
        await burn.GateAsync();
        burn.Signal("HUP");

        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        Assert.True(burn.Events[^1].GetProperty("closed").GetBoolean());
    }

    [Fact]
    public async Task Asked_to_end_a_recording_track_by_track_ends_with_a_closed_disc()
    {
        using FakeLogind logind = new();
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "a.wav", "--mode", "tao");

        await burn.GateAsync();
        burn.Signal("TERM");
        await burn.EventAsync("cancelling");

        Assert.Equal(ExitCode.Cancelled, await burn.EndAsync());
        JsonElement end = burn.Events[^1];
        Assert.Equal("cancelled", end.GetProperty("event").GetString());
        Assert.True(end.GetProperty("closed").GetBoolean());
        Assert.Equal(1, end.GetProperty("tracks").GetArrayLength());
        Assert.Equal(Taken, await Next(logind));
        Assert.Equal(Released, await Next(logind));
    }

    [Theory]
    [InlineData("sao")]
    [InlineData("raw")]
    public async Task Asked_to_end_a_recording_in_one_go_ends_when_the_disc_is_done(string mode)
    {
        using FakeLogind logind = new();
        using GatedBurn burn = new(_folder, logind.Address, 200, "burn", "a.wav", "--mode", mode);

        await burn.GateAsync();
        burn.Signal("TERM");
        await burn.EventAsync("asked to end");

        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        JsonElement done = burn.Events[^1];
        Assert.Equal("done", done.GetProperty("event").GetString());
        Assert.True(done.GetProperty("closed").GetBoolean());
        Assert.False(done.GetProperty("spoiled").GetBoolean());
    }

    [Fact]
    public async Task While_an_initiator_is_logged_in_to_a_drive_the_computer_is_held()
    {
        using FakeLogind logind = new();
        using GatedBurn serve = GatedBurn.Serving(_folder, logind.Address);
        JsonElement listening = await serve.EventAsync("listening");
        for (int round = 0; round < 2; round++)
        {
            using TestInitiator initiator = LogIn(listening);
            Assert.Equal(
                "taken shutdown:sleep:idle:handle-lid-switch|Redbook|A drive is shared with another machine.|block", await Next(logind));
            initiator.LogOut();
            Assert.Equal(Released, await Next(logind));
        }

        using TestInitiator cutOff = LogIn(listening);
        Assert.StartsWith("taken ", await Next(logind), StringComparison.Ordinal);
        serve.Signal("KILL");
        Assert.Equal(Released, await Next(logind));
    }

    [Fact]
    public async Task A_refused_lock_is_told_once_however_often_somebody_logs_in_and_a_lost_terminal_ends_it_in_good_order()
    {
        using FakeLogind logind = new(static _ => false);
        using GatedBurn serve = GatedBurn.Serving(_folder, logind.Address);
        JsonElement listening = await serve.EventAsync("listening");
        for (int round = 0; round < 2; round++)
        {
            using TestInitiator initiator = LogIn(listening);
            if (round == 0)
            {
                await serve.EventAsync("may go to sleep");
            }

            initiator.LogOut();
            await serve.EventAsync("logged out");
        }

        serve.Signal("HUP");
        Assert.Equal(ExitCode.Done, await serve.EndAsync());
        Assert.True(serve.Events[^1].GetProperty("allLoggedOut").GetBoolean());
        Assert.Single(serve.Events, static e => Message(e).Contains("may go to sleep", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static TestInitiator LogIn(JsonElement listening) =>
        new TestInitiator(new IPEndPoint(IPAddress.Loopback, listening.GetProperty("port").GetInt32()))
            .LogIn(listening.GetProperty("targets")[0].GetProperty("name").GetString()!);

    private static string Message(JsonElement e) => e.TryGetProperty("message", out JsonElement message) ? message.GetString() ?? "" : "";

    private static ValueTask<string> Next(FakeLogind logind) => logind.NextAsync(TestContext.Current.CancellationToken);
}
