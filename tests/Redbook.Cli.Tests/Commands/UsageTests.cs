namespace Redbook.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly CliHarness _cli = new();

    [Theory]
    [InlineData("")]
    [InlineData("burn")]
    [InlineData("plan")]
    [InlineData("image")]
    [InlineData("info")]
    [InlineData("finalize")]
    [InlineData("drives")]
    [InlineData("disc")]
    [InlineData("disc new")]
    [InlineData("disc show")]
    [InlineData("disc fault")]
    [InlineData("erase")]
    [InlineData("eject")]
    [InlineData("load")]
    [InlineData("unlock")]
    public async Task Every_command_explains_itself_with_examples(string command)
    {
        string[] arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CliHarness.CliResult result = (await _cli.RunAsync([.. arguments, "--help"])).ExitedWith(0);
        Assert.Contains("Examples:", result.Out, StringComparison.Ordinal);
        Assert.Contains("  redbook ", result.Out, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("burnt")]
    [InlineData("burn")]
    [InlineData("burn", "a.wav", "--mode", "dao")]
    [InlineData("burn", "a.wav", "--image", "b.raw")]
    [InlineData("burn", "a.wav", "--subcode", "raw")]
    [InlineData("burn", "a.wav", "--gap", "long")]
    [InlineData("burn", "a.wav", "--gap", "-1")]
    [InlineData("burn", "a.wav", "--isrc", "DEA122400001")]
    [InlineData("burn", "a.wav", "--isrc", "1=DE")]
    [InlineData("burn", "a.wav", "--mcn", "123")]
    [InlineData("burn", "a.wav", "--copy", "maybe")]
    [InlineData("burn", "a.wav", "--index", "1:00")]
    [InlineData("burn", "a.wav", "--index", "1=x")]
    [InlineData("burn", "a.wav", "--first-track", "100")]
    [InlineData("burn", "a.wav", "--pre-emphasis-tracks", "3-1")]
    [InlineData("burn", "a.wav", "--cdtext-language", "klingon")]
    [InlineData("burn", "a.wav", "--cdtext-charset", "utf-8")]
    [InlineData("burn", "a.wav", "--no-cdtext", "--title", "x")]
    [InlineData("burn", "a.wav", "--write-offset", "6000")]
    [InlineData("burn", "a.wav", "--copies", "0")]
    [InlineData("burn", "a.wav", "--underrun-protection", "maybe")]
    [InlineData("plan")]
    [InlineData("plan", "a.wav", "--q", "later")]
    [InlineData("image", "a.wav")]
    [InlineData("burn", "a.wav", "--speed", "fast")]
    [InlineData("burn", "a.wav", "--speed", "0")]
    [InlineData("burn", "a.wav", "--raw-pcm", "s16")]
    [InlineData("burn", "a.wav", "--no-such-option")]
    [InlineData("disc", "new")]
    [InlineData("disc", "show")]
    [InlineData("disc", "fault", "x.disc")]
    [InlineData("disc", "fault", "x.disc", "plan.json", "--clear")]
    [InlineData("erase", "--quick")]
    [InlineData("disc", "new", "x.disc", "--minutes", "60")]
    [InlineData("disc", "new", "x.disc", "--type", "dvd")]
    [InlineData("info", "extra")]
    public async Task What_makes_no_sense_ends_with_2_and_points_to_the_help(params string[] arguments)
    {
        CliHarness.CliResult result = (await _cli.RunAsync(arguments)).ExitedWith(ExitCode.WrongUsage);
        Assert.StartsWith("redbook: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
        Assert.Empty(Directory.GetFileSystemEntries(_cli.Folder.Root));
    }

    [Fact]
    public async Task Wrong_usage_is_an_event_under_json()
    {
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav", "--speed", "fast", "--json")).ExitedWith(2);
        Assert.Equal("usage", result.Event("error").GetProperty("kind").GetString());
        Assert.Equal(2, result.Event("error").GetProperty("exitCode").GetInt32());
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("finalize")]
    [InlineData("erase")]
    [InlineData("eject")]
    [InlineData("load")]
    [InlineData("unlock")]
    public async Task Commands_that_need_a_drive_say_how_to_name_one(string command)
    {
        CliHarness.CliResult result = (await _cli.RunAsync(command)).ExitedWith(ExitCode.WrongUsage);
        Assert.Contains("REDBOOK_DRIVE", result.Error, StringComparison.Ordinal);
        Assert.Contains("virtual:PATH", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("finalize")]
    [InlineData("burn")]
    public async Task A_drive_that_is_no_name_is_wrong_usage(string command)
    {
        string[] files = command == "burn" ? ["a.wav"] : [];
        CliHarness.CliResult result =
            (await _cli.RunAsync([command, .. files, "--drive", "album.disc"])).ExitedWith(ExitCode.WrongUsage);
        Assert.Contains("'album.disc' is not the name of a drive", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info", "/dev/sr0")]
    [InlineData("info", "D:")]
    [InlineData("burn", "/dev/sr0")]
    public async Task A_real_drive_without_a_way_to_it_ends_with_4(string command, string drive)
    {
        string[] files = command == "burn" ? ["a.wav"] : [];
        CliHarness.CliResult result =
            (await _cli.RunAsync([command, .. files, "--drive", drive])).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains(drive, result.Error, StringComparison.Ordinal);
        Assert.Contains("yet", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_the_drive_when_the_command_line_does_not()
    {
        _cli.Environment["REDBOOK_DRIVE"] = "virtual:" + _cli.Folder.PathOf("nowhere.disc");
        CliHarness.CliResult result = (await _cli.RunAsync("info")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("nowhere.disc", result.Error, StringComparison.Ordinal);
        Assert.Contains("redbook disc new", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}
