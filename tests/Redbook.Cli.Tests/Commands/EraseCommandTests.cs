using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class EraseCommandTests : IDisposable
{
    private readonly SoftwareRecorder _recorder = new();
    private readonly VirtualDisc _disc = VirtualDisc.InMemory(new MediumOptions { Type = MediumType.CdRw });
    private readonly CliHarness _cli;

    public EraseCommandTests()
    {
        _recorder.Insert(_disc);
        _cli = new CliHarness { Drives = new Drives([new OneDrive(_recorder)]) { KeepsAwake = false } };
        _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_virtual_disc_is_recorded_erased_and_recorded_again(bool full)
    {
        (await _cli.RunAsync("disc", "new", "a.disc", "--type", "cd-rw")).ExitedWith(0);
        string drive = "virtual:" + _cli.Folder.PathOf("a.disc");
        (await _cli.RunAsync("burn", "a.wav", "--drive", drive)).ExitedWith(0);
        (await _cli.RunAsync("burn", "a.wav", "--drive", drive)).ExitedWith(ExitCode.DriveOrDisc);

        CliHarness.CliResult erased = (await _cli.RunAsync(["erase", "--drive", drive, .. Full(full)])).ExitedWith(0);

        Assert.Contains("is blank", erased.Out, StringComparison.Ordinal);
        CliHarness.CliResult info = (await _cli.RunAsync("info", "--drive", drive, "--json")).ExitedWith(0);
        Assert.Equal("cd-rw", info.Event("disc").GetProperty("type").GetString());
        Assert.Equal("blank", info.Event("disc").GetProperty("state").GetString());
        (await _cli.RunAsync("burn", "a.wav", "--drive", drive)).ExitedWith(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Json_has_progress_and_ends_with_done(bool full)
    {
        (await Burn()).ExitedWith(0);

        CliHarness.CliResult erased = (await Erase(["--yes", "--json", .. Full(full)])).ExitedWith(0);

        Assert.All(erased.Events.SkipLast(1), e => Assert.Equal("progress", e.GetProperty("event").GetString()));
        Assert.True(erased.Events.Count > 2);
        Assert.Equal(0, erased.Events[0].GetProperty("percent").GetDouble());
        Assert.Equal(100, erased.Events[^2].GetProperty("percent").GetDouble());
        Assert.Equal(full, erased.Event("done").GetProperty("full").GetBoolean());
        Assert.True(erased.Event("done").GetProperty("realDrive").GetBoolean());
        Assert.Equal(DiscStatus.Blank, _disc.Status);
        Assert.False(_recorder.IsTrayLocked);
    }

    [Fact]
    public async Task A_real_disc_is_erased_only_after_yes()
    {
        (await Burn()).ExitedWith(0);
        (await Erase()).ExitedWith(ExitCode.WrongUsage);
        (await Erase("--json")).ExitedWith(ExitCode.WrongUsage);
        _cli.IsTerminal = true;
        _cli.Environment["NO_COLOR"] = "1";
        _cli.Input = "no\n";
        (await Erase()).ExitedWith(ExitCode.Cancelled);
        Assert.Equal(DiscStatus.Complete, _disc.Status);

        _cli.Input = "yes\n";
        CliHarness.CliResult erased = (await Erase("--full")).ExitedWith(0);
        string shown = erased.Out[..erased.Out.IndexOf("Go on?", StringComparison.Ordinal)];
        Assert.Contains("/dev/sr0, REDBOOK", shown, StringComparison.Ordinal);
        Assert.Contains("CD-RW, closed, 1 track", shown, StringComparison.Ordinal);
        Assert.Contains("erase the whole disc", shown, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Blank, _disc.Status);
    }

    [Fact]
    public async Task On_a_terminal_a_bar_shows_how_far_it_is()
    {
        (await Burn()).ExitedWith(0);
        _cli.IsTerminal = true;
        CliHarness.CliResult erased = (await Erase("--yes")).ExitedWith(0);
        Assert.Contains("Erasing", erased.Out, StringComparison.Ordinal);
        Assert.Contains("is blank", erased.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disc_that_is_recorded_once_is_refused()
    {
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        CliHarness.CliResult refused = (await _cli.RunAsync(
            "erase", "--json", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"))).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("notRecordable", refused.Event("error").GetProperty("reason").GetString());
        Assert.Contains("CD-RW", refused.Event("error").GetProperty("advice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_drive_and_a_drive_that_fails_end_with_4()
    {
        _recorder.Faults = FaultPlan.Of(Fault.At(Opcode.Blank, FaultAction.Answer(SenseKey.MediumError, 0x51, 0x00)));
        CliHarness.CliResult failed = (await Erase("--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("3/51/00", failed.Error, StringComparison.Ordinal);
        Assert.Contains("full erase", failed.Error, StringComparison.Ordinal);

        _recorder.Faults = FaultPlan.None;
        _recorder.Remove();
        CliHarness.CliResult empty = (await Erase("--yes", "--json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("noDisc", empty.Event("error").GetProperty("reason").GetString());
    }

    public void Dispose()
    {
        _cli.Dispose();
        _recorder.Dispose();
        _disc.Dispose();
    }

    private static string[] Full(bool full) => full ? ["--full"] : [];

    private Task<CliHarness.CliResult> Burn() => _cli.RunAsync("burn", "a.wav", "--drive", "/dev/sr0", "--yes");

    private Task<CliHarness.CliResult> Erase(params string[] options) =>
        _cli.RunAsync(["erase", "--drive", "/dev/sr0", .. options]);
}
