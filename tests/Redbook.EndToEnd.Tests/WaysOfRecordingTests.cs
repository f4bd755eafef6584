using System.Diagnostics;
using System.Globalization;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>Every way of recording as a process, and what other programs find on the disc through RSCSI.</summary>
[Trait("Category", "Judge")]
public sealed class WaysOfRecordingTests
{
    private static readonly string[] s_wishes =
    [
        "--title", "Judged", "--performer", "The Band", "--title", "1=Opening", "--title", "2=Closing", "--mcn", "4006381333931",
        "--isrc", "1=DEA122400001", "--isrc", "2=DEA122400002", "--gap", "none", "--copy", "permit",
    ];

    [Theory]
    [InlineData("tao")]
    [InlineData("sao")]
    [InlineData("raw")]
    [InlineData("image")]
    public void Other_programs_read_the_samples_contents_texts_and_codes(string way)
    {
        using RemoteDisc disc = new();
        RemoteTrack[] tracks = [RemoteTrack.Of("one", 1, 400), RemoteTrack.Of("two", 2, 350)];
        string[] files = [.. tracks.Select(track => track.Write(disc.Folder))];
        bool isInOneGo = way != "tao";
        string[] wishes = isInOneGo ? s_wishes : ["--isrc", "1=DEA122400001", "--isrc", "2=DEA122400002", "--copy", "permit"];
        if (way == "image")
        {
            RedbookProgram.Run(disc.Folder.Root, ["image", .. files, .. wishes, "-o", "disc.raw"]).Succeeded();
            RedbookProgram.Run(disc.Folder.Root, "burn", "--image", "disc.raw", "--drive", "virtual:my.disc").Succeeded();
        }
        else
        {
            RedbookProgram.Run(
                disc.Folder.Root, ["burn", .. files, .. wishes, "--mode", way, "--drive", "virtual:my.disc"]).Succeeded();
        }

        Assert.Equal(isInOneGo ? [0, 400, 750] : [0, 552, 904], disc.Toc());
        foreach ((RemoteTrack track, byte[] ripped) in tracks.Zip(disc.RipWithIcedax()))
        {
            track.IsAtTheStartOf(ripped);
        }

        string said = disc.AskIcedax();
        Assert.Contains("DE-A12-24-00001", said, StringComparison.Ordinal);
        if (isInOneGo)
        {
            Assert.Contains("4006381333931", said, StringComparison.Ordinal);
            Assert.Contains("Judged", said, StringComparison.Ordinal);
            Assert.Contains("Closing", said, StringComparison.Ordinal);
            string info = RedbookProgram.Run(disc.Folder.Root, "info", "--drive", "virtual:my.disc").Succeeded().Text;
            Assert.Contains("\"Judged\" by The Band", info, StringComparison.Ordinal);
        }

        Assert.Equal(2, disc.Judge().Tracks.Count);
    }

    [Theory]
    [InlineData("sao")]
    [InlineData("raw")]
    public async Task One_interrupt_warns_and_the_disc_is_whole_two_lose_it(string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using TempFolder folder = new();
        folder.Write("a.wav", WavFile.Build(Signals.Noise(3_000, seed: 1)));

        // A drive that takes its time, so that the signals come while it records.
        folder.Write("slow.json", """
            {
              "format": "redbook faults", "version": 1,
              "faults": [{ "command": "WRITE(10)", "address": 0, "sectors": 3000, "always": true, "action": { "kind": "delay", "delaySeconds": 0.06 } }]
            }
            """u8);
        foreach (string disc in (string[])["kept.disc", "lost.disc"])
        {
            RedbookProgram.Run(folder.Root, "disc", "new", disc).Succeeded();
            RedbookProgram.Run(folder.Root, "disc", "fault", disc, "slow.json").Succeeded();
        }

        (int exitCode, string output) = await InterruptAsync(folder, "kept.disc", mode, signals: 1);
        Assert.Equal(0, exitCode);
        Assert.Contains("\"event\":\"warning\"", output, StringComparison.Ordinal);
        Assert.Contains("State     closed", RedbookProgram.Run(folder.Root, "info", "--drive", "virtual:kept.disc").Succeeded().Text, StringComparison.Ordinal);

        (exitCode, output) = await InterruptAsync(folder, "lost.disc", mode, signals: 2);
        Assert.Equal(130, exitCode);
        Assert.Contains("\"spoiled\":true", output, StringComparison.Ordinal);
    }

    // The second when the first was felt, so that the system cannot make one of them.
    private static async Task<(int ExitCode, string Output)> InterruptAsync(TempFolder folder, string disc, string mode, int signals)
    {
        string program = Repository.PathOf("artifacts", "bin", "Redbook.Cli", "release", "Redbook.Cli.dll");
        using Process process = Programs.Start(
            RedbookProgram.Options(folder.Root) with { IsInterruptible = true },
            "dotnet", program, "burn", "a.wav", "--mode", mode, "--drive", "virtual:" + disc, "--json");
        List<string> lines = [];
        int sent = 0;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            string awaited = sent == 0 ? "\"trackStarted\"" : "\"event\":\"warning\"";
            if (sent < signals && line.Contains(awaited, StringComparison.Ordinal))
            {
                sent++;
                Programs.Run("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Join('\n', lines));
    }
}
