using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class DiscDriveCommandTests : IDisposable
{
    private readonly CliHarness _cli = new();

    private string Drive => "virtual:" + _cli.Folder.PathOf("a.disc");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_disc_is_made_for_a_drive_and_put_into_another()
    {
        CliHarness.CliResult made = (await _cli.RunAsync("disc", "new", "a.disc", "--drive", "pq-only", "--timing", "quick")).ExitedWith(0);
        Assert.Contains("REDBOOK PQ ONLY", made.Out, StringComparison.Ordinal);
        CliHarness.CliResult info = (await _cli.RunAsync("info", "--drive", Drive, "--json")).ExitedWith(0);
        Assert.Equal("PQ ONLY", info.Event("drive").GetProperty("product").GetString());
        CliHarness.CliResult shown = (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0);
        Assert.Contains("REDBOOK PQ ONLY, takes its time", shown.Out, StringComparison.Ordinal);

        _cli.Folder.Write("mine.json", """{ "format": "redbook drive", "version": 1, "product": "MINE" }"""u8.ToArray());
        CliHarness.CliResult put = (await _cli.RunAsync("disc", "drive", "a.disc", "mine.json", "--json")).ExitedWith(0);
        Assert.Equal("REDBOOK MINE", put.Event("done").GetProperty("driveModel").GetString());
        Assert.False(put.Event("done").GetProperty("timed").GetBoolean());
        (await _cli.RunAsync("disc", "drive", Drive, "--plain")).ExitedWith(0);
        Assert.False(File.Exists(Path.Combine(_cli.Folder.PathOf("a.disc"), VirtualDiscDrive.ProfileFileName)));
    }

    [Fact]
    public async Task A_drive_that_is_not_known_makes_no_disc()
    {
        CliHarness.CliResult refused = (await _cli.RunAsync("disc", "new", "a.disc", "--drive", "fast")).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("picky-cue", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.Folder.PathOf("a.disc")));
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        (await _cli.RunAsync("disc", "drive", "a.disc")).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("disc", "drive", "a.disc", "slow", "--plain")).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("info", "--drive", Drive + "?drive=fast")).ExitedWith(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task A_disc_is_made_as_it_is_wanted()
    {
        (await _cli.RunAsync(
            "disc", "new", "a.disc", "--type", "cd-rw", "--speeds", "2-4", "--overburn", "150", "--lead-in", "97:26:65", "--write-protected")).ExitedWith(0);
        System.Text.Json.JsonElement disc = (await _cli.RunAsync("disc", "show", "a.disc", "--json")).ExitedWith(0).Event("virtualDisc");
        Assert.Equal((2, 4), (disc.GetProperty("minSpeedX").GetInt32(), disc.GetProperty("maxSpeedX").GetInt32()));
        Assert.Equal(150, disc.GetProperty("overburnSectors").GetInt32());
        Assert.True(disc.GetProperty("writeProtected").GetBoolean());
        Assert.Equal("97:26:65", (await _cli.RunAsync("info", "--drive", Drive, "--json")).ExitedWith(0).Event("disc").GetProperty("atipLeadInStart").GetString());

        (await _cli.RunAsync("disc", "new", "b.disc", "--condition", "unformatted")).ExitedWith(0);
        string refused = (await _cli.RunAsync("info", "--drive", "virtual:" + _cli.Folder.PathOf("b.disc"))).ExitedWith(ExitCode.DriveOrDisc).Error;
        Assert.Contains("2/30/10", refused, StringComparison.Ordinal);
        Assert.Contains("unformatted", (await _cli.RunAsync("disc", "show", "b.disc")).ExitedWith(0).Out, StringComparison.Ordinal);
        string[][] wrong = [["--speeds", "fast"], ["--speeds", "12-4"], ["--lead-in", "07:00:00"], ["--lead-in", "x"], ["--overburn", "99999"]];
        foreach (string[] options in wrong)
        {
            (await _cli.RunAsync(["disc", "new", "c.disc", .. options])).ExitedWith(ExitCode.WrongUsage);
            Assert.False(Directory.Exists(_cli.Folder.PathOf("c.disc")));
        }
    }

    [Fact]
    public async Task A_disc_is_taken_out_and_put_back()
    {
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        CliHarness.CliResult outside = (await _cli.RunAsync("disc", "eject", "a.disc", "--json")).ExitedWith(0);
        Assert.False(outside.Event("done").GetProperty("inDrive").GetBoolean());
        Assert.Equal("none", (await _cli.RunAsync("info", "--drive", Drive, "--json")).ExitedWith(0).Event("disc").GetProperty("type").GetString());
        Assert.Contains("empty: the disc is out", (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0).Out, StringComparison.Ordinal);
        Assert.Contains("already", (await _cli.RunAsync("disc", "eject", "a.disc")).ExitedWith(0).Out, StringComparison.Ordinal);
        (await _cli.RunAsync("disc", "insert", "a.disc")).ExitedWith(0);
        Assert.Equal("cd-r", (await _cli.RunAsync("info", "--drive", Drive, "--json")).ExitedWith(0).Event("disc").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Every_command_that_speaks_to_a_drive_can_be_traced_and_a_folder_takes_many_traces()
    {
        (await _cli.RunAsync("disc", "new", "a.disc", "--type", "cd-rw")).ExitedWith(0);
        _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));
        (await _cli.RunAsync("burn", "a.wav", "--drive", Drive, "--no-finalize")).ExitedWith(0);
        Directory.CreateDirectory(_cli.Folder.PathOf("traces"));
        string[][] commands = [["info"], ["finalize"], ["erase", "--trace-hashes"], ["info", "--json"]];
        foreach (string[] command in commands)
        {
            (await _cli.RunAsync([.. command, "--drive", Drive, "--trace", "traces"])).ExitedWith(0);
        }

        _cli.InputBytes = "O0,0,0\nS36\n3\n6\n18\n40\n\x12\0\0\0\x24\0"u8.ToArray();
        (await _cli.RunAsync("rscsi", "--drive", Drive, "--trace", "traces")).ExitedWith(0);
        Assert.Equal(
            ["0001.trace", "0002.trace", "0003.trace", "0004.trace", "0005.trace"],
            Directory.GetFiles(_cli.Folder.PathOf("traces")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // What a blank disc was asked is asked again, and answered the same.
        (await _cli.RunAsync("replay", "traces/0004.trace", "--drive", Drive)).ExitedWith(0);
        (await _cli.RunAsync("replay", "traces/0005.trace", "--drive", Drive)).ExitedWith(0);
        (await _cli.RunAsync("info", "--drive", Drive, "--trace", "traces/0001.trace")).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("info", "--drive", Drive, "--trace-hashes")).ExitedWith(ExitCode.WrongUsage);
    }
}
