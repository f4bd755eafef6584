using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class BlankTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(BlankingType.Disc)]
    [InlineData(BlankingType.Minimal)]
    public void A_disc_is_blank_afterwards_and_can_be_recorded_again(BlankingType type)
    {
        using Host host = new(medium: new MediumOptions { Type = MediumType.CdRw });
        for (int round = 0; round < 3; round++)
        {
            host.SelectTrackAtOnce(mcn: "4006381333931");
            byte[] sound = Host.Sound(round, 350 + (100 * round));
            host.RecordTrack(sound);
            Host.Good(host.CloseSession());
            Assert.Equal(sound, host.ReadAudio(Lba.Zero, 350 + (100 * round)));
            Host.Good(host.Drive.Execute(new Blank(type, Immediate: round == 1, 0)));
            Assert.Equal((DiscStatus.Blank, SessionState.Empty), (host.DiscInfo.Status, host.DiscInfo.LastSessionState));
            Assert.Empty(host.Disc.Layout.Sessions);
            Assert.Null(host.Disc.Layout.Mcn);
            Assert.Equal(Lba.Zero, host.NextWritable);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Other_ways_of_blanking_are_refused(int type)
    {
        using Host host = new(medium: new MediumOptions { Type = MediumType.CdRw });
        Host.Refused("5/24/00", host.Drive.Execute(new Blank((BlankingType)type, false, 0)));
    }

    [Fact]
    public void Only_a_rewritable_disc_that_is_not_protected_is_blanked()
    {
        using Host once = new();
        Host.Refused("5/30/05", once.Drive.Execute(new Blank(BlankingType.Minimal, false, 0)));
        using Host locked = new(medium: new MediumOptions { Type = MediumType.CdRw, IsWriteProtected = true });
        Host.Refused("7/27/00", locked.Drive.Execute(new Blank(BlankingType.Minimal, false, 0)));
        using Host empty = new();
        empty.Recorder.Remove();
        Host.Refused("2/3A/01", empty.Drive.Execute(new Blank(BlankingType.Minimal, false, 0)));
    }

    [Fact]
    public void A_session_that_was_broken_off_is_gone_as_well()
    {
        using Host host = new(medium: new MediumOptions { Type = MediumType.CdRw });
        host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        Host.Good(host.Write(new Lba(-150), Host.Sound(1, 10)));
        Host.Good(host.Drive.Execute(new Blank(BlankingType.Minimal, false, 0)));
        Assert.Empty(host.Disc.Examine());
        Host.Refused("5/2C/00", host.Write(new Lba(-140), Host.Sound(1, 10)));
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        host.WriteOn(new Lba(-150), new byte[450 * CdSector.AudioBytes]);
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Assert.All(host.ReadAudio(new Lba(-150), 450), static value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_folder_of_a_blanked_disc_holds_nothing_of_the_old_one()
    {
        string folder = _temp.PathOf("a.disc");
        using (VirtualDisc disc = VirtualDisc.Create(folder, new MediumOptions { Type = MediumType.CdRw }))
        using (Host host = new(disc))
        {
            var image = new RawImage(RandomLayouts.Next(new Random(1)), 1, SessionAtOnceTests.SomeText());
            host.Select(new WriteParametersPage { WriteType = WriteType.Raw, DataBlockType = DataBlockType.RawPw });
            RawTests.Send(host, image, image.Start, image.End, 96);
            Host.Good(host.Synchronize());
            Assert.True(File.Exists(Path.Combine(folder, "disc.sub")));
            Assert.Contains("CDTEXTFILE \"disc.cdt\"", File.ReadAllText(Path.Combine(folder, "disc.cue")), StringComparison.Ordinal);
            Assert.Equal(SessionAtOnceTests.SomeText(), File.ReadAllBytes(Path.Combine(folder, "disc.cdt")));
            Host.Good(host.Drive.Execute(new Blank(BlankingType.Disc, false, 0)));
        }

        Assert.Equal(["disc.bin", "disc.json", "disc.lock"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        using VirtualDisc again = VirtualDisc.Open(folder);
        Assert.Equal(DiscStatus.Blank, again.Status);
    }
}
