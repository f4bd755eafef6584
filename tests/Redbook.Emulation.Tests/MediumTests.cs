using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Tests;

public sealed class MediumTests
{
    [Theory]
    [InlineData(74, "73:59:72", 332_847)]
    [InlineData(80, "79:59:72", 359_847)]
    [InlineData(90, "89:59:72", 404_847)]
    [InlineData(99, "89:59:74", 404_847)]
    public void A_disc_says_where_it_ends(int minutes, string leadOut, int sectors)
    {
        MediumOptions medium = new() { Minutes = minutes };
        Assert.Empty(medium.Validate());
        Assert.Equal(leadOut, medium.LastLeadOutStart.ToString());
        Assert.Equal(sectors, medium.CapacitySectors);
        using Host host = new(medium: medium);
        Host.Good(host.Drive.ReadAtip(out Atip? atip));
        Assert.Equal(leadOut, atip!.Value.LastPossibleLeadOutStart.ToString());
    }

    [Fact]
    public void What_cannot_be_bought_is_named()
    {
        MediumOptions medium = new()
        {
            Type = (MediumType)5,
            Minutes = 60,
            LeadInStart = new Msf(0, 0, 0),
            OverburnSectors = -1,
            MinimumSpeed = 9,
            MaximumSpeed = 8,
            Condition = (MediumCondition)3,
        };
        Assert.Equal(6, medium.Validate().Count);
        Assert.Throws<ArgumentException>(() => VirtualDisc.InMemory(medium));
    }

    // CD-RW: rewritable, and special information 1 with the codes of the slowest and the fastest speed.
    [Theory]
    [InlineData(1, 4, 0, 0x120000)]
    [InlineData(4, 10, 1, 0x240000)]
    [InlineData(8, 24, 2, 0x380000)]
    [InlineData(16, 48, 3, 0x6B0000)]
    public void A_rewritable_disc_says_so_in_its_pregroove(int slowest, int fastest, byte speedClass, int codes)
    {
        using Host host = new(medium: new MediumOptions { Type = MediumType.CdRw, MinimumSpeed = slowest, MaximumSpeed = fastest });
        Host.Good(host.Drive.ReadAtip(out Atip? atip));
        Assert.True(atip!.Value.IsRewritable);
        Assert.Equal((speedClass, codes), (atip.Value.SubType, atip.Value.A1));
        Assert.True(host.DiscInfo.IsErasable);
    }

    // A long disc that is almost full and yet left open: there is no address for another session.
    [Fact]
    public void A_disc_whose_next_session_has_no_address_says_that_it_is_full()
    {
        Lba end = new(400_000);
        var state = new DiscState
        {
            Medium = new MediumOptions { Minutes = 99 },
            Sessions =
            [
                new RecordedSession
                {
                    Number = 1,
                    Tracks = [new RecordedTrack { Number = 1, PregapStart = Lba.FirstPregap, Start = Lba.Zero, DataEnd = end - 2, End = end }],
                    End = new SessionEnd(end, IsNextAllowed: true, HasFinalPointer: false),
                },
            ],
        };
        DiscStateRules.Check(state);
        using VirtualDisc disc = new(state, new MemoryStore());
        using Host host = new(disc);
        Assert.Equal(DiscStatus.Appendable, host.DiscInfo.Status);
        Assert.Null(host.DiscInfo.LastSessionLeadInStart);
        Assert.Equal(0, host.Track(ReadTrackInformation.InvisibleTrack).FreeSectors);
        host.Select(WriteParametersPage.TrackAtOnceAudio);
        Host.Refused("5/63/00", host.Write(host.NextWritable, new byte[CdSector.AudioBytes]));
        Host.Good(host.Drive.ReadFullToc(out FullTocResponse? toc));
        Assert.Equal(0xFF, toc!.Entries[^2].Minute);
        Assert.Equal(2 * 2448, host.Ask($"BE 04 {399_998:X8} 00 00 02 F8 01 00", 8192).Length);
    }
}
