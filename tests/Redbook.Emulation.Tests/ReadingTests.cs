using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void The_pregap_before_the_first_track_is_silence()
    {
        using Host host = Recorded(out byte[] first, out _);
        byte[] read = host.ReadAudio(new Lba(-150), 151);
        Assert.All(read[..(150 * CdSector.AudioBytes)], static value => Assert.Equal(0, value));
        Assert.Equal(first[..CdSector.AudioBytes], read[(150 * CdSector.AudioBytes)..]);
    }

    [Fact]
    public void Time_and_address_name_the_same_sectors()
    {
        using Host host = Recorded(out byte[] first, out _);
        Assert.Equal(first[..(3 * CdSector.AudioBytes)], host.Ask("B9 04 00 00 02 00 00 02 03 10 00 00", 8192));
        Assert.Equal(first[..(3 * CdSector.AudioBytes)], host.Ask("BE 04 00 00 00 00 00 00 03 10 00 00", 8192));
    }

    // As readers ask: any or audio, with the bit beside it, user data or everything.
    [Theory]
    [InlineData("00", "10", "00", 2352)]
    [InlineData("02", "F8", "00", 2352)]
    [InlineData("04", "78", "00", 2352)]
    [InlineData("06", "10", "00", 2352)]
    [InlineData("04", "F8", "01", 2448)]
    [InlineData("04", "F8", "02", 2368)]
    [InlineData("04", "F8", "04", 2448)]
    [InlineData("04", "12", "00", 2646)]
    [InlineData("04", "14", "01", 2744)]
    [InlineData("00", "00", "02", 16)]
    [InlineData("00", "00", "00", 0)]
    [InlineData("04", "80", "00", 0)]
    public void A_sector_has_the_parts_that_were_selected(string type, string parts, string sub, int bytes)
    {
        using Host host = Recorded(out byte[] first, out _);
        byte[] read = host.Ask($"BE {type} 00 00 00 01 00 00 02 {parts} {sub} 00", 8192);
        Assert.Equal(2 * bytes, read.Length);
        if (bytes >= CdSector.AudioBytes)
        {
            Assert.Equal(first.AsSpan(CdSector.AudioBytes, CdSector.AudioBytes), read.AsSpan(0, CdSector.AudioBytes));
            Assert.Equal(first.AsSpan(2 * CdSector.AudioBytes, CdSector.AudioBytes), read.AsSpan(bytes, CdSector.AudioBytes));
        }
    }

    [Fact]
    public void Reading_nothing_is_good_and_reading_into_too_little_room_fills_it_with_whole_sectors()
    {
        using Host host = Recorded(out byte[] first, out _);
        Assert.Empty(host.Ask("BE 04 00 00 00 00 00 00 00 F8 01 00"));
        Assert.Equal(first[..CdSector.AudioBytes], host.Ask("BE 04 00 00 00 00 00 00 03 10 00 00", 4000));
    }

    [Fact]
    public void Nothing_is_read_past_what_is_recorded()
    {
        using Host host = Recorded(out _, out _);
        host.ReadAudio(new Lba(1203), 1);
        host.Refused("5/21/00", "BE 04 00 00 04 B4 00 00 01 10 00 00", TransferDirection.FromDevice, new byte[8192]);
        host.Refused("5/21/00", "BE 04 00 00 04 B3 00 00 02 10 00 00", TransferDirection.FromDevice, new byte[8192]);
        using Host blank = new();
        blank.Refused("5/21/00", "BE 04 00 00 00 00 00 00 01 10 00 00", TransferDirection.FromDevice, new byte[8192]);
    }

    // Frames of the Q channel as a drive makes them; CRC and all.
    [Theory]
    [InlineData(-150, "21 01 00 00 02 00 00 00 00 00")]
    [InlineData(-1, "21 01 00 00 00 01 00 00 01 74")]
    [InlineData(0, "21 01 01 00 00 00 00 00 02 00")]
    [InlineData(99, "22 40 06 38 13 33 93 10 00 24")]
    [InlineData(49, "23 96 38 93 04 76 07 83 90 49")]
    [InlineData(452, "01 02 00 00 02 00 00 00 08 02")]
    [InlineData(601, "01 02 00 00 00 01 00 00 10 01")]
    [InlineData(602, "01 02 01 00 00 00 00 00 10 02")]
    public void The_drive_makes_the_q_channel(int address, string expected)
    {
        using Host host = Recorded(out _, out _);
        string lba = $"{address:X8}";
        byte[] pq = host.Ask($"BE 00 {lba} 00 00 01 00 02 00");
        QFrame frame = new(pq.AsSpan(0, QFrame.Size));
        Assert.True(frame.IsCrcValid);
        Assert.Equal(expected, string.Join(' ', pq[..10].Select(value => $"{value:X2}")));
        byte[] raw = host.Ask($"BE 00 {lba} 00 00 01 00 01 00");
        byte[] q = new byte[QFrame.Size];
        SubcodeBits.ExtractQ(raw, q);
        Assert.Equal(pq[..QFrame.Size], q);
        Assert.Equal(address < 0 || address is >= 452 and < 602, SubcodeBits.ExtractP(raw));
    }

    [Fact]
    public void The_sub_channel_gives_position_catalogue_number_and_recording_code()
    {
        using Host host = Recorded(out _, out _);
        host.ReadAudio(new Lba(600), 3);
        Assert.True(SubChannelPosition.TryParse(host.Ask("42 02 40 01 00 00 00 00 10 00"), msf: true, out SubChannelPosition position));
        Assert.Equal((2, 1, new Lba(602), 0), (position.Track, position.Index, position.Absolute, position.RelativeSectors));
        host.ReadAudio(new Lba(500), 1);
        Assert.True(SubChannelPosition.TryParse(host.Ask("42 00 40 01 00 00 00 00 10 00"), msf: false, out position));
        Assert.Equal((2, 0, new Lba(500), -102), (position.Track, position.Index, position.Absolute, position.RelativeSectors));
        Assert.True(SubChannelMcn.TryParse(host.Ask("42 00 40 02 00 00 00 00 18 00"), out SubChannelMcn mcn));
        Assert.Equal("4006381333931", mcn.Mcn?.Digits);
        Assert.True(SubChannelIsrc.TryParse(host.Ask("42 00 40 03 00 00 01 00 18 00"), out SubChannelIsrc isrc));
        Assert.Equal("USRC17607839", isrc.Isrc?.Code);
        Assert.True(SubChannelIsrc.TryParse(host.Ask("42 00 40 03 00 00 02 00 18 00"), out isrc));
        Assert.Null(isrc.Isrc);
        Assert.Equal([0x00, 0x15, 0x00, 0x00], host.Ask("42 00 00 01 00 00 00 00 10 00"));
        using Host blank = new();
        Assert.True(SubChannelPosition.TryParse(blank.Ask("42 02 40 01 00 00 00 00 10 00"), msf: true, out position));
        Assert.Equal(0, position.Track);
    }

    [Fact]
    public void Each_session_has_its_own_pregap_and_nothing_is_between_them()
    {
        using Host host = new();
        host.SelectTrackAtOnce(Mmc.ModePages.MultiSession.NextAllowed);
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
        Lba start = host.RecordTrack(Host.Sound(2, 300));
        Assert.All(host.ReadAudio(start - 150, 150), static value => Assert.Equal(0, value));
        Host.Refused("5/21/00", host.Drive.Execute(new ReadCd(start - 151, 1, 0, 0x10, SubChannelSelection.None), new byte[2352]));
        Host.Refused("5/21/00", host.Drive.Execute(new ReadCd(new Lba(301), 2, 0, 0x10, SubChannelSelection.None), new byte[2352]));
    }

    private static Host Recorded(out byte[] first, out byte[] second)
    {
        Host host = new();
        (first, second) = (Host.Sound(1, 450), Host.Sound(2, 600));
        host.SelectTrackAtOnce(isrc: "USRC17607839", mcn: "4006381333931", control: Control.CopyPermitted);
        host.RecordTrack(first);
        host.SelectTrackAtOnce();
        host.RecordTrack(second);
        Host.Good(host.CloseSession());
        return host;
    }
}
