using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

/// <summary>Work for each command is bounded by what it moves, on the discs where most could be done.</summary>
public sealed class WorkTests
{
    private const int Sectors = 9_000;

    [Theory]
    [InlineData(WriteType.TrackAtOnce)]
    [InlineData(WriteType.SessionAtOnce)]
    [InlineData(WriteType.Raw)]
    public void A_command_for_many_sectors_looks_at_no_more_than_there_is_room_for(WriteType type)
    {
        var work = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = new MediumOptions() }, work);
        using Host host = new(disc);
        Record(host, type);
        string count = $"{Sectors - 10:X6}";
        string[] commands =
        [
            .. from parts in (string[])["00", "10", "12", "14", "F8", "FA"]
               from sub in (string[])["00", "01", "02", "04"]
               select $"BE 00 00 00 00 00 {count} {parts} {sub} 00",
            $"A8 00 00 00 00 00 00 {count} 00 00", "B9 00 00 00 02 00 01 3B 4A 10 00 00",
            "42 02 40 01 00 00 00 00 30 00", "42 02 40 02 00 00 00 00 30 00", "42 02 40 03 00 00 01 00 30 00",
            "43 00 00 00 00 00 00 FF FE 00", "43 02 02 00 00 00 00 FF FE 00", "43 02 03 00 00 00 00 FF FE 00",
            "51 00 00 00 00 00 00 00 22 00", "52 01 00 00 00 01 00 00 24 00", "25 00 00 00 00 00 00 00 00 00",
            "35 00 00 00 00 00 00 00 00 00", "5B 00 02 00 00 00 00 00 00 00", "00 00 00 00 00 00",
        ];
        foreach (string command in commands)
        {
            foreach (int room in (int[])[0, 1, 16, 96, 2352, 2448, 60_000])
            {
                work.Reset();
                host.Send(command, room == 0 ? TransferDirection.None : TransferDirection.FromDevice, new byte[room]);
                work.AssertBounded(room, command);
            }
        }
    }

    // A cue sheet may leave sectors to the drive, here most of the disc: each is made once, and no command makes more than a
    // few of them.
    [Theory]
    [InlineData(0x14)]
    [InlineData(0x24)]
    [InlineData(0x34)]
    public void Sectors_that_the_drive_makes_are_made_once_and_a_part_with_each_command(byte form)
    {
        const int Made = 20_000;
        var work = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = new MediumOptions() }, work);
        using Host host = new(disc);
        host.Select(WriteParametersPage.TrackAtOnceAudio with { WriteType = WriteType.SessionAtOnce, DataBlockType = DataBlockType.Raw });
        Host.Good(host.SendCue(new Cue().LeadIn().Index(1, 0, -150).Index(1, 1, 0)
            .Index(2, 0, 300, form, Control.Data).Index(2, 1, 450, form, Control.Data)
            .LeadOut(300 + Made, control: Control.Data).Bytes));

        byte[] sound = Host.Sound(1, 25);
        long made = 0;
        for (int at = -150; at < 300; at += 25)
        {
            work.Reset();
            Host.Good(host.Write(new Lba(at), sound));
            Count(sound.Length, "WRITE");
        }

        // Whatever is asked of the disc moves it on, until it is done; what the drive knows by heart it tells at once.
        string[] asked =
        [
            "00 00 00 00 00 00", "1B 00 00 00 02 00", "35 00 00 00 00 00 00 00 00 00", "51 00 00 00 00 00 00 00 00 00",
            "55 10 00 00 00 00 00 00 00 00",
        ];
        int commands = 0;
        ushort progress = 0;
        ScsiResult result;
        do
        {
            work.Reset();
            Host.Good(host.Send("12 00 00 00 24 00", TransferDirection.FromDevice, new byte[36]));
            Assert.Equal(0, work.Calls);
            string command = asked[commands++ % asked.Length];
            result = host.Send(command);
            Count(0, command);
            if (result.Sense is { } sense)
            {
                Assert.Equal("2/04/08", sense.ToString());
                Assert.True(sense.Progress > progress);
                progress = sense.Progress!.Value;
            }
        }
        while (!result.IsGood);

        Assert.Equal(Made / Writing.SessionAtOnceMode.MostMadeSectors, commands);
        Assert.Equal((long)Made * CdSector.AudioBytes, made);
        work.Reset();
        Host.Good(host.Synchronize());
        work.AssertBounded(0, "SYNCHRONIZE CACHE");
        Assert.Equal(Mmc.Responses.DiscStatus.Complete, host.DiscInfo.Status);
        byte[] last = host.Ask($"BE 00 {300 + Made - 1:X8} 00 00 01 F8 00 00", CdSector.AudioBytes);
        Assert.Equal(new Lba(300 + Made - 1), Coding.Sectors.DataSector.AddressOf(last));

        void Count(int dataBytes, string what)
        {
            work.AssertBounded(dataBytes, what, Writing.SessionAtOnceMode.MostMadeSectors);
            made += work.Bytes - dataBytes;
        }
    }

    [Fact]
    public void A_full_disc_in_the_middle_of_what_the_drive_makes_is_told_and_tried_again()
    {
        var store = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = new MediumOptions() }, store);
        using Host host = new(disc);
        host.Select(WriteParametersPage.TrackAtOnceAudio with { WriteType = WriteType.SessionAtOnce, DataBlockType = DataBlockType.Raw });
        Host.Good(host.SendCue(new Cue().LeadIn().Index(1, 0, -150).Index(1, 1, 0)
            .Index(2, 0, 300, 0x14, Control.Data).Index(2, 1, 450, 0x14, Control.Data).LeadOut(5_000, control: Control.Data).Bytes));
        host.WriteOn(new Lba(-150), Host.Sound(1, 450));
        Host.Refused("2/04/08", host.Drive.TestUnitReady());

        store.IsFull = true;
        Host.Refused("3/0C/00", host.Synchronize());
        store.IsFull = false;
        ScsiResult result;
        int commands = 0;
        while (!(result = host.Synchronize()).IsGood && commands++ < 10)
        {
            Host.Refused("2/04/08", result);
        }

        Assert.Equal(Mmc.Responses.DiscStatus.Complete, host.DiscInfo.Status);
    }

    [Fact]
    public void The_lead_in_of_a_disc_recorded_raw_is_read_once()
    {
        var work = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = new MediumOptions() }, work);
        using Host host = new(disc);
        Record(host, WriteType.Raw);
        byte[] first = host.Ask("43 02 02 00 00 00 00 FF FE 00");
        work.Reset();
        Assert.Equal(first, host.Ask("43 02 02 00 00 00 00 FF FE 00"));
        Assert.Equal(0, work.Calls);
    }

    // What a disc remembers of itself, and so how long asking takes, grows with its tracks and not with its sectors.
    [Fact]
    public void A_disc_of_any_length_is_blanked_with_the_same_work()
    {
        var work = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = new MediumOptions { Type = MediumType.CdRw } }, work);
        using Host host = new(disc);
        Record(host, WriteType.Raw);

        work.Reset();
        Host.Good(host.Drive.Execute(new Blank(BlankingType.Disc, Immediate: false, 0)));
        work.AssertBounded(0, "BLANK");
    }

    private static void Record(Host host, WriteType type)
    {
        byte[] sound = new byte[25 * CdSector.AudioBytes];
        host.Select(WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = type,
            DataBlockType = type == WriteType.Raw ? DataBlockType.RawPw : DataBlockType.Raw,
        });
        switch (type)
        {
            case WriteType.TrackAtOnce:
                host.WriteTrack(new byte[Sectors * CdSector.AudioBytes]);
                Host.Good(host.Synchronize());
                Host.Good(host.CloseSession());
                break;
            case WriteType.SessionAtOnce:
                Host.Good(host.SendCue(Cue.Gapless(0, Sectors)));
                for (int at = -150; at < Sectors; at += 25)
                {
                    Host.Good(host.Write(new Lba(at), sound));
                }

                Host.Good(host.Synchronize());
                break;
            default:
                var track = new TrackLayout { Number = 1, Indexes = [new TrackIndex(1, Lba.Zero)], End = new Lba(Sectors) };
                var image = new RawImage(
                    new DiscLayout { Sessions = [new SessionLayout { Number = 1, Tracks = [track], LeadOut = new Lba(Sectors), IsClosed = true }] }, 1);
                for (int at = image.Start; at < image.End; at += 25)
                {
                    int count = Math.Min(25, image.End - at);
                    Host.Good(host.Drive.Execute(new Write10(new Lba(at), (ushort)count), image.Blocks(at, count)));
                }

                Host.Good(host.Synchronize());
                break;
        }

        Assert.Equal(Mmc.Responses.DiscStatus.Complete, host.DiscInfo.Status);
    }
}
