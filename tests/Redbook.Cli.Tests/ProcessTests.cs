using System.Diagnostics;
using System.Globalization;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Cli.Tests;

/// <summary>The program as a process of its own, as scripts meet it.</summary>
public sealed class ProcessTests : IDisposable
{
    // So slow that no burn is over before the test has interrupted it, however long that takes on a busy machine.
    private const string SlowToWrite =
        """{ "format": "redbook faults", "version": 1, "faults": [ { "command": "WRITE(10)", "always": true, "action": { "kind": "delay", "delaySeconds": 0.05 } } ] }""";

    // An end in good order would take a quarter of an hour.
    private const string SlowToClose =
        """{ "format": "redbook faults", "version": 1, "faults": [ { "command": "WRITE(10)", "always": true, "action": { "kind": "delay", "delaySeconds": 0.05 } }, { "command": "5Bh", "always": true, "action": { "kind": "delay", "delaySeconds": 900 } } ] }""";

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_burn_in_a_pipe_is_plain_text_and_ends_with_0()
    {
        _folder.Write("a b.wav", WavFile.Build(Signals.Noise(300, seed: 1)));
        ProgramResult result = Redbook("burn", "*.wav").Succeeded();
        Assert.DoesNotContain('\u001b', result.Text);
        Assert.Contains("No real disc was touched", result.Text, StringComparison.Ordinal);
        Assert.Empty(result.Error);
        Assert.Single(Directory.GetDirectories(_folder.Root, "redbook-*.disc"));
    }

    [Theory]
    [InlineData(2, "burn")]
    [InlineData(2, "burn", "x.wav", "--drive", "nothing")]
    [InlineData(3, "burn", "missing.wav")]
    [InlineData(4, "info", "--drive", "virtual:missing.disc")]
    [InlineData(0, "drives")]
    [InlineData(0, "--version")]
    [InlineData(0, "burn", "--help")]
    public void The_exit_code_tells_the_cause(int exitCode, params string[] arguments) =>
        Redbook(arguments).ExitedWith(exitCode);

    [Fact]
    public void Registered_drives_come_from_the_environment()
    {
        ProgramOptions options = Options(new() { ["REDBOOK_DRIVES"] = "virtual:one.disc" + Path.PathSeparator + "two.disc" });
        string text = Programs.Run(options, "dotnet", [Program, "drives"]).Succeeded().Text;
        Assert.Contains(Path.Combine(_folder.Root, "one.disc"), text, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.Root, "two.disc"), text, StringComparison.Ordinal);
    }

    // A namespace of users has limits of its own, so that nobody else misses what is used up here.
    [Fact]
    [Trait("Category", "Judge")]
    public async Task Where_the_system_has_no_watch_left_discs_that_come_and_go_are_told_all_the_same()
    {
        VirtualDisc.Create(_folder.PathOf("watched.disc")).Dispose();
        ProgramOptions options = Options(new() { ["REDBOOK_DRIVES"] = "virtual:watched.disc" }) with { IsInterruptible = true };
        using Process process = Programs.Start(
            options, "unshare", "--user", "--map-root-user", "sh", "-c",
            $"echo 0 > /proc/sys/user/max_inotify_instances && exec dotnet '{Program}' drives --watch --json");
        string sign = _folder.PathOf(Path.Combine("watched.disc", VirtualDiscDrive.EmptyFileName));
        string? line;
        List<string> changes = [];
        while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null)
        {
            if (line.Contains("\"watching\"", StringComparison.Ordinal))
            {
                File.WriteAllBytes(sign, []);
            }
            else if (line.Contains("\"discChanged\"", StringComparison.Ordinal))
            {
                changes.Add(line);
                if (changes.Count == 1)
                {
                    File.Delete(sign);
                }
                else
                {
                    Programs.Run("sh", "-c", $"kill -INT {process.Id}").Succeeded();
                }
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Collection(
            changes,
            change => Assert.Contains("\"removed\"", change, StringComparison.Ordinal),
            change => Assert.Contains("\"inserted\"", change, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupt_closes_what_is_recorded_and_ends_with_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        _folder.Write("a.wav", WavFile.Build(Signals.Noise(20_000, seed: 1)));
        NewDisc("stopped.disc", SlowToWrite);
        using Process process = Programs.Start(
            Options([]) with { IsInterruptible = true }, "dotnet", Program, "burn", "a.wav", "a.wav", "--json", "--drive", "virtual:stopped.disc");
        string? line;
        List<string> lines = [];
        bool isInterrupted = false;
        while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null)
        {
            lines.Add(line);

            // Before the first sector is on the disc there is nothing to close.
            if (!isInterrupted && line.Contains("\"progress\"", StringComparison.Ordinal)
                && !line.Contains("\"trackSectorsWritten\":0,", StringComparison.Ordinal))
            {
                isInterrupted = true;
                Programs.Run("sh", "-c", $"kill -INT {process.Id}").Succeeded();
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("\"event\":\"cancelled\"", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"closed\":true", lines[^1], StringComparison.Ordinal);
        Assert.Contains("State     closed", Redbook("info", "--drive", "virtual:stopped.disc").Succeeded().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_interrupt_leaves_at_once_a_disc_that_can_be_finished()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        _folder.Write("a.wav", WavFile.Build(Signals.Noise(320, seed: 1)));
        _folder.Write("b.wav", WavFile.Build(Signals.Noise(20_000, seed: 2)));
        NewDisc("left.disc", SlowToClose);
        using (Process process = Programs.Start(
            Options([]) with { IsInterruptible = true },
            "dotnet", Program, "burn", "a.wav", "b.wav", "--json", "--drive", "virtual:left.disc"))
        {
            string? line;
            while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null)
            {
                if (line.Contains("\"trackFinished\",\"track\":1", StringComparison.Ordinal))
                {
                    // Two different signals, so that the system cannot make one of them.
                    Programs.Run("sh", "-c", $"kill -TERM {process.Id} && kill -INT {process.Id} || true").Succeeded();
                }
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(130, process.ExitCode);
        }

        File.Delete(Path.Combine(_folder.PathOf("left.disc"), VirtualDiscFaults.FileName));
        Redbook("finalize", "--drive", "virtual:left.disc").Succeeded();
        Assert.Contains("State     closed", Redbook("info", "--drive", "virtual:left.disc").Succeeded().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disc_whose_program_was_killed_is_finished_by_finalize()
    {
        byte[] first = Signals.Noise(400, seed: 1);
        byte[] second = Signals.Noise(20_000, seed: 2);
        _folder.Write("a.wav", WavFile.Build(first));
        _folder.Write("b.wav", WavFile.Build(second));
        NewDisc("killed.disc", SlowToWrite);
        using (Process process = Programs.Start(
            Options([]), "dotnet", Program, "burn", "a.wav", "b.wav", "--json", "--drive", "virtual:killed.disc"))
        {
            int started = 0;
            while (started < 2)
            {
                string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.NotNull(line);
                started += line.Contains("\"trackStarted\"", StringComparison.Ordinal) ? 1 : 0;
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("appendable", Redbook("info", "--drive", "virtual:killed.disc").Succeeded().Text, StringComparison.Ordinal);
        Redbook("finalize", "--drive", "virtual:killed.disc").Succeeded();
        using VirtualDisc disc = VirtualDisc.Open(_folder.PathOf("killed.disc"));
        Assert.Equal(DiscStatus.Complete, disc.Status);
        TrackLayout[] tracks = [.. disc.Layout.Tracks];
        byte[] recorded = new byte[first.Length];
        disc.ReadSectors(tracks[0].Start, recorded);
        Assert.Equal(first, recorded);
        if (tracks.Length > 1)
        {
            // What was recorded of the second track is its beginning; a short rest is filled with silence.
            recorded = new byte[Math.Min(tracks[1].LengthSectors * CdSector.AudioBytes, second.Length)];
            disc.ReadSectors(tracks[1].Start, recorded);
            int same = recorded.AsSpan().CommonPrefixLength(second);
            Assert.False(recorded.AsSpan(same).ContainsAnyExcept((byte)0), $"Track 2 is wrong from byte {same} on.");
        }
    }

    [Fact]
    public void The_terminal_library_is_not_loaded_where_nobody_looks()
    {
        ProgramOptions options = Options([]);
        _folder.Write("a.wav", WavFile.Build(Signals.Noise(300, seed: 1)));
        string copy = Path.Combine(_folder.Root, "program");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => !file.Contains("Spectre", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        // Without the library on the disk, whatever touches it fails.
        string program = Path.Combine(copy, "Redbook.Cli.dll");
        string depsFile = Path.Combine(copy, "Redbook.Cli.deps.json");
        File.Delete(depsFile);
        Programs.Run(options, "dotnet", program, "burn", "a.wav", "--json").Succeeded();
        Programs.Run(options, "dotnet", program, "burn", "a.wav").Succeeded();
        Programs.Run(options, "dotnet", program, "drives").Succeeded();
    }

    public void Dispose() => _folder.Dispose();

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Redbook.Cli.dll");

    private ProgramOptions Options(Dictionary<string, string?> environment)
    {
        environment.TryAdd("REDBOOK_DRIVE", null);
        environment.TryAdd("REDBOOK_DRIVES", null);
        environment.TryAdd("REDBOOK_SETTINGS", _folder.PathOf("settings.json"));
        return new ProgramOptions { WorkingDirectory = _folder.Root, Environment = environment };
    }

    private void NewDisc(string name, string faults)
    {
        VirtualDisc.Create(_folder.PathOf(name)).Dispose();
        File.WriteAllText(Path.Combine(_folder.PathOf(name), VirtualDiscFaults.FileName), faults);
    }

    private ProgramResult Redbook(params string[] arguments) => Programs.Run(Options([]), "dotnet", [Program, .. arguments]);
}
