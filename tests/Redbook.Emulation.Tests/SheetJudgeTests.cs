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

    // Session at once: an index, a pregap of the disc's own, text beside it, data in front.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sessions_at_once_are_opened_as_well(bool isDataFirst)
    {
        DiscLayout layout;
        using (VirtualDisc disc = VirtualDisc.Create(Folder))
        using (Host host = new(disc))
        {
            layout = RecordAtOnce(host, isDataFirst);
        }

        string toc = Programs.Run(new ProgramOptions { WorkingDirectory = Folder }, "cdrdao", "show-toc", "disc.cue").Succeeded().AllText;
        Assert.Contains("ISRC US RC1 76 07839", toc, StringComparison.Ordinal);
        Assert.Contains(isDataFirst ? "MODE1_RAW" : "INDEX  2", toc, StringComparison.Ordinal);
        string text = Programs.Run(
            new ProgramOptions { WorkingDirectory = Folder }, "cd-info", "--no-device-info", "--no-cddb", "-c", "disc.cue").AllText;
        foreach (TrackLayout track in layout.Tracks)
        {
            string mode = track.Mode == TrackMode.Audio ? "audio" : "data";
            Assert.Matches($@"\n\s*{track.Number}: {track.Start.ToAbsoluteMsf()}\s+{track.Start.Value:D6} {mode}", text);
        }
    }

    private static DiscLayout RecordAtOnce(Host host, bool isDataFirst)
    {
        byte form = isDataFirst ? (byte)0x10 : (byte)0;
        Control control = isDataFirst ? Control.Data : Control.None;
        host.Select(new Mmc.ModePages.WriteParametersPage { WriteType = Mmc.ModePages.WriteType.SessionAtOnce });

        // Index 2 in the first track only: cdrdao counts further ones from the start of their track.
        Cue cue = new Cue().LeadIn(0x41).Index(1, 0, -150, form, control).Index(1, 1, 0, form, control);
        cue = isDataFirst ? cue : cue.Index(1, 2, 200);
        Host.Good(host.SendCue(cue.Isrc(2, "USRC17607839").Index(2, 0, 400, 0x01).Index(2, 1, 500).LeadOut(1000).Bytes));
        host.WriteText(SessionAtOnceTests.SomeText(), -11_077, -150);
        int blockBytes = isDataFirst ? 2048 : CdSector.AudioBytes;
        for (int at = -150; at < 400; at += 25)
        {
            Host.Good(host.Drive.Execute(new Mmc.Commands.Write10(new Lba(at), 25), new byte[25 * blockBytes]));
        }

        host.WriteOn(new Lba(500), Host.Sound(1, 500));
        return host.Disc.Layout;
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
