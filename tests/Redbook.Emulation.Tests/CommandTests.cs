using Redbook.Discs;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

/// <summary>Each command in its good form, with each bad field, and in each wrong state.</summary>
public sealed class CommandTests
{
    private const TransferDirection In = TransferDirection.FromDevice;
    private const TransferDirection Out = TransferDirection.ToDevice;

    // Commands that say nothing of the disc, or that say something without one, do not appear here.
    public static TheoryData<string> CommandsThatNeedADisc =>
    [
        "00 00 00 00 00 00",
        "25 00 00 00 00 00 00 00 00 00",
        "28 00 00 00 00 00 00 00 01 00",
        "2A 00 00 00 00 00 00 00 00 00",
        "35 00 00 00 00 00 00 00 00 00",
        "42 02 40 01 00 00 00 00 10 00",
        "43 00 04 00 00 00 00 00 1C 00",
        "51 00 00 00 00 00 00 00 22 00",
        "52 01 00 00 00 FF 00 00 24 00",
        "54 01 00 00 00 00 00 00 00 00",
        "5B 00 02 00 00 00 00 00 00 00",
        "A8 00 00 00 00 00 00 00 00 01 00 00",
        "AA 00 00 00 00 00 00 00 00 00 00 00",
        "B9 00 00 00 02 00 00 02 01 10 00 00",
        "BE 04 00 00 00 00 00 00 01 10 00 00",
    ];

    public static TheoryData<string, string> BadFields => new()
    {
        { "03 01 00 00 12 00", "5/24/00" },                          // descriptor format
        { "12 00 80 00 24 00", "5/24/00" },                          // page without EVPD
        { "12 01 C0 00 24 00", "5/24/00" },                          // page that is not there
        { "15 00 00 00 08 00", "5/1A/00" },                          // list length is not what was sent
        { "1A 08 30 00 40 00", "5/24/00" },                          // page that is not there
        { "1A 08 C5 00 40 00", "5/39/00" },                          // saved values
        { "1A 08 05 01 40 00", "5/24/00" },                          // sub-page
        { "1B 00 00 00 30 00", "5/24/00" },                          // power condition
        { "42 02 40 00 00 00 00 00 10 00", "5/24/00" },              // format 0
        { "42 02 40 04 00 00 00 00 10 00", "5/24/00" },              // format 4
        { "42 02 40 03 00 00 09 00 18 00", "5/24/00" },              // a track that is not there
        { "43 00 06 00 00 00 00 00 10 00", "5/24/00" },              // format 6
        { "43 00 05 00 00 00 00 00 10 00", "5/24/00" },              // no CD-TEXT on the disc
        { "43 00 00 00 00 00 09 00 10 00", "5/24/00" },              // behind the last track
        { "43 00 02 00 00 00 09 00 10 00", "5/24/00" },              // behind the last session
        { "46 03 00 00 00 00 00 00 10 00", "5/24/00" },              // reserved request type
        { "4A 00 00 00 10 00 00 00 08 00", "5/24/00" },              // not polled
        { "51 01 00 00 00 00 00 00 22 00", "5/24/00" },              // track resources
        { "52 03 00 00 00 01 00 00 24 00", "5/24/00" },              // reserved address type
        { "52 01 00 00 00 00 00 00 24 00", "5/24/00" },              // track 0
        { "52 01 00 00 00 64 00 00 24 00", "5/24/00" },              // track 100
        { "52 02 00 00 00 05 00 00 24 00", "5/24/00" },              // session 5
        { "52 00 00 0F 00 00 00 00 24 00", "5/24/00" },              // an address past everything
        { "5A 08 30 00 00 00 00 00 40 00", "5/24/00" },
        { "5A 08 C5 00 00 00 00 00 40 00", "5/39/00" },
        { "5A 08 05 01 00 00 00 00 40 00", "5/24/00" },
        { "5C 01 00 00 00 00 00 00 0C 00", "5/24/00" },              // in blocks
        { "AC 00 00 00 00 00 00 00 00 01 01 00", "5/24/00" },        // type 1
        { "B9 00 00 00 02 4B 00 02 01 10 00 00", "5/24/00" },        // frame 75
        { "B9 00 00 00 03 00 00 02 00 10 00 00", "5/24/00" },        // end before start
        { "BE 18 00 00 00 00 00 00 01 10 00 00", "5/24/00" },        // sector type 6
        { "BE 04 00 00 00 00 00 00 01 16 00 00", "5/24/00" },        // error field 3
        { "BE 04 00 00 00 00 00 00 01 10 03 00", "5/24/00" },        // sub-channel 3
        { "BE 08 00 00 00 00 00 00 01 10 00 00", "5/64/00" },        // mode 1 of an audio sector
        { "BE 04 00 0F 00 00 00 00 01 10 00 00", "5/21/00" },        // past everything
        { "BE 04 FF FF FF 69 00 00 01 10 00 00", "5/21/00" },        // before the pregap
        { "28 00 00 00 00 00 00 00 01 00", "5/64/00" },              // user data of an audio sector
        { "A8 00 00 00 00 00 00 00 00 01 00 00", "5/64/00" },
        { "28 00 00 0F 00 00 00 00 01 00", "5/21/00" },
    };

    [Theory]
    [MemberData(nameof(BadFields))]
    public void A_bad_field_is_refused(string cdb, string sense)
    {
        using Host host = Recorded();
        host.Refused(sense, cdb, In, new byte[4096]);
    }

    [Theory]
    [InlineData("15 10 00 00 0C 00", "5/1A/00")]
    [InlineData("55 10 00 00 00 00 00 00 3C 00", "5/1A/00")]
    [InlineData("55 00 00 00 00 00 00 00 08 00", "5/24/00")]
    [InlineData("55 11 00 00 00 00 00 00 08 00", "5/24/00")]
    [InlineData("5B 00 00 00 00 00 00 00 00 00", "5/24/00")]
    [InlineData("5B 00 03 00 00 00 00 00 00 00", "5/24/00")]
    [InlineData("5B 00 06 00 00 00 00 00 00 00", "5/24/00")]
    [InlineData("54 00 00 00 00 00 00 00 06 00", "5/24/00")]
    public void A_bad_field_of_a_command_that_changes_something_is_refused(string cdb, string sense)
    {
        using Host host = Recorded();
        host.Refused(sense, cdb, Out, new byte[8]);
    }

    [Theory]
    [MemberData(nameof(CommandsThatNeedADisc))]
    public void Without_a_disc_a_command_that_needs_one_says_so(string cdb)
    {
        using Host host = new();
        host.Recorder.Remove();
        host.Refused("2/3A/01", cdb, In, new byte[4096]);
        host.Send("1B 00 00 00 02 00");
        host.Refused("2/3A/02", cdb, In, new byte[4096]);
    }

    [Theory]
    [MemberData(nameof(CommandsThatNeedADisc))]
    public void A_host_is_told_of_a_new_disc_before_any_such_command_and_only_once(string cdb)
    {
        using Host host = new();
        VirtualDisc disc = host.Recorder.Remove()!;
        host.Recorder.Insert(disc);
        host.Refused("6/28/00", cdb, In, new byte[4096]);
        Assert.NotEqual(SenseKey.UnitAttention, host.Send(cdb, In, new byte[4096]).Sense?.Key);
    }

    [Theory]
    [InlineData("03 00 00 00 12 00")]
    [InlineData("12 00 00 00 24 00")]
    [InlineData("46 00 00 00 00 00 00 00 08 00")]
    [InlineData("4A 01 00 00 10 00 00 00 08 00")]
    public void Some_commands_answer_even_when_there_is_news(string cdb)
    {
        using Host host = new();
        VirtualDisc disc = host.Recorder.Remove()!;
        host.Recorder.Insert(disc);
        host.Ask(cdb);
    }

    [Fact]
    public void Every_other_operation_code_is_refused()
    {
        using Host host = new();
        HashSet<byte> known = [.. CommandTable.All.Select(handler => handler.Opcode)];
        Assert.Equal(32, known.Count);
        for (int opcode = 0; opcode < 256; opcode++)
        {
            if (!known.Contains((byte)opcode))
            {
                host.Refused("5/20/00", $"{opcode:X2} 00 00 00 00 00 00 00 00 00 00 00");
            }
        }
    }

    [Fact]
    public void A_command_block_that_is_too_short_for_its_command_is_refused()
    {
        using Host host = new();
        foreach (CommandHandler handler in CommandTable.All.Where(handler => handler.CdbLength > 6))
        {
            host.Refused("5/20/00", $"{handler.Opcode:X2} 00 00 00 00 00");
        }

        Assert.Throws<ArgumentException>(() => host.Connection.Execute(new byte[5], TransferDirection.None, [], default));
        Assert.Throws<ArgumentException>(() => host.Connection.Execute(new byte[17], TransferDirection.None, [], default));
    }

    [Fact]
    public void A_reply_is_cut_to_the_allocation_and_keeps_its_full_length_in_its_length_field()
    {
        using Host host = Recorded();
        foreach ((string cdb, int lengthBytes, int added) in ((string, int, int)[])
        [
            ("51 00 00 00 00 00 00 {0:X4} 00", 2, 2),
            ("52 01 00 00 00 01 00 {0:X4} 00", 2, 2),
            ("43 00 00 00 00 00 00 {0:X4} 00", 2, 2),
            ("43 02 02 00 00 00 00 {0:X4} 00", 2, 2),
            ("43 00 03 00 00 00 00 {0:X4} 00", 2, 2),
            ("43 00 04 00 00 00 00 {0:X4} 00", 2, 2),
            ("46 00 00 00 00 00 00 {0:X4} 00", 4, 4),
            ("5A 08 3F 00 00 00 00 {0:X4} 00", 2, 2),
            ("5A 08 2A 00 00 00 00 {0:X4} 00", 2, 2),
            ("4A 01 00 00 10 00 00 {0:X4} 00", 2, 2),
            ("5C 00 00 00 00 00 00 {0:X4} 00", 2, 2),
        ])
        {
            byte[] full = host.Ask(string.Format(System.Globalization.CultureInfo.InvariantCulture, cdb, 4096));
            int length = full.Take(lengthBytes).Aggregate(0, (value, next) => (value << 8) | next);
            Assert.Equal(full.Length, length + added);
            foreach (int allocation in (int[])[0, 2, 4, 8, full.Length - 1, full.Length])
            {
                byte[] cut = host.Ask(string.Format(System.Globalization.CultureInfo.InvariantCulture, cdb, allocation));
                Assert.Equal(full[..Math.Min(allocation, full.Length)], cut);
            }

            // The host's room is smaller than what it allows.
            Assert.Equal(full[..4], host.Ask(string.Format(System.Globalization.CultureInfo.InvariantCulture, cdb, 4096), room: 4));
        }
    }

    [Fact]
    public void Inquiry_names_the_drive_in_36_and_in_96_bytes()
    {
        using Host host = new(new SoftwareRecorderOptions { Profile = new DriveProfile { Vendor = "ACME", Product = "BURNER", Revision = "2.5" } });
        byte[] standard = host.Ask("12 00 00 00 60 00");
        Assert.Equal(96, standard.Length);
        Assert.Equal([0x05, 0x80, 0x00, 0x02, 0x5B], standard[..5]);
        Assert.Equal("ACME    BURNER          2.5 ", System.Text.Encoding.ASCII.GetString(standard, 8, 28));
        Assert.Equal(standard[..36], host.Ask("12 00 00 00 24 00"));
        Assert.Equal([0x05, 0x00, 0x00, 0x03, 0x00, 0x80, 0x83], host.Ask("12 01 00 00 60 00"));
        Assert.Equal("000000000001", System.Text.Encoding.ASCII.GetString(host.Ask("12 01 80 00 60 00").AsSpan(4)));
        byte[] identity = host.Ask("12 01 83 00 60 00");
        Assert.Equal(identity.Length - 4, identity[3]);
        Assert.Equal(identity.Length - 8, identity[7]);
    }

    [Fact]
    public void The_toc_is_that_of_the_closed_session_in_every_format()
    {
        using Host host = Recorded();
        AssertBytes(host.Ask("43 00 00 00 00 00 00 00 FF 00"),
            "00 1A 01 02 00 10 01 00 00 00 00 00 00 10 02 00 00 00 02 5A 00 10 AA 00 00 00 04 B4");
        AssertBytes(host.Ask("43 02 00 00 00 00 02 00 FF 00"),
            "00 12 01 02 00 10 02 00 00 00 0A 02 00 10 AA 00 00 00 12 04");
        AssertBytes(host.Ask("43 00 00 00 00 00 AA 00 FF 00"), "00 0A 01 02 00 10 AA 00 00 00 04 B4");
        AssertBytes(host.Ask("43 00 01 00 00 00 00 00 FF 00"), "00 0A 01 01 00 10 01 00 00 00 00 00");

        // As the kernel asks for format 1: in the top bits of byte 9.
        AssertBytes(host.Ask("43 00 00 00 00 00 00 00 0C 40"), "00 0A 01 01 00 10 01 00 00 00 00 00");
        AssertBytes(host.Ask("43 02 02 00 00 00 00 00 FF 00"),
            "00 39 01 01 01 10 00 A0 00 00 00 00 01 00 00 01 10 00 A1 00 00 00 00 02 00 00 01 10 00 A2 00 00 00 00 00 12 04"
            + " 01 10 00 01 00 00 00 00 00 02 00 01 10 00 02 00 00 00 00 00 0A 02");
        AssertBytes(host.Ask("43 00 03 00 00 00 00 00 FF 00"),
            "00 18 00 00 00 10 00 01 00 08 02 00 00 02 00 00 10 00 02 00 12 04 00 00 0A 02");
    }

    [Fact]
    public void Tracks_of_an_open_session_are_in_the_program_memory_area_and_not_in_the_toc()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        host.Refused("5/24/00", "43 00 00 00 00 00 00 00 0C 00", In, new byte[12]);
        host.Refused("5/24/00", "43 02 02 00 00 00 00 00 0C 00", In, new byte[12]);
        Host.Good(host.Drive.ReadPma(out FullTocResponse? pma));
        Assert.Equal(1, Assert.Single(pma!.Entries).Point);
        Assert.Equal(SessionState.Incomplete, host.DiscInfo.LastSessionState);
        Assert.Equal((1, 2), (host.DiscInfo.FirstTrackOfLastSession, host.DiscInfo.LastTrackOfLastSession));
        host.ReadAudio(Lba.Zero, 300);
    }

    [Fact]
    public void Tracks_are_described_by_number_address_and_session()
    {
        using Host host = Recorded(isOpen: true);
        TrackInformation second = host.Track(2);
        Assert.Equal((2, 1, 602, 602L), (second.Track, second.Session, second.Start.Value, second.LengthSectors));
        Assert.Null(second.NextWritable);
        byte[] expected = host.Ask("52 01 00 00 00 02 00 00 24 00");
        Assert.Equal(expected, host.Ask("52 00 00 00 02 5A 00 00 24 00"));
        Assert.Equal(expected, host.Ask("52 00 00 00 01 C4 00 00 24 00"));
        Assert.Equal(host.Ask("52 01 00 00 00 01 00 00 24 00"), host.Ask("52 02 00 00 00 01 00 00 24 00"));
        Assert.Equal(host.Ask("52 01 00 00 00 03 00 00 24 00"), host.Ask("52 01 00 00 00 FF 00 00 24 00"));
        Assert.Equal(host.Ask("52 01 00 00 00 FF 00 00 24 00"), host.Ask("52 00 00 01 00 00 00 00 24 00"));
    }

    [Fact]
    public void Capacity_is_up_to_the_lead_out_run_out_included()
    {
        using Host host = new();
        AssertBytes(host.Ask("25 00 00 00 00 00 00 00 00 00"), "00 00 00 00 00 00 08 00");
        AssertBytes(host.Ask("23 00 00 00 00 00 00 00 0C 00"), "00 00 00 08 00 05 7D A7 01 00 08 00");
        using Host recorded = Recorded();
        AssertBytes(recorded.Ask("25 00 00 00 00 00 00 00 00 00"), "00 00 04 B3 00 00 08 00");
        AssertBytes(recorded.Ask("23 00 00 00 00 00 00 00 0C 00"), "00 00 00 08 00 00 04 B4 02 00 08 00");
        recorded.Recorder.Remove();
        Assert.Equal(3, recorded.Ask("23 00 00 00 00 00 00 00 0C 00")[8]);
    }

    [Fact]
    public void Features_are_current_as_the_disc_is()
    {
        using Host host = new();
        AssertCurrent(host, Profile.CdR, "0000 0001 0002 0003 002D 002E 0100 0105 0107 0108");
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
        AssertCurrent(host, Profile.CdR, "0000 0001 0002 0003 0010 001D 001E 0100 0105 0107 0108");
        host.Recorder.Remove();
        AssertCurrent(host, Profile.None, "0000 0001 0002 0003 0100 0105 0108");
        using Host rewritable = new(medium: new MediumOptions { Type = MediumType.CdRw });
        AssertCurrent(rewritable, Profile.CdRw, "0000 0001 0002 0003 002D 002E 0037 0100 0105 0107 0108");

        // One feature; one that the drive has not; from one on.
        AssertBytes(rewritable.Ask("46 02 00 2D 00 00 00 00 FF 00"), "00 00 00 0C 00 00 00 0A 00 2D 09 04 46 00 3F 01");
        AssertBytes(rewritable.Ask("46 02 00 2E 00 00 00 00 FF 00"), "00 00 00 0C 00 00 00 0A 00 2E 05 04 7F 00 19 00");
        AssertBytes(rewritable.Ask("46 02 00 37 00 00 00 00 10 00"), "00 00 00 0C 00 00 00 0A 00 37 01 04 00 0F 00 00");
        AssertBytes(rewritable.Ask("46 02 00 21 00 00 00 00 10 00"), "00 00 00 04 00 00 00 0A");
        Assert.Equal(0x01, rewritable.Ask("46 00 01 00 00 00 00 00 FF 00")[8]);
    }

    [Fact]
    public void The_event_of_a_disc_is_told_once_to_each_host()
    {
        using Host host = new();
        using RecorderConnection second = host.Recorder.Connect();
        VirtualDisc disc = host.Recorder.Remove()!;
        AssertBytes(host.Ask("4A 01 00 00 10 00 00 00 08 00"), "00 06 04 10 03 00 00 00");
        host.Recorder.Insert(disc);
        AssertBytes(host.Ask("4A 01 00 00 10 00 00 00 08 00"), "00 06 04 10 02 02 00 00");
        AssertBytes(host.Ask("4A 01 00 00 10 00 00 00 08 00"), "00 06 04 10 00 02 00 00");
        byte[] told = new byte[8];
        Host.Good(second.Execute(Convert.FromHexString("4A010000100000000800"), In, told, default));
        Assert.Equal(2, told[4]);
        Assert.Equal("6/28/00", second.Execute(new byte[6], TransferDirection.None, [], default).Sense?.ToString());

        // Another class: there is none.
        AssertBytes(host.Ask("4A 01 00 00 08 00 00 00 08 00"), "00 02 80 10");
    }

    [Fact]
    public void The_tray_opens_closes_and_is_locked()
    {
        using Host host = new();
        Host.Good(host.Send("1E 00 00 00 01 00"));
        Assert.True(host.Recorder.IsTrayLocked);
        host.Refused("5/53/02", "1B 00 00 00 02 00");
        Assert.False(host.Recorder.PressButton());
        Assert.Equal(1, host.Ask("4A 01 00 00 10 00 00 00 08 00")[4]);
        Host.Good(host.Send("1E 00 00 00 00 00"));
        Host.Good(host.Send("1B 00 00 00 02 00"));
        Assert.True(host.Recorder.IsTrayOpen);
        Assert.Equal(0x10, host.Ask("BD 00 00 00 00 00 00 00 00 08 00 00")[1]);
        host.Refused("2/3A/02", "00 00 00 00 00 00");
        host.Refused("2/3A/02", "1B 00 00 00 01 00");
        Host.Good(host.Send("1B 00 00 00 03 00"));
        host.Refused("6/28/00", "00 00 00 00 00 00");
        Host.Good(host.Drive.TestUnitReady());

        // Loading a loaded tray, starting and stopping change nothing.
        foreach (string action in (string[])["03", "01", "00"])
        {
            Host.Good(host.Send($"1B 00 00 00 {action} 00"));
            Host.Good(host.Drive.TestUnitReady());
        }
    }

    [Fact]
    public void A_drive_is_busy_for_as_long_as_it_was_told_to_be()
    {
        using Host host = new(new SoftwareRecorderOptions
        {
            BusyPolls = new BusyPolls { AfterLoad = 2, AfterSynchronize = 1, AfterClose = 3 },
        });
        host.Refused("2/04/01", "00 00 00 00 00 00");
        Assert.Equal([2, 4, 1], Sense(host.Ask("03 00 00 00 12 00")));
        host.Refused("2/04/01", "00 00 00 00 00 00");
        Host.Good(host.Drive.TestUnitReady());
        host.SelectTrackAtOnce();
        host.WriteTrack(Host.Sound(1, 300));
        Host.Good(host.Synchronize());
        host.Refused("2/04/08", "00 00 00 00 00 00");
        Host.Good(host.CloseSession());
        for (int poll = 0; poll < 3; poll++)
        {
            host.Refused("2/04/07", "51 00 00 00 00 00 00 00 22 00", In, new byte[34]);
        }

        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Assert.Equal([0, 0, 0], Sense(host.Ask("03 00 00 00 12 00")));
    }

    [Fact]
    public void The_speed_is_the_fastest_not_above_the_one_asked_for()
    {
        using Host host = new(medium: new MediumOptions { MinimumSpeed = 8, MaximumSpeed = 24 });
        Assert.Equal([24, 16, 12, 8], Speeds(host));
        Assert.Equal(24, Current(host));
        Host.Good(host.Send("BB 00 FF FF 0A 1D 00 00 00 00 00 00"));
        Assert.Equal(12, Current(host));
        Host.Good(host.Send("BB 00 FF FF 05 88 00 00 00 00 00 00"));
        Assert.Equal(8, Current(host));
        host.Refused("5/24/00", "BB 00 FF FF 02 C4 00 00 00 00 00 00");
        Host.Good(host.Send("BB 00 FF FF FF FF 00 00 00 00 00 00"));
        Assert.Equal(24, Current(host));
        using Host none = new(medium: new MediumOptions { MinimumSpeed = 1, MaximumSpeed = 3 });
        none.Refused("5/24/00", "BB 00 FF FF FF FF 00 00 00 00 00 00");
        none.Refused("5/26/00", "54 01 00 00 00 00 00 00 00 00");
        Assert.Empty(Speeds(none));

        static int[] Speeds(Host host)
        {
            Host.Good(host.Drive.ReadWriteSpeeds(out WriteSpeedDescriptor[]? speeds));
            return [.. speeds!.Select(speed => speed.WriteSpeed.Factor)];
        }

        static int Current(Host host)
        {
            Host.Good(host.Drive.ReadModePage(out CapabilitiesPage? page));
            byte[] nominal = host.Ask("AC 14 00 00 00 00 00 00 00 01 00 00");
            Assert.Equal(24, nominal.Length);
            Assert.Equal(page!.Value.CurrentWriteSpeed, NominalPerformance.Parse(nominal.AsSpan(8)).StartSpeed);
            return page.Value.CurrentWriteSpeed.Factor;
        }
    }

    [Fact]
    public void Performance_is_cut_to_the_descriptors_asked_for_and_says_how_many_there_are()
    {
        using Host host = new();
        AssertBytes(host.Ask("AC 00 00 00 00 00 00 00 00 00 03 00"), "00 00 00 84 00 00 00 00");
        Assert.Equal(8 + 16, host.Ask("AC 00 00 00 00 00 00 00 00 01 03 00").Length);
        Assert.Equal(8 + (8 * 16), host.Ask("AC 00 00 00 00 00 00 00 00 40 03 00").Length);
        AssertBytes(host.Ask("AC 01 00 00 00 00 00 00 00 40 00 00"), "00 00 00 04 00 00 00 00");
    }

    private static int[] Sense(byte[] reply) => [reply[2], reply[12], reply[13]];

    private static void AssertCurrent(Host host, Profile profile, string codes)
    {
        Host.Good(host.Drive.GetConfiguration(out Configuration? all));
        Assert.Equal(profile, all!.CurrentProfile);
        Assert.Equal(codes, string.Join(' ', all.Features.Where(feature => feature.IsCurrent).Select(feature => $"{feature.Code:X4}")));
        Assert.True(Configuration.TryParse(host.Ask("46 01 00 00 00 00 00 0F FF 00"), out Configuration? current));
        Assert.Equal(codes, string.Join(' ', current!.Features.Select(feature => $"{feature.Code:X4}")));
    }

    private static void AssertBytes(byte[] actual, string expected) =>
        Assert.Equal(expected, string.Join(' ', actual.Select(value => $"{value:X2}")));

    private static Host Recorded(bool isOpen = false)
    {
        Host host = new();
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 450));
        host.RecordTrack(Host.Sound(2, 600));
        if (!isOpen)
        {
            Host.Good(host.CloseSession());
        }

        return host;
    }
}
