using Redbook.Emulation;
using Redbook.Mmc.Commands;
using Redbook.Mmc;

namespace Redbook.Cli.Tests.Commands;

public sealed class TrayCommandTests : IDisposable
{
    private readonly SoftwareRecorder _recorder = new();
    private readonly VirtualDisc _disc = VirtualDisc.InMemory();
    private readonly CliHarness _cli;

    public TrayCommandTests()
    {
        _recorder.Insert(_disc);
        _cli = new CliHarness { Drives = new Drives([new OneDrive(_recorder)]) { KeepsAwake = false } };
    }

    [Fact]
    public async Task The_tray_is_opened_and_closed()
    {
        CliHarness.CliResult opened = (await Run("eject")).ExitedWith(0);
        Assert.Contains("/dev/sr0 is open", opened.Out, StringComparison.Ordinal);
        Assert.True(_recorder.IsTrayOpen);

        CliHarness.CliResult closed = (await Run("load")).ExitedWith(0);
        Assert.Contains("/dev/sr0 is closed", closed.Out, StringComparison.Ordinal);
        Assert.False(_recorder.IsTrayOpen);
    }

    [Fact]
    public async Task A_tray_that_was_left_locked_is_unlocked()
    {
        using RecorderConnection died = _recorder.Connect();
        new MmcDrive(died).Execute(new PreventAllowMediumRemoval(Prevent: true, Persistent: false));
        CliHarness.CliResult refused = (await Run("eject")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("redbook unlock", refused.Error, StringComparison.Ordinal);
        Assert.Contains("5/53/02", refused.Error, StringComparison.Ordinal);

        (await Run("unlock")).ExitedWith(0);
        Assert.False(_recorder.IsTrayLocked);
        (await Run("eject")).ExitedWith(0);
    }

    [Theory]
    [InlineData("eject")]
    [InlineData("load")]
    [InlineData("unlock")]
    public async Task Json_ends_with_done(string command)
    {
        CliHarness.CliResult result = (await Run(command, "--json")).ExitedWith(0);
        Assert.Equal("/dev/sr0", result.Event("done").GetProperty("drive").GetString());
        Assert.True(result.Event("done").GetProperty("realDrive").GetBoolean());
    }

    [Theory]
    [InlineData("eject")]
    [InlineData("load")]
    [InlineData("unlock")]
    public async Task On_a_virtual_drive_it_is_done_and_said_that_it_does_not_last(string command)
    {
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        CliHarness.CliResult result =
            (await _cli.RunAsync(command, "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"))).ExitedWith(0);
        Assert.Contains("whenever the drive is opened", result.Out, StringComparison.Ordinal);
        (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0);
    }

    public void Dispose()
    {
        _cli.Dispose();
        _recorder.Dispose();
        _disc.Dispose();
    }

    private Task<CliHarness.CliResult> Run(string command, params string[] options) =>
        _cli.RunAsync([command, "--drive", "/dev/sr0", .. options]);
}
