using System.Text.Json;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class DiscShowCommandTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public DiscShowCommandTests() => _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(400, seed: 1)));

    private string Disc => _cli.Folder.PathOf("a.disc");

    [Fact]
    public async Task A_blank_disc_is_shown_with_its_medium_and_files()
    {
        (await _cli.RunAsync("disc", "new", "a.disc", "--type", "cd-rw", "--minutes", "74")).ExitedWith(0);
        CliHarness.CliResult shown = (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0);
        Assert.Contains(Disc, shown.Out, StringComparison.Ordinal);
        Assert.Contains("74 minutes", shown.Out, StringComparison.Ordinal);
        Assert.Contains("CD-RW", shown.Out, StringComparison.Ordinal);
        Assert.Contains("blank", shown.Out, StringComparison.Ordinal);
        Assert.Contains("disc.json", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tracks_and_files_of_a_recorded_disc_are_events_under_json_and_nothing_is_changed()
    {
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        (await _cli.RunAsync("burn", "a.wav", "--no-finalize", "--drive", $"virtual:{Disc}")).ExitedWith(0);
        Dictionary<string, string> before = Content();

        CliHarness.CliResult shown = (await _cli.RunAsync("disc", "show", $"virtual:{Disc}", "--json")).ExitedWith(0);

        JsonElement medium = shown.Event("virtualDisc");
        Assert.Equal(Disc, medium.GetProperty("path").GetString());
        Assert.Equal("cd-r", medium.GetProperty("type").GetString());
        Assert.Equal(80, medium.GetProperty("minutes").GetInt32());
        Assert.Equal(1, medium.GetProperty("powerCalibrations").GetInt32());
        Assert.Equal(
            before.Keys.Order(StringComparer.Ordinal),
            medium.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        JsonElement disc = shown.Event("disc");
        Assert.Equal("appendable", disc.GetProperty("state").GetString());

        // The drive counts the two run-out sectors as part of the track.
        Assert.Equal(402, Assert.Single(disc.GetProperty("tracks").EnumerateArray()).GetProperty("sectors").GetInt32());
        Assert.Equal("disc", shown.Events[^1].GetProperty("event").GetString());
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task A_track_that_was_never_finished_is_found()
    {
        using (VirtualDisc disc = VirtualDisc.Create(Disc))
        using (SoftwareRecorder recorder = new())
        {
            recorder.Insert(disc);
            using RecorderConnection died = recorder.Connect();
            byte[] page = new byte[ModeParameterHeader.Size + WriteParametersPage.TrackAtOnceAudio.Size];
            WriteParametersPage.TrackAtOnceAudio.WriteTo(page.AsSpan(ModeParameterHeader.Size));
            MmcDrive drive = new(died);
            drive.TestUnitReady();
            Assert.True(drive.Execute(new ModeSelect10((ushort)page.Length, SavePages: false), page).IsGood);
            Assert.True(drive.Execute(new Write10(new Lba(0), 20), new byte[20 * CdSector.AudioBytes]).IsGood);
        }

        CliHarness.CliResult shown = (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0);
        Assert.Contains("the last track was not finished", shown.Out, StringComparison.Ordinal);
        JsonElement finding = Assert.Single((await _cli.RunAsync("disc", "show", "a.disc", "--json")).ExitedWith(0)
            .Event("virtualDisc").GetProperty("findings").EnumerateArray());
        Assert.Equal(1, finding.GetProperty("session").GetInt32());
        Assert.False(finding.GetProperty("convention").GetBoolean());
    }

    [Fact]
    public async Task What_is_no_disc_is_told_with_what_to_do()
    {
        CliHarness.CliResult none = (await _cli.RunAsync("disc", "show", "none.disc")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Contains("none.disc", none.Error, StringComparison.Ordinal);
        Assert.Contains("redbook disc new", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disc_that_another_holds_is_told_as_such()
    {
        using VirtualDisc held = VirtualDisc.Create(Disc);
        CliHarness.CliResult refused = (await _cli.RunAsync("disc", "show", "a.disc", "--json")).ExitedWith(ExitCode.DriveOrDisc);
        Assert.Equal("inUse", refused.Event("error").GetProperty("reason").GetString());
    }

    public void Dispose() => _cli.Dispose();

    private Dictionary<string, string> Content() => Directory.GetFiles(Disc)
        .ToDictionary(static file => Path.GetFileName(file), static file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal);
}
