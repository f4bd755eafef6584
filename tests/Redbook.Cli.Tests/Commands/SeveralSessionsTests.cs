using System.Text.Json;
using Redbook.Cli.Burning;
using Redbook.Cli.Output;
using Redbook.Emulation;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

/// <summary>Discs of several sessions at the command line: what is said of them before, meanwhile and afterwards.</summary>
public sealed class SeveralSessionsTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public SeveralSessionsTests()
    {
        _cli.Folder.Write("sound.bin", Signals.Noise(310, seed: 1));
        _cli.Folder.Write("data.bin", Signals.Noise(400, seed: 2).AsSpan(0, 350 * 2048));
        _cli.Folder.Write("enhanced.cue", """
            REM SESSION 01
            FILE sound.bin BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM SESSION 02
            FILE data.bin BINARY
              TRACK 02 MODE1/2048
                INDEX 01 00:00:00

            """u8);
    }

    private string Disc => _cli.Folder.PathOf("a.disc");

    [Theory]
    [InlineData("sao", "Lead-in")]
    [InlineData("raw", "Lead-in")]
    [InlineData("tao", null)]
    public async Task A_recording_names_each_session(string mode, string? leadIn)
    {
        await NewDiscAsync();
        CliHarness.CliResult done = (await BurnAsync("--mode", mode)).ExitedWith(0);
        Assert.Contains("2 tracks in 2 sessions", done.Out, StringComparison.Ordinal);
        string[] lines = [.. done.Out.Split('\n').Select(static line => line.TrimEnd())];
        string[] expected =
        [
            "Session 1 of 2", .. leadIn is null ? [] : (string[])[leadIn], "Track 1: sound", "Closing session 1",
            "Session 2 of 2", .. leadIn is null ? [] : (string[])[leadIn], "Track 2: data", "Closing the disc",
        ];
        int at = Array.IndexOf(lines, expected[0]);
        Assert.Equal(expected, lines[at..(at + expected.Length)].Select(static line => line.Split(" at ")[0]));
        Assert.Contains("2 tracks in 2 sessions, 00:08 min recorded", done.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_name_the_sessions()
    {
        await NewDiscAsync();
        CliHarness.CliResult done = (await BurnAsync("--json", "--mode", "sao")).ExitedWith(0);
        JsonElement[] sessions = [.. done.Events.Where(static one => one.GetProperty("event").GetString() is "sessionStarted" or "closing")];
        Assert.Equal(
            ["sessionStarted 1", "closing 1", "sessionStarted 2", "closing 2"],
            sessions.Select(static one => $"{one.GetProperty("event")} {one.GetProperty("session")}"));
        Assert.All(sessions, static one => Assert.Equal(2, one.GetProperty("of").GetInt32()));
        JsonElement end = done.Event("done");
        Assert.Equal((2, 2), (end.GetProperty("sessions").GetInt32(), end.GetProperty("sessionsRecorded").GetInt32()));
        Assert.Equal([1, 2], end.GetProperty("tracks").EnumerateArray().Select(static track => track.GetProperty("session").GetInt32()));

        CliHarness.CliResult plan = (await _cli.RunAsync("plan", "enhanced.cue", "--json", "--q", "310")).ExitedWith(0);
        JsonElement[] planned = [.. plan.Event("discPlan").GetProperty("sessions").EnumerateArray()];
        Assert.Equal([-150, 310 + 11_250], planned.Select(static session => session.GetProperty("programLba").GetInt32()));
        Assert.Equal([1, 2], planned.Select(static session => session.GetProperty("firstTrack").GetInt32()));
        Assert.Equal("leadOut", plan.Event("q").GetProperty("area").GetString());
    }

    [Fact]
    public async Task The_plan_shows_the_contents_and_the_cue_sheet_of_each_session()
    {
        CliHarness.CliResult plan = (await _cli.RunAsync("plan", "enhanced.cue", "--cue-sheet")).ExitedWith(0);
        foreach (string said in (string[])
            ["in 2 sessions", "Table of contents of session 1", "next session's program at 02:36:10", "Cue sheet of session 2", "41 02 01 10 00"])
        {
            Assert.Contains(said, plan.Out, StringComparison.Ordinal);
        }

        CliHarness.CliResult image = (await _cli.RunAsync("image", "enhanced.cue", "-o", "x.raw")).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("The disc has 2 sessions; a raw image is of one.", image.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.Folder.PathOf("x.raw")));
    }

    [Fact]
    public async Task What_another_format_holds_of_the_sessions_is_said()
    {
        CliHarness.CliResult toc = (await _cli.RunAsync("convert", "enhanced.cue", "x.toc")).ExitedWith(0);
        Assert.Contains("session 2 with track 2 is lost", toc.Out + toc.Error, StringComparison.Ordinal);
        Assert.Contains("x.toc: 1 track,", toc.Out, StringComparison.Ordinal);
        CliHarness.CliResult ccd = (await _cli.RunAsync("convert", "enhanced.cue", "x.ccd")).ExitedWith(0);
        Assert.Contains("x.ccd: 2 tracks,", ccd.Out, StringComparison.Ordinal);
        CliHarness.CliResult back = (await _cli.RunAsync("convert", "x.ccd", "back.cue")).ExitedWith(0);
        Assert.DoesNotContain("is lost", back.Out + back.Error, StringComparison.Ordinal);
        Assert.Contains("REM SESSION 02", await File.ReadAllTextAsync(_cli.Folder.PathOf("back.cue"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sao")]
    [InlineData("raw")]
    [InlineData("tao")]
    public async Task Ctrl_C_while_the_first_session_is_closed_leaves_it_whole_and_says_so(string mode)
    {
        await NewDiscAsync();
        using StringWriter output = new();
        _cli.Out = new Watcher(output, "Closing session 1", () => _cli.Interrupts.Signal());
        (await BurnAsync("--mode", mode)).ExitedWith(ExitCode.Cancelled);
        string said = output.ToString();
        Assert.Contains("Cancelled after session 1 of 2: 1 track, 00:04 min recorded. What is recorded can be read.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("will be lost", said, StringComparison.Ordinal);
        Assert.Contains("The disc is open", said, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(Disc);
        Assert.Equal((DiscStatus.Appendable, 1), (disc.Status, disc.Layout.Sessions.Count));
    }

    [Fact]
    public async Task Ctrl_C_twice_when_the_second_session_begins_tells_what_is_left()
    {
        await NewDiscAsync();
        using StringWriter output = new();
        _cli.Out = new Watcher(output, "Session 2 of 2", () =>
        {
            _cli.Interrupts.Signal();
            _cli.Interrupts.Signal();
        });
        (await BurnAsync("--mode", "sao")).ExitedWith(ExitCode.Cancelled);
        string said = output.ToString();
        Assert.Contains("Session 2 will be lost if you stop now", said, StringComparison.Ordinal);
        Assert.Contains("Cancelled after session 1 of 2: 1 track, 00:04 min recorded.", said, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(Disc);
        Assert.Single(disc.Layout.Sessions);
    }

    [Fact]
    public async Task A_second_session_that_is_broken_off_is_told_of_beside_what_can_be_read()
    {
        await NewDiscAsync();
        using Drive drive = _cli.Drives.Open(DriveName.Parse("virtual:" + Disc));
        Album album = Album.FromImage(_cli.Folder.PathOf("enhanced.cue"));
        BurnResult whole = await drive.BurnAsync(album, new BurnOptions { Mode = WriteMode.SessionAtOnce }, cancellationToken: TestContext.Current.CancellationToken);
        BurnResult broken = whole with { Tracks = [whole.Tracks[0]], SessionsRecorded = 1, IsClosed = false, IsDiscSpoiled = true };
        using StringWriter said = new();
        EndText.Write(new PlainTextOutput(said), new BurnEnd(drive.Entry, null, ExitCode.Cancelled), broken);
        Assert.Equal(
            "Cancelled: session 2 of 2 had been begun and cannot be used. What was recorded before it (1 track, 00:04 min) can be read; "
            + "nothing can be added.",
            said.ToString().Trim());
    }

    public void Dispose() => _cli.Dispose();

    private async Task NewDiscAsync() => (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);

    private Task<CliHarness.CliResult> BurnAsync(params string[] more) =>
        _cli.RunAsync(["burn", "enhanced.cue", "--drive", "virtual:" + Disc, .. more]);

    private sealed class Watcher(TextWriter inner, string text, Action seen) : TextWriter
    {
        private bool _done;

        public override System.Text.Encoding Encoding => inner.Encoding;

        public override void WriteLine(string? value)
        {
            inner.WriteLine(value);
            if (!_done && value?.Contains(text, StringComparison.Ordinal) == true)
            {
                _done = true;
                seen();
            }
        }
    }
}
