using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public ReplayCommandTests() => _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));

    [Fact]
    public async Task A_job_that_was_traced_is_done_again_on_another_disc()
    {
        await Burn("--trace", "a.trace");
        await NewDisc("b.disc");
        CliHarness.CliResult same = (await _cli.RunAsync("replay", "a.trace", "--drive", Drive("b.disc"))).ExitedWith(0);
        Assert.Contains("every one answered as in the trace", same.Out, StringComparison.Ordinal);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(_cli.Folder.PathOf("a.disc"), "disc.bin")),
            File.ReadAllBytes(Path.Combine(_cli.Folder.PathOf("b.disc"), "disc.bin")));

        // Once more it meets a closed disc.
        CliHarness.CliResult other = (await _cli.RunAsync("replay", "a.trace", "--drive", Drive("b.disc"), "--json")).ExitedWith(ExitCode.Failed);
        Assert.Contains(other.Events, static one => one.GetProperty("event").GetString() == "difference"
            && one.GetProperty("sent").GetString()!.StartsWith("WRITE(10)", StringComparison.Ordinal));
        Assert.True(other.Event("done").GetProperty("differences").GetInt64() > 5);
        other = (await _cli.RunAsync("replay", "a.trace", "--drive", Drive("b.disc"), "--any-drive")).ExitedWith(ExitCode.Failed);
        Assert.Contains("answered differently; the first is command", other.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_with_hashes_is_small_and_replays_with_silence()
    {
        await Burn("--trace", "a.trace", "--trace-hashes");
        Assert.InRange(new FileInfo(_cli.Folder.PathOf("a.trace")).Length, 1000, 50_000);
        await NewDisc("b.disc");
        (await _cli.RunAsync("replay", "a.trace", "--drive", Drive("b.disc"))).ExitedWith(0);
    }

    [Fact]
    public async Task No_file_is_overwritten_and_nothing_is_recorded_when_a_trace_cannot_be_made()
    {
        await NewDisc("a.disc");
        byte[] before = File.ReadAllBytes(_cli.Folder.PathOf("a.wav"));
        (await _cli.RunAsync("burn", "a.wav", "--drive", Drive("a.disc"), "--trace", "a.wav")).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("burn", "a.wav", "--drive", Drive("a.disc"), "--trace-hashes")).ExitedWith(ExitCode.WrongUsage);
        Assert.Equal(before, File.ReadAllBytes(_cli.Folder.PathOf("a.wav")));
        (await _cli.RunAsync("burn", "a.wav", "--drive", Drive("a.disc"))).ExitedWith(0);
    }

    [Fact]
    public async Task What_is_no_trace_is_an_input_refused()
    {
        await NewDisc("a.disc");
        CliHarness.CliResult refused = (await _cli.RunAsync("replay", "a.wav", "--drive", Drive("a.disc"))).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("At byte 0", refused.Error, StringComparison.Ordinal);
        (await _cli.RunAsync("replay", "none", "--drive", Drive("a.disc"))).ExitedWith(ExitCode.InputRefused);
    }

    public void Dispose() => _cli.Dispose();

    private string Drive(string disc) => "virtual:" + _cli.Folder.PathOf(disc);

    private async Task NewDisc(string disc) => (await _cli.RunAsync("disc", "new", disc)).ExitedWith(0);

    private async Task Burn(params string[] options)
    {
        await NewDisc("a.disc");
        (await _cli.RunAsync(["burn", "a.wav", "--drive", Drive("a.disc"), .. options])).ExitedWith(0);
    }
}
