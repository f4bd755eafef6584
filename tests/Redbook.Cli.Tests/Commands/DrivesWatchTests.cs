using System.Text.Json;

namespace Redbook.Cli.Tests.Commands;

public sealed class DrivesWatchTests
{
    [Fact]
    public async Task Everything_that_happens_after_the_list_is_told_until_the_user_says_stop()
    {
        using LineWriter lines = new();
        using CliHarness cli = new() { Drives = new Drives([]), Out = lines };
        cli.Drives.Register(cli.Folder.PathOf("first.disc"));

        Task<CliHarness.CliResult> running = cli.RunAsync("drives", "--watch", "--json");
        Assert.Equal("drive", (await lines.NextAsync()).GetProperty("event").GetString());
        JsonElement watching = await lines.NextAsync();
        Assert.Equal("watching", watching.GetProperty("event").GetString());
        Assert.Equal(1, watching.GetProperty("drives").GetInt32());

        DriveEntry second = VirtualDiscs.Create(cli.Folder.PathOf("second.disc"));
        cli.Drives.Register(second.Name.Value, @"E:\");
        JsonElement added = await lines.NextAsync();
        Assert.Equal("driveAdded", added.GetProperty("event").GetString());
        Assert.Equal(second.Name.ToString(), added.GetProperty("name").GetString());
        Assert.Equal(@"E:\", added.GetProperty("volumePathNames")[0].GetString());

        VirtualDiscDrive.Eject(second.Name.Value);
        JsonElement disc = await lines.NextAsync();
        Assert.Equal("discChanged", disc.GetProperty("event").GetString());
        Assert.Equal("removed", disc.GetProperty("what").GetString());
        Assert.Equal(second.Name.ToString(), disc.GetProperty("name").GetString());

        cli.Drives.Unregister(second.Name);
        Assert.Equal("driveRemoved", (await lines.NextAsync()).GetProperty("event").GetString());

        Assert.True(cli.Interrupts.Signal());
        Assert.Equal("done", (await lines.NextAsync()).GetProperty("event").GetString());
        (await running).ExitedWith(ExitCode.Done);
        Assert.Equal("", (await running).Error);
    }

    [Fact]
    public async Task People_read_sentences_with_the_time()
    {
        using LineWriter lines = new();
        using CliHarness cli = new() { Drives = new Drives([]), Out = lines };

        Task<CliHarness.CliResult> running = cli.RunAsync("drives", "--watch");
        while (!(await lines.NextTextAsync()).Contains("Watching", StringComparison.Ordinal))
        {
        }

        DriveEntry drive = cli.Drives.Register(cli.Folder.PathOf("a.disc"));
        Assert.Matches($@"^\d\d:\d\d:\d\d  A drive came: {drive.Name}$", await lines.NextTextAsync());
        Assert.True(cli.Interrupts.Signal());
        (await running).ExitedWith(ExitCode.Done);
    }
}
