using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class DiscFaultCommandTests : IDisposable
{
    private const string WriteError =
        """
        { "format": "redbook faults", "version": 1,
          "faults": [ { "command": "WRITE(10)", "always": true, "action": { "kind": "answer", "sense": "3/0C/00" } } ] }
        """;

    private readonly CliHarness _cli = new();

    public DiscFaultCommandTests() => _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));

    private string Drive => "virtual:" + _cli.Folder.PathOf("a.disc");

    [Fact]
    public async Task A_disc_fails_as_planned_until_the_plan_is_taken_away()
    {
        Plan(WriteError);
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        CliHarness.CliResult set = (await _cli.RunAsync("disc", "fault", "a.disc", "plan.json")).ExitedWith(0);
        Assert.Contains("1 fault", set.Out, StringComparison.Ordinal);

        CliHarness.CliResult failed = (await _cli.RunAsync("burn", "a.wav", "--drive", Drive)).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("3/0C/00", failed.Error, StringComparison.Ordinal);

        CliHarness.CliResult cleared = (await _cli.RunAsync("disc", "fault", Drive, "--clear", "--json")).ExitedWith(0);
        Assert.Equal(0, cleared.Event("done").GetProperty("faults").GetInt32());
        (await _cli.RunAsync("disc", "fault", Drive, "--clear")).ExitedWith(0);
        (await _cli.RunAsync("burn", "a.wav", "--drive", Drive)).ExitedWith(0);
    }

    [Fact]
    public async Task What_is_no_plan_is_an_input_refused_with_its_place_and_changes_nothing()
    {
        Plan("{ \"format\": \"redbook faults\",\n \"version\": 7 }");
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        CliHarness.CliResult refused =
            (await _cli.RunAsync("disc", "fault", "a.disc", "plan.json", "--json")).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("plan.json, line 2", refused.Event("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        (await _cli.RunAsync("disc", "fault", "a.disc", "none.json")).ExitedWith(ExitCode.InputRefused);
        Assert.False(File.Exists(Path.Combine(_cli.Folder.PathOf("a.disc"), VirtualDiscFaults.FileName)));
    }

    [Fact]
    public async Task A_plan_that_was_spoilt_in_the_folder_is_told_with_what_to_do()
    {
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        File.WriteAllText(Path.Combine(_cli.Folder.PathOf("a.disc"), VirtualDiscFaults.FileName), "{");
        CliHarness.CliResult refused = (await _cli.RunAsync("info", "--drive", Drive)).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("--clear", refused.Error, StringComparison.Ordinal);
        (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0);
        (await _cli.RunAsync("disc", "fault", "a.disc", "--clear")).ExitedWith(0);
        (await _cli.RunAsync("info", "--drive", Drive)).ExitedWith(0);
    }

    [Fact]
    public async Task Without_a_disc_there_is_nothing_to_fail()
    {
        Plan(WriteError);
        CliHarness.CliResult none =
            (await _cli.RunAsync("disc", "fault", "none.disc", "plan.json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("none.disc", none.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private void Plan(string json) => File.WriteAllText(_cli.Folder.PathOf("plan.json"), json);
}
