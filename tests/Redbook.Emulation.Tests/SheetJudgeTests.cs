using System.Text.RegularExpressions;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>Other programs open the folder of a disc as it lies there.</summary>
[Trait("Category", "Judge")]
public sealed partial class SheetJudgeTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Folder => _temp.PathOf("a.disc");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Cdrdao_finds_every_track_where_it_is()
    {
        DiscLayout layout = Record();
        string text = Programs.Run(new ProgramOptions { WorkingDirectory = Folder }, "cdrdao", "show-toc", "disc.cue").Succeeded().AllText;

        Assert.Equal(
            layout.Tracks.SelectMany(track => (string[])
                [.. Pregap(track), $"START  {Time(track.Start.Value)}", $"END    {Time(track.End.Value)}"]),
            Places().Matches(text).Select(match => match.Value.Trim()));
        Assert.Contains("4006381333931", text, StringComparison.Ordinal);
        Assert.Contains("ISRC US RC1 76 07839", text, StringComparison.Ordinal);
        Assert.Contains("COPY PERMITTED", text, StringComparison.Ordinal);

        static string[] Pregap(TrackLayout track) =>
            track.PregapStart < Lba.Zero ? [] : [$"PREGAP {Time(track.Start - track.PregapStart)}"];

        static string Time(int sectors) => $"{Msf.FromSectors(sectors)}({sectors,6})";
    }

    [Fact]
    public void Libcdio_finds_every_track_where_it_is()
    {
        DiscLayout layout = Record();
        string text = Programs.Run(
            new ProgramOptions { WorkingDirectory = Folder }, "cd-info", "--no-device-info", "--no-cddb", "-c", "disc.cue").AllText;
        foreach (TrackLayout track in layout.Tracks)
        {
            Msf time = track.Start.ToAbsoluteMsf();
            Assert.Matches($@"\n\s*{track.Number}: {time}\s+{track.Start.Value:D6} audio", text);
        }

        TrackLayout last = layout.Tracks.Last();
        Assert.Matches($@"\n170: {last.End.ToAbsoluteMsf()}\s+{last.End.Value:D6} leadout", text);
    }

    [Fact]
    public void Libcdio_reads_the_samples_that_were_recorded()
    {
        Record();
        string raw = _temp.PathOf("read.raw");
        Programs.Run(
            new ProgramOptions { WorkingDirectory = Folder },
            "cd-read", "-c", "disc.cue", "-m", "audio", "-s", "602", "-n", "300", "-o", raw, "--no-hexdump").Succeeded();
        Assert.Equal(Host.Sound(2, 300), File.ReadAllBytes(raw));
    }

    private DiscLayout Record()
    {
        using VirtualDisc disc = VirtualDisc.Create(Folder);
        using Host host = new(disc);
        host.SelectTrackAtOnce(isrc: "USRC17607839", mcn: "4006381333931", control: Control.CopyPermitted);
        host.RecordTrack(Host.Sound(1, 450));
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(2, 300));
        host.RecordTrack(Host.Sound(3, 751));
        Host.Good(host.CloseSession());
        return disc.Layout;
    }

    [GeneratedRegex("^ +(PREGAP|START|END) .*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Places();
}
