using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class TrackAtOnceTests
{
    [Fact]
    public void Three_tracks_are_recorded_closed_and_read_back()
    {
        using Host host = new();
        byte[][] tracks = [Host.Sound(1, 450), Host.Sound(2, 751), Host.Sound(3, 600)];
        host.SelectTrackAtOnce();
        Lba[] starts = [.. tracks.Select(host.RecordTrack)];
        Host.Good(host.CloseSession());

        // Run-out of 2 and a pause of 150 between the end of a track and index 1 of the next.
        Assert.Equal([0, 602, 1505], starts.Select(start => start.Value));
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Host.Good(host.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal([0, 602, 1505, 2107], toc!.Entries.Select(entry => entry.Start.Value));
        for (int i = 0; i < tracks.Length; i++)
        {
            Assert.Equal(tracks[i], host.ReadAudio(starts[i], tracks[i].Length / CdSector.AudioBytes));
        }
    }

    [Fact]
    public void A_blank_disc_answers_with_the_bytes_that_real_ones_answer_with()
    {
        using Host host = new();
        AssertBytes("00 20 00 01 01 01 01 00 FF 00 00 00 00 00 00 00 00 61 22 17 00 4F 3B 48 00 00 00 00 00 00 00 00 00 00",
            host.Ask("51 00 00 00 00 00 00 00 22 00"));
        AssertBytes("00 22 01 01 00 00 4F 01 00 00 00 00 00 00 00 00 00 05 7D A7",
            host.Ask("52 01 00 00 00 FF 00 00 14 00"));
        AssertBytes("00 1A 00 00 C0 00 80 00 61 22 17 00 4F 3B 48 00 00 00 00 00 00 00 00 00 00 00 00 00",
            host.Ask("43 00 04 00 00 00 00 00 1C 00"));
    }

    [Fact]
    public void The_next_writable_address_follows_the_write_as_it_goes()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        Assert.Equal(Lba.Zero, host.NextWritable);
        Host.Good(host.Write(Lba.Zero, Host.Sound(1, 27)));
        Assert.Equal(new Lba(27), host.NextWritable);
        Assert.Equal(1, host.Track(ReadTrackInformation.InvisibleTrack).Track);
        host.WriteOn(new Lba(27), Host.Sound(1, 300));
        Host.Good(host.Synchronize());
        Assert.Equal(new Lba(327 + 2 + 150), host.NextWritable);
        Assert.Equal(2, host.Track(ReadTrackInformation.InvisibleTrack).Track);
    }

    [Fact]
    public void A_track_that_was_flushed_goes_on_when_the_next_write_continues_it()
    {
        using Host host = new();
        byte[] sound = Host.Sound(1, 500);
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, sound.AsSpan(0, 100 * CdSector.AudioBytes));
        Host.Good(host.Synchronize());
        host.WriteOn(new Lba(100), sound.AsSpan(100 * CdSector.AudioBytes));
        Host.Good(host.Synchronize());
        Host.Good(host.CloseSession());
        Assert.Equal(new Lba(502), Assert.Single(host.Disc.Layout.Tracks).End);
        Assert.Equal(sound, host.ReadAudio(Lba.Zero, 500));
    }

    [Fact]
    public void A_flushed_track_is_at_its_end_once_the_write_parameters_are_sent_again()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(1, 400));
        Host.Good(host.Synchronize());
        host.SelectTrackAtOnce();
        Host.Refused("5/21/02", host.Write(new Lba(400), Host.Sound(2, 1)));
        Host.Good(host.Write(new Lba(552), Host.Sound(2, 1)));
    }

    [Fact]
    public void A_short_track_is_padded_to_300_sectors()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 10);
        host.RecordTrack(sound);
        Assert.Equal(new Lba(452), host.NextWritable);
        byte[] all = host.ReadAudio(Lba.Zero, 302);
        Assert.Equal(sound, all[..sound.Length]);
        Assert.All(all[sound.Length..], static value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(-150)]
    [InlineData(1)]
    [InlineData(27)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_track_begins_at_the_next_writable_address_only(int address)
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        Host.Refused("5/21/02", host.Write(new Lba(address), Host.Sound(1, 27)));
        Assert.Equal(DiscStatus.Blank, host.Disc.Status);
    }

    [Fact]
    public void A_track_goes_on_where_it_ended_only()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        Host.Good(host.Write(Lba.Zero, Host.Sound(1, 27)));
        foreach (int address in (int[])[0, 26, 28, 179, 479])
        {
            Host.Refused("5/21/02", host.Write(new Lba(address), Host.Sound(1, 27)));
        }

        Host.Good(host.Write(new Lba(27), Host.Sound(1, 27)));
    }

    [Theory]
    [InlineData(26)]
    [InlineData(28)]
    [InlineData(0)]
    public void The_data_must_be_as_long_as_the_command_says(int blocks)
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        Host.Refused("5/24/00", host.Drive.Execute(new Write10(Lba.Zero, (ushort)blocks), Host.Sound(1, 27)));
        Host.Refused("5/24/00", host.Drive.Execute(new Write10(Lba.Zero, 1), new byte[2351]));
    }

    [Theory]
    [InlineData(80, 0, 359_847)]
    [InlineData(74, 100, 332_947)]
    [InlineData(99, 10_000, 404_847)]
    public void A_disc_takes_what_its_pregroove_promises_and_not_a_sector_more(int minutes, int overburn, int sectors)
    {
        using Host host = new(medium: new MediumOptions { Minutes = minutes, OverburnSectors = overburn });
        Assert.Equal(sectors - (minutes == 99 ? 0 : overburn), host.Track(ReadTrackInformation.InvisibleTrack).FreeSectors);
        host.SelectTrackAtOnce(isTestWrite: true);
        byte[] piece = new byte[55 * CdSector.AudioBytes];
        int at = 0;
        for (; at + 55 <= sectors; at += 55)
        {
            Host.Good(host.Drive.Execute(new Write10(new Lba(at), 55), piece));
        }

        Host.Refused("5/63/00", host.Write(new Lba(at), piece.AsSpan(0, (sectors - at + 1) * CdSector.AudioBytes)));
        if (at < sectors)
        {
            Host.Good(host.Write(new Lba(at), piece.AsSpan(0, (sectors - at) * CdSector.AudioBytes)));
        }

        Assert.Equal(0, host.Track(ReadTrackInformation.InvisibleTrack).FreeSectors);
        Host.Refused("5/63/00", host.Write(new Lba(sectors), piece.AsSpan(0, CdSector.AudioBytes)));
        Host.Good(host.CloseSession());
    }

    [Fact]
    public void A_complete_disc_takes_nothing_more()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
        Host.Refused("5/30/05", host.Write(new Lba(452), Host.Sound(1, 1)));
        Host.Refused("5/30/05", host.CloseSession());
        host.Refused("5/24/00", "52 01 00 00 00 FF 00 00 24 00", TransferDirection.FromDevice, new byte[36]);
        host.Refused("5/30/05", "54 01 00 00 00 00 00 00 00 00");
        Assert.Null(host.DiscInfo.LastPossibleLeadOutStart);
    }

    [Fact]
    public void A_session_can_stay_open_and_another_follow_where_the_standard_says()
    {
        using Host host = new();
        host.SelectTrackAtOnce(MultiSession.NextAllowed);
        host.RecordTrack(Host.Sound(1, 450));
        Host.Good(host.CloseSession());
        DiscInformation info = host.DiscInfo;
        Assert.Equal(DiscStatus.Appendable, info.Status);
        Assert.Equal(SessionState.Empty, info.LastSessionState);
        Assert.Equal((2, 2, 2), (info.SessionCount, info.FirstTrackOfLastSession, info.LastTrackOfLastSession));
        Assert.Equal(new Lba(452 + 6750).ToAbsoluteMsf(), info.LastSessionLeadInStart);

        host.SelectTrackAtOnce(MultiSession.NextAllowed);
        Assert.Equal(new Lba(452 + 11_400), host.RecordTrack(Host.Sound(2, 600)));
        Host.Good(host.CloseSession());
        Assert.Equal(new Lba(452 + 11_400 + 602 + 6_900), host.NextWritable);

        host.SelectTrackAtOnce(MultiSession.NoneWithPointer);
        host.RecordTrack(Host.Sound(3, 600));
        Host.Good(host.CloseSession());
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Host.Good(host.Drive.ReadSessionInfo(out TocResponse? sessions));
        Assert.Equal((1, 3, 3), (sessions!.First, sessions.Last, sessions.Entries[0].Track));
        Host.Good(host.Drive.ReadFullToc(out FullTocResponse? full));
        Assert.Equal(
            "A0 A1 A2 01 B0 C0 A0 A1 A2 02 B0 A0 A1 A2 03 B0",
            string.Join(' ', full!.Entries.Select(entry => $"{entry.Point:X2}")));
        Assert.Equal(new Lba(452 + 11_250).ToAbsoluteMsf(), new Msf(full.Entries[4].Minute, full.Entries[4].Second, full.Entries[4].Frame));
        Assert.Equal(0xFF, full.Entries[^1].Minute);
    }

    [Fact]
    public void Closing_a_session_without_tracks_is_refused()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        Host.Refused("5/72/04", host.CloseSession());
        Assert.Equal(DiscStatus.Blank, host.Disc.Status);
    }

    [Fact]
    public void Closing_the_session_ends_the_open_track()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        host.WriteTrack(Host.Sound(1, 400));
        Host.Good(host.CloseSession());
        Assert.Equal(new Lba(402), Assert.Single(host.Disc.Layout.Sessions).LeadOut);
    }

    [Fact]
    public void Closing_a_track_works_once_and_again_and_not_for_tracks_that_are_not_there()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        host.WriteTrack(Host.Sound(1, 400));
        Host.Good(host.CloseTrack(1));
        Host.Good(host.CloseTrack(1));
        Host.Refused("5/24/00", host.CloseTrack(2));
        Host.Refused("5/24/00", host.CloseTrack(0));
        Assert.Equal(new Lba(552), host.NextWritable);
    }

    [Fact]
    public void A_disc_takes_99_tracks()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 1);
        for (int track = 1; track <= 99; track++)
        {
            host.RecordTrack(sound);
        }

        host.Refused("5/24/00", "52 01 00 00 00 FF 00 00 24 00", TransferDirection.FromDevice, new byte[36]);
        Host.Refused("3/73/05", host.Write(new Lba(99 * 452), sound));
        Host.Good(host.CloseSession());
        Host.Good(host.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal(100, toc!.Entries.Count);
    }

    [Fact]
    public void A_test_write_answers_like_a_real_one_and_leaves_the_disc_blank()
    {
        using Host host = new();
        host.SelectTrackAtOnce(isTestWrite: true);
        Assert.Equal(Lba.Zero, host.RecordTrack(Host.Sound(1, 450)));
        Assert.Equal(new Lba(602), host.RecordTrack(Host.Sound(2, 450)));
        Assert.Equal(DiscStatus.Blank, host.DiscInfo.Status);
        Host.Good(host.CloseSession());
        Assert.Equal(DiscStatus.Blank, host.DiscInfo.Status);
        Assert.Equal(DiscStatus.Blank, host.Disc.Status);
        Assert.Equal(Lba.Zero, host.NextWritable);
        Assert.Equal(0, host.Disc.PowerCalibrations);
    }

    [Fact]
    public void What_was_simulated_is_forgotten_when_the_laser_is_asked_for()
    {
        using Host host = new();
        host.SelectTrackAtOnce(isTestWrite: true);
        host.RecordTrack(Host.Sound(1, 450));
        host.SelectTrackAtOnce();
        Assert.Equal(Lba.Zero, host.RecordTrack(Host.Sound(1, 450)));
        Assert.Single(host.Disc.Layout.Tracks);
    }

    [Fact]
    public void Codes_and_flags_of_the_write_parameters_reach_the_track()
    {
        using Host host = new();
        host.SelectTrackAtOnce(isrc: "USRC17607839", mcn: "4006381333931", control: Control.CopyPermitted | Control.PreEmphasis);
        host.RecordTrack(Host.Sound(1, 450));
        host.SelectTrackAtOnce(isrc: "FIBAR9900312");
        host.RecordTrack(Host.Sound(1, 450));
        DiscLayout layout = host.Disc.Layout;
        Assert.Equal("4006381333931", layout.Mcn?.Digits);
        Assert.Equal(["USRC17607839", "FIBAR9900312"], layout.Tracks.Select(track => track.Isrc.Code));
        Assert.Equal([Control.CopyPermitted | Control.PreEmphasis, Control.None], layout.Tracks.Select(track => track.Control));
    }

    [Fact]
    public void A_protected_disc_is_read_and_not_written()
    {
        using Host host = new(medium: new MediumOptions { IsWriteProtected = true });
        host.SelectTrackAtOnce();
        Host.Refused("7/27/00", host.Write(Lba.Zero, Host.Sound(1, 1)));
        Host.Refused("7/27/00", host.CloseSession());
        host.Refused("7/27/00", "54 01 00 00 00 00 00 00 00 00");
        Assert.Equal(DiscStatus.Blank, host.DiscInfo.Status);
    }

    [Fact]
    public void The_calibration_area_fills_up()
    {
        using Host host = new();
        for (int i = 1; i <= 100; i++)
        {
            ScsiResult result = host.Send("54 01 00 00 00 00 00 00 00 00");
            Assert.Equal(i <= 90 ? null : "1/73/01", result.Sense?.ToString());
        }

        host.Refused("3/73/02", "54 01 00 00 00 00 00 00 00 00");
        Assert.Equal(100, host.Disc.PowerCalibrations);
    }

    private static void AssertBytes(string expected, byte[] actual) =>
        Assert.Equal(expected, string.Join(' ', actual.Select(value => $"{value:X2}")));
}
