using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

/// <summary>A drive that the program takes for a real one: what it records cannot be undone.</summary>
public sealed class RealDriveTests : IDisposable
{
    private readonly SoftwareRecorder _recorder = new();
    private readonly VirtualDisc _disc = VirtualDisc.InMemory();
    private readonly CliHarness _cli;

    public RealDriveTests()
    {
        _recorder.Insert(_disc);
        _cli = new CliHarness { Drives = new Drives([new OneDrive(_recorder)]) { KeepsAwake = false } };
        _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_recorded_unless_yes_is_said()
    {
        CliHarness.CliResult refused = (await Burn()).ExitedWith(ExitCode.WrongUsage);
        Assert.Contains("--yes", refused.Error, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Blank, _disc.Status);

        CliHarness.CliResult done = (await Burn("--yes")).ExitedWith(ExitCode.Done);
        Assert.Contains("/dev/sr0", done.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("No real disc was touched", done.Out, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Complete, _disc.Status);
    }

    [Fact]
    public async Task Json_does_not_ask_and_needs_yes()
    {
        _cli.IsTerminal = true;
        _cli.Input = "yes\n";
        CliHarness.CliResult refused = (await Burn("--json")).ExitedWith(ExitCode.WrongUsage);
        Assert.Equal("usage", refused.Event("error").GetProperty("kind").GetString());
        Assert.Equal(DiscStatus.Blank, _disc.Status);
        Assert.True((await Burn("--json", "--yes")).ExitedWith(0).Event("done").GetProperty("realDrive").GetBoolean());
    }

    [Theory]
    [InlineData("no\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("yesterday\n")]
    public async Task Any_answer_but_yes_leaves_the_disc_as_it_is(string answer)
    {
        _cli.IsTerminal = true;
        _cli.Input = answer;
        CliHarness.CliResult result = (await Burn()).ExitedWith(ExitCode.Cancelled);
        Assert.Contains("Nothing was changed", result.Error, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Blank, _disc.Status);
    }

    [Fact]
    public async Task Drive_disc_mode_and_plan_are_shown_before_the_question()
    {
        _cli.IsTerminal = true;
        _cli.Environment["NO_COLOR"] = "1";
        _cli.Input = "yes\n";
        CliHarness.CliResult result = (await Burn("--speed", "16")).ExitedWith(ExitCode.Done);
        string shown = result.Out[result.Out.IndexOf("cannot be undone", StringComparison.Ordinal)..result.Out.IndexOf("Go on?", StringComparison.Ordinal)];
        Assert.Contains("/dev/sr0, REDBOOK", shown, StringComparison.Ordinal);
        Assert.Contains("CD-R, blank", shown, StringComparison.Ordinal);
        Assert.Contains("track-at-once at 16x, 1 track", shown, StringComparison.Ordinal);
        Assert.Contains("disc closed at the end", shown, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Complete, _disc.Status);
    }

    [Fact]
    public async Task A_disc_left_open_takes_more_and_a_closed_one_is_refused_even_with_yes()
    {
        (await Burn("--yes", "--no-finalize")).ExitedWith(0);
        Assert.Equal(DiscStatus.Appendable, _disc.Status);
        (await Burn("--yes")).ExitedWith(0);
        Assert.Equal(2, _disc.Layout.Tracks.Count());

        CliHarness.CliResult refused = (await Burn("--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("The disc in /dev/sr0 is closed", refused.Error, StringComparison.Ordinal);
        Assert.Contains("blank disc", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finalizing_asks_as_well()
    {
        (await Burn("--yes", "--no-finalize")).ExitedWith(0);
        (await _cli.RunAsync("finalize", "--drive", "/dev/sr0")).ExitedWith(ExitCode.WrongUsage);
        Assert.Equal(DiscStatus.Appendable, _disc.Status);
        (await _cli.RunAsync("finalize", "--drive", "/dev/sr0", "--yes")).ExitedWith(0);
        Assert.Equal(DiscStatus.Complete, _disc.Status);
    }

    [Fact]
    public async Task Finalizing_a_blank_disc_is_refused()
    {
        CliHarness.CliResult refused =
            (await _cli.RunAsync("finalize", "--drive", "/dev/sr0", "--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("nothing to close", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simulation_asks_too_and_leaves_the_disc_blank()
    {
        (await Burn("--simulate")).ExitedWith(ExitCode.WrongUsage);
        (await Burn("--simulate", "--yes")).ExitedWith(0);
        Assert.Equal(DiscStatus.Blank, _disc.Status);
    }

    [Fact]
    public async Task An_empty_drive_ends_with_4_and_says_what_to_put_in()
    {
        _recorder.Remove();
        CliHarness.CliResult result = (await Burn("--yes", "--json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("noDisc", result.Event("error").GetProperty("reason").GetString());
        CliHarness.CliResult info = (await _cli.RunAsync("info", "--drive", "/dev/sr0", "--json")).ExitedWith(0);
        Assert.Equal("none", info.Event("disc").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_drive_held_by_another_program_ends_with_4_and_names_it()
    {
        using RecorderConnection other = _recorder.Connect();
        Assert.True(other.TryAcquire("Other Burner", force: false));
        CliHarness.CliResult result = (await Burn("--yes", "--json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("inUse", result.Event("error").GetProperty("reason").GetString());
        Assert.Contains("Other Burner", result.Event("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_error_is_told_in_the_drives_words_with_what_to_do()
    {
        _recorder.Faults = FaultPlan.Of(
            Fault.Always(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00)));
        CliHarness.CliResult result = (await Burn("--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("Writing (track 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("write error", result.Error, StringComparison.Ordinal);
        Assert.Contains("3/0C/00", result.Error, StringComparison.Ordinal);
        Assert.Contains("Try another disc", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_after_some_tracks_says_what_is_on_the_disc()
    {
        _recorder.Faults = FaultPlan.Of(
            Fault.At(Opcode.SynchronizeCache, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), occurrence: 2, count: 99));
        CliHarness.CliResult result =
            (await _cli.RunAsync("burn", "a.wav", "a.wav", "--drive", "/dev/sr0", "--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("Before that, 1 of the album's tracks", result.Error, StringComparison.Ordinal);
        Assert.Contains("redbook finalize", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disc_changed_before_the_first_write_ends_the_job()
    {
        _recorder.Faults = FaultPlan.Of(Fault.At(Opcode.Write10, FaultAction.ChangeMedium));
        CliHarness.CliResult result = (await Burn("--yes", "--json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("discChanged", result.Event("error").GetProperty("reason").GetString());
        Assert.Equal(DiscStatus.Blank, _disc.Status);
    }

    [Fact]
    public async Task A_drive_that_goes_away_is_told_as_such()
    {
        _recorder.Faults = FaultPlan.Of(Fault.At(Opcode.Write10, FaultAction.LoseDevice, occurrence: 3));
        CliHarness.CliResult result = (await Burn("--yes", "--json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("gone", result.Event("error").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Eject_opens_the_tray_at_the_end()
    {
        (await Burn("--yes", "--eject")).ExitedWith(0);
        Assert.True(_recorder.IsTrayOpen);
    }

    [Fact]
    public async Task Afterwards_tray_and_drive_are_free()
    {
        (await Burn("--yes")).ExitedWith(0);
        Assert.False(_recorder.IsTrayLocked);
        using RecorderConnection other = _recorder.Connect();
        Assert.True(other.TryAcquire("next", force: false));
    }

    public void Dispose()
    {
        _cli.Dispose();
        _recorder.Dispose();
        _disc.Dispose();
    }

    private Task<CliHarness.CliResult> Burn(params string[] options) =>
        _cli.RunAsync(["burn", "a.wav", "--drive", "/dev/sr0", .. options]);
}
