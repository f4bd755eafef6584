using System.Text.Json;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

/// <summary><c>--unmount</c> and <c>--timeout-scale</c> of every command that they are for.</summary>
public sealed class DriveHandlingTests : IDisposable
{
    private readonly SoftwareRecorder _recorder = new();
    private readonly VirtualDisc _disc = VirtualDisc.InMemory(new MediumOptions { Type = MediumType.CdRw });
    private readonly MountedDrive _drive;
    private readonly CliHarness _cli;

    public DriveHandlingTests()
    {
        _recorder.Insert(_disc);
        _drive = new MountedDrive(_recorder);
        _cli = new CliHarness { Drives = new Drives([_drive]) { KeepsAwake = false } };
        _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));
    }

    [Fact]
    public async Task A_mounted_disc_is_refused_with_its_mount_point_and_what_to_do()
    {
        CliHarness.CliResult refused = (await Run("burn", "a.wav", "--yes")).ExitedWith(ExitCode.DriveOrDisc);

        Assert.Contains("the disc is mounted at /media/disc", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--unmount", refused.Error, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Blank, _disc.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_request_it_is_unmounted_first_and_that_is_said_before_anything_is_recorded(bool json)
    {
        CliHarness.CliResult done = (await Run(["burn", "a.wav", "--mode", "tao", "--yes", "--unmount", .. Json(json)])).ExitedWith(0);

        const string Notice = "The disc was mounted at /media/disc; it is unmounted now.";
        if (json)
        {
            string[] events = [.. done.Events.Select(static e => e.GetProperty("event").GetString()!)];
            int notice = Array.FindIndex([.. done.Events], static e => e.TryGetProperty("message", out JsonElement m) && m.GetString() == Notice);
            Assert.InRange(notice, 0, Array.IndexOf(events, "trackStarted"));
        }
        else
        {
            Assert.InRange(done.Out.IndexOf(Notice, StringComparison.Ordinal), 0, done.Out.IndexOf("Track 1:", StringComparison.Ordinal));
        }

        Assert.Equal(DiscStatus.Complete, _disc.Status);
    }

    [Fact]
    public async Task Where_it_cannot_be_unmounted_the_reason_is_told()
    {
        _drive.Refusal = "The disc is mounted at /media/disc and cannot be unmounted: player (process 4711) uses it.";
        CliHarness.CliResult refused = (await Run("burn", "a.wav", "--yes", "--unmount", "--json")).ExitedWith(ExitCode.DriveOrDisc);

        Assert.Equal("inUse", refused.Event("error").GetProperty("reason").GetString());
        Assert.Contains("player (process 4711) uses it", refused.Event("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Erasing_and_closing_unmount_too(bool json)
    {
        _drive.Place = null;
        (await Run("burn", "a.wav", "--yes", "--no-finalize")).ExitedWith(0);

        _drive.Place = "/media/disc";
        (await Run("finalize", "--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Told(await Run(["finalize", "--yes", "--unmount", .. Json(json)]), json);
        Assert.Equal(DiscStatus.Complete, _disc.Status);

        _drive.Place = "/media/disc";
        (await Run("erase", "--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Told(await Run(["erase", "--yes", "--unmount", .. Json(json)]), json);
        Assert.Equal(DiscStatus.Blank, _disc.Status);

        static void Told(CliHarness.CliResult result, bool json)
        {
            result.ExitedWith(0);
            Assert.Contains("it is unmounted now", json ? result.Event("notice").GetProperty("message").GetString() : result.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_time_limits_of_every_command_to_a_drive_are_scaled()
    {
        _drive.Place = null;
        (await Run("info", "--timeout-scale", "3")).ExitedWith(0);
        Assert.Equal(Inquiry.Timeout * 3, _drive.Limits[Opcode.Inquiry]);
        (await Run("burn", "a.wav", "--mode", "sao", "--yes", "--timeout-scale", "2.5")).ExitedWith(0);
        Assert.Equal(Write10.Timeout * 2.5, _drive.Limits[Opcode.Write10]);
        Assert.Equal(SendCueSheet.Timeout * 2.5, _drive.Limits[Opcode.SendCueSheet]);
        Assert.Equal(ModeSelect10.Timeout * 2.5, _drive.Limits[Opcode.ModeSelect10]);
        (await Run("erase", "--yes", "--timeout-scale", "4")).ExitedWith(0);
        Assert.Equal(Blank.Timeout * 4, _drive.Limits[Opcode.Blank]);
        (await Run("burn", "a.wav", "--mode", "tao", "--no-finalize", "--yes", "--timeout-scale", "5")).ExitedWith(0);
        (await Run("finalize", "--yes", "--timeout-scale", "6")).ExitedWith(0);
        Assert.Equal(CloseTrackSession.Timeout * 6, _drive.Limits[Opcode.CloseTrackSession]);
        (await Run("eject", "--timeout-scale", "7")).ExitedWith(0);
        Assert.Equal(StartStopUnit.Timeout * 7, _drive.Limits[Opcode.StartStopUnit]);
        (await Run("load", "--timeout-scale", "0.5")).ExitedWith(0);
        Assert.Equal(StartStopUnit.Timeout * 0.5, _drive.Limits[Opcode.StartStopUnit]);
        (await Run("unlock", "--timeout-scale", "9")).ExitedWith(0);
        Assert.Equal(PreventAllowMediumRemoval.Timeout * 9, _drive.Limits[Opcode.PreventAllowMediumRemoval]);
        (await Run("info")).ExitedWith(0);
        Assert.Equal(Inquiry.Timeout, _drive.Limits[Opcode.Inquiry]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("twice")]
    [InlineData("NaN")]
    public async Task A_scale_that_is_none_is_refused(string scale)
    {
        CliHarness.CliResult refused = (await Run("info", "--timeout-scale", scale)).ExitedWith(ExitCode.WrongUsage);
        Assert.Contains("from 0.1 to 100", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_quirks_goes_to_the_drive_and_one_that_is_none_is_refused()
    {
        _drive.Place = null;
        const string Rows = """
            [ { "vendor": "REDBOOK", "product": "VIRTUAL", "observed": "Odd.", "seen": "Here.", "withoutTestWrite": true, "timeoutScale": 3 } ]
            """;
        await File.WriteAllTextAsync(_cli.Folder.PathOf("quirks.json"), $$"""{ "format": "redbook quirks", "version": 1, "drives": {{Rows}} }""");
        CliHarness.CliResult refused = await Run("burn", "a.wav", "--yes", "--simulate", "--quirks", "quirks.json");
        refused.ExitedWith(ExitCode.DriveOrDisc);
        (await Run("burn", "a.wav", "--yes", "--mode", "tao", "--quirks", "quirks.json", "--timeout-scale", "2")).ExitedWith(0);
        Assert.Equal(Write10.Timeout * 6, _drive.Limits[Opcode.Write10]);

        await File.WriteAllTextAsync(_cli.Folder.PathOf("none.json"), "{}");
        CliHarness.CliResult none = (await Run("info", "--quirks", "none.json")).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("docs/drives.md", none.Error, StringComparison.Ordinal);
        (await Run("info", "--quirks", "missing.json")).ExitedWith(ExitCode.InputRefused);
    }

    [Fact]
    public async Task A_time_out_is_told_with_the_way_to_more_time()
    {
        _drive.Place = null;
        _recorder.Faults = FaultPlan.Of(Fault.At(Opcode.Write10, FaultAction.TimeOut, occurrence: 3));
        CliHarness.CliResult late = (await Run("burn", "a.wav", "--yes")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("--timeout-scale", late.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _cli.Dispose();
        _recorder.Dispose();
        _disc.Dispose();
    }

    private static string[] Json(bool json) => json ? ["--json"] : [];

    private Task<CliHarness.CliResult> Run(params string[] arguments) => _cli.RunAsync([.. arguments, "--drive", "/dev/sr0"]);
}
