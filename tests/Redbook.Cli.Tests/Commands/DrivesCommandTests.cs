namespace Redbook.Cli.Tests.Commands;

public sealed class DrivesCommandTests
{
    [Fact]
    public async Task Without_drives_it_says_how_to_get_one()
    {
        using CliHarness cli = new();
        CliHarness.CliResult result = (await cli.RunAsync("drives")).ExitedWith(0);
        Assert.StartsWith("No drives.", result.Out, StringComparison.Ordinal);
        Assert.Contains("REDBOOK_DRIVES", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registered_drives_are_listed_by_the_name_that_opens_them()
    {
        using CliHarness cli = new() { Drives = new Drives([], "virtual:/tmp/a.disc") };
        cli.Drives.Register("/tmp/b.disc", @"D:\");
        CliHarness.CliResult result = (await cli.RunAsync("drives")).ExitedWith(0);
        Assert.Contains("virtual:/tmp/a.disc", result.Out, StringComparison.Ordinal);
        Assert.Contains(@"D:\", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_gives_one_event_for_each_drive()
    {
        using CliHarness cli = new() { Drives = new Drives([], "virtual:/tmp/a.disc") };
        cli.Drives.Register("/tmp/b.disc", @"D:\");
        CliHarness.CliResult result = (await cli.RunAsync("drives", "--json")).ExitedWith(0);
        Assert.Equal(["drive", "drive"], result.Events.Select(e => e.GetProperty("event").GetString()));
        Assert.Equal(DriveName.OfVirtualDisc("/tmp/a.disc").ToString(), result.Events[0].GetProperty("name").GetString());
        Assert.False(result.Events[0].GetProperty("real").GetBoolean());
        Assert.Equal(@"D:\", result.Events[1].GetProperty("volumePathNames")[0].GetString());
    }
}
