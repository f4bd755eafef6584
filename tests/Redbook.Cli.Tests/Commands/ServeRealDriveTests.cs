using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Remote;
using Redbook.Remote.Iscsi.Pdus;
using Redbook.Remote.Tests.Iscsi;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

/// <summary><c>redbook serve</c> of a drive that the program takes for a real one.</summary>
public sealed partial class ServeRealDriveTests : IDisposable
{
    private const string TestUnitReady = "00 0000000000";
    private const string SynchronizeCache = "35 000000000000000000";
    private const string Refusal = "the drive cannot be had now";

    private readonly SteppedTime _time = new();
    private readonly SoftwareRecorder _recorder = new();
    private readonly VirtualDisc _disc = VirtualDisc.InMemory();
    private readonly RecorderConnection _somebody;
    private readonly MountedDrive _drive;
    private readonly LineWriter _lines = new();
    private readonly CliHarness _cli;
    private Task<CliHarness.CliResult>? _running;
    private IPEndPoint? _where;
    private string _target = "";

    public ServeRealDriveTests()
    {
        _recorder.Insert(_disc);
        _somebody = _recorder.Connect();
        _drive = new MountedDrive(_recorder) { Place = null };
        _cli = new CliHarness
        {
            Drives = new Drives([_drive]) { KeepsAwake = false }, Out = _lines, Clock = _time, Interrupts = new Interrupts { Clock = _time },
        };
    }

    [Fact]
    public async Task A_drive_is_nobodys_until_an_initiator_logs_in_and_free_again_when_the_last_has_gone()
    {
        await BeginAsync();
        Assert.Null(_somebody.Owner);
        for (int round = 0; round < 2; round++)
        {
            using TestInitiator one = LogIn(1);
            Assert.Equal("Redbook", _somebody.Owner);
            using TestInitiator other = LogIn(2);
            one.LogOut();
            await _lines.EventAsync("logged out");
            Assert.Equal(0, other.Execute(TestUnitReady).Status);
            Assert.Equal("Redbook", _somebody.Owner);
            other.LogOut();
            IsFree();
        }

        Assert.True(_cli.Interrupts.Signal());
        await EndsAsync();
    }

    [Fact]
    public async Task A_login_that_cannot_have_the_drive_is_refused_and_why_is_said_once()
    {
        await BeginAsync();
        for (int round = 0; round < 2; round++)
        {
            Assert.True(_somebody.TryAcquire("Other Burner", force: false));
            for (int attempt = 0; attempt < 3; attempt++)
            {
                IsRefused();
            }

            _somebody.Release();
            using TestInitiator one = LogIn(1);
            Assert.Equal(0, one.Execute(TestUnitReady).Status);
            one.LogOut();
            IsFree();
        }

        Assert.True(_cli.Interrupts.Signal());
        await EndsAsync();
        JsonElement[] why = [.. _lines.Events.Where(static e => e.GetProperty("event").GetString() == "notice")];
        Assert.Equal(2, why.Length);
        Assert.All(why, static notice => Assert.Equal(
            "Taking the drive for this program (/dev/sr0): the drive is held by Other Burner. Close the other program.",
            notice.GetProperty("message").GetString()));
        Assert.Equal(6, _lines.Events.Count(static e =>
            e.TryGetProperty("what", out JsonElement what) && what.GetString() == "loginRefused" && e.GetProperty("message").GetString() == Refusal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task People_read_it_in_words_while_they_watch_what_goes_on(bool isTerminal)
    {
        SharedText text = new();
        using CliHarness cli = new() { Drives = _cli.Drives, Out = text, IsTerminal = isTerminal, Width = 200 };
        Assert.True(_somebody.TryAcquire("Other Burner", force: false));
        Task<CliHarness.CliResult> running = cli.RunAsync("serve", "--drive", "/dev/sr0", "--iscsi", "127.0.0.1:0");
        Match listening = Match.Empty;
        Assert.True(SpinWait.SpinUntil(
            () => (listening = Listening().Match(text.ToString())).Success, TestInitiator.Patience), text.ToString());
        _where = IPEndPoint.Parse(listening.Groups["where"].Value);
        _target = "iqn.2026-01.local.redbook:sr0";
        IsRefused();
        IsRefused();
        Assert.True(SpinWait.SpinUntil(() => text.ToString().Contains("was refused: " + Refusal, StringComparison.Ordinal), TestInitiator.Patience));
        Assert.True(cli.Interrupts.Signal());
        CliHarness.CliResult ended = (await running).ExitedWith(ExitCode.Done);

        const string Why = "the drive is held by Other Burner. Close the other program.";
        string said = isTerminal ? text.ToString() : ended.Error;
        int first = said.IndexOf(Why, StringComparison.Ordinal);
        Assert.InRange(first, 0, said.Length);
        Assert.Equal(first, said.LastIndexOf(Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mounted_disc_is_refused_with_its_mount_point()
    {
        _drive.Place = "/media/disc";
        await BeginAsync();
        IsRefused();
        Assert.Contains("--unmount", (await _lines.EventAsync("is mounted at /media/disc")).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(_cli.Interrupts.Signal());
        await EndsAsync();
        Assert.Equal("/media/disc", _drive.Place);
    }

    [Fact]
    public async Task On_request_it_is_unmounted_when_somebody_logs_in()
    {
        _drive.Place = "/media/disc";
        await BeginAsync("--unmount");
        Assert.Equal("/media/disc", _drive.Place);
        using TestInitiator one = LogIn(1);
        await _lines.EventAsync("it is unmounted now");
        Assert.Null(_drive.Place);
        one.LogOut();
        Assert.True(_cli.Interrupts.Signal());
        await EndsAsync();
    }

    [Theory]
    [InlineData(TransportFailure.DeviceGone, "Opening /dev/sr0 failed")]
    [InlineData(TransportFailure.AccessDenied, "group 'cdrom'")]
    public async Task What_is_wrong_with_a_drive_is_told_before_anything_listens(TransportFailure failure, string words)
    {
        using CliHarness cli = new() { Drives = new Drives([new ClosedDrive(failure)]) };
        CliHarness.CliResult refused = (await cli.RunAsync("serve", "--drive", "/dev/sr0", "--iscsi", "127.0.0.1:0")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
        Assert.Equal("", refused.Out);
    }

    [Fact]
    public async Task While_an_initiator_records_Ctrl_C_warns_and_only_a_second_asks_it_to_log_out()
    {
        await BeginAsync();
        using TestInitiator one = LogIn(1);
        one.Execute(SynchronizeCache);

        Assert.True(_cli.Interrupts.Signal());
        await _lines.EventAsync("What is being recorded in /dev/sr0 will be lost if you stop now.");
        _time.Advance(Interrupts.WarningTime + TimeSpan.FromSeconds(1));
        Assert.Equal(0, one.Execute(TestUnitReady).Status);
        Assert.True(_cli.Interrupts.Signal());
        await _lines.EventAsync("What is being recorded in /dev/sr0 will be lost if you stop now.");
        Assert.True(_cli.Interrupts.Signal());

        one.Receive(IscsiOpcode.AsyncMessage);
        one.LogOut();
        await EndsAsync();
    }

    [Fact]
    public async Task Asked_to_end_while_an_initiator_records_it_ends_when_that_is_done_and_lets_nobody_else_in()
    {
        await BeginAsync();
        using TestInitiator one = LogIn(1);
        one.Execute(SynchronizeCache);

        Assert.True(_cli.Interrupts.Terminate());
        await _lines.EventAsync("What is being recorded in /dev/sr0 is done first");
        IsRefused();
        await _lines.EventAsync("the server is about to end");
        Assert.Equal(0, one.Execute(TestUnitReady).Status);
        Assert.False(_running!.IsCompleted);

        one.LogOut();
        await PassTimeUntil(() => _running.IsCompleted);
        await EndsAsync();
    }

    [Fact]
    public async Task Who_has_recorded_and_stays_is_asked_to_log_out_then()
    {
        await BeginAsync();
        using TestInitiator one = LogIn(1);
        one.Execute(SynchronizeCache);
        Assert.True(_cli.Interrupts.Terminate());
        _time.Advance(RecordingTurns.Rest - TimeSpan.FromSeconds(1));
        Assert.Equal(0, one.Execute(TestUnitReady).Status);

        await PassTimeUntil(() => one.Socket.Available > 0);
        one.Receive(IscsiOpcode.AsyncMessage);
        one.LogOut();
        await EndsAsync();
    }

    [Fact]
    public async Task A_lost_terminal_is_the_wish_to_end_in_good_order_however_often_it_is_told()
    {
        await BeginAsync();
        using TestInitiator one = LogIn(1);
        one.Execute(SynchronizeCache);
        Assert.True(_cli.Interrupts.HangUp());
        Assert.True(_cli.Interrupts.HangUp());
        await _lines.EventAsync("Asked to end.");
        Assert.Equal(0, one.Execute(TestUnitReady).Status);
        one.LogOut();
        await PassTimeUntil(() => _running!.IsCompleted);
        await EndsAsync();
    }

    public void Dispose()
    {
        _somebody.Dispose();
        _cli.Dispose();
        _lines.Dispose();
        _recorder.Dispose();
        _disc.Dispose();
    }

    private async Task BeginAsync(params string[] options)
    {
        _running = _cli.RunAsync(["serve", "--drive", "/dev/sr0", "--iscsi", "127.0.0.1:0", "--json", .. options]);
        JsonElement listening = await _lines.EventAsync("listening");
        _where = new IPEndPoint(IPAddress.Loopback, listening.GetProperty("port").GetInt32());
        _target = listening.GetProperty("targets")[0].GetProperty("name").GetString()!;
    }

    private TestInitiator LogIn(int number) => Initiator(number).LogIn(_target);

    private TestInitiator Initiator(int number) => new(_where!) { InitiatorName = $"{TestInitiator.Name}:{number}" };

    private void IsRefused()
    {
        using TestInitiator refused = Initiator(9);
        refused.Login(
            LoginStage.Operational, LoginStage.FullFeature,
            [$"InitiatorName={refused.InitiatorName}", "SessionType=Normal", $"TargetName={_target}"]);
        Assert.Equal(LoginStatus.ServiceUnavailable, refused.Response.Status);
        refused.IsDropped();
    }

    private void IsFree() => Assert.True(SpinWait.SpinUntil(() => _somebody.Owner is null, TestInitiator.Patience), "It is still taken.");

    // In steps so small that the silence of an initiator is not noticed, and with time in between for other threads.
    private async Task PassTimeUntil(Func<bool> condition)
    {
        for (int steps = 0; steps < 50 && !condition(); steps++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            for (int waits = 0; waits < 200 && !condition(); waits++)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }

        Assert.True(condition(), "It did not come about.");
    }

    private async Task EndsAsync()
    {
        JsonElement done;
        do
        {
            done = await _lines.NextAsync();
        }
        while (done.GetProperty("event").GetString() != "done");

        Assert.True(done.GetProperty("allLoggedOut").GetBoolean());
        (await _running!).ExitedWith(ExitCode.Done);
        Assert.Equal("", (await _running!).Error);
        Assert.Null(_somebody.Owner);
    }

    [GeneratedRegex(@"Listening at (?<where>127\.0\.0\.1:\d+)[^\d]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Listening();

    /// <summary>What is printed by several threads, to be looked at meanwhile.</summary>
    private sealed class SharedText : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override void Write(string? value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>A drive that cannot be opened.</summary>
    private sealed class ClosedDrive(TransportFailure failure) : ITransportEnumerator
    {
        public bool Recognises(string deviceName) => true;

        public IReadOnlyList<TransportInfo> List() => [];

        public IScsiTransport Open(string deviceName) => throw new ScsiTransportException(failure, $"{deviceName} is not for you.");
    }
}
