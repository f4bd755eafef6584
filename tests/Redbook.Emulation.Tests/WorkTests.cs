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

    // A cue sheet may leave sectors to the drive: each is made once, when its turn comes.
    [Theory]
    [InlineData(0x14)]
    [InlineData(0x24)]
    [InlineData(0x34)]
    public void Sectors_that_the_drive_makes_are_made_once(byte form)
    {
        const int Made = 3_000;
        var work = new CountingStore(new MemoryStore());
        using VirtualDisc disc = new(new DiscState { Medium = new MediumOptions() }, work);
        using Host host = new(disc);
        host.Select(WriteParametersPage.TrackAtOnceAudio with { WriteType = WriteType.SessionAtOnce, DataBlockType = DataBlockType.Raw });
        Host.Good(host.SendCue(new Cue().LeadIn().Index(1, 0, -150).Index(1, 1, 0)
            .Index(2, 0, 300, form, Control.Data).Index(2, 1, 450, form, Control.Data)
            .LeadOut(300 + Made, control: Control.Data).Bytes));

        byte[] sound = new byte[25 * CdSector.AudioBytes];
        for (int at = -150; at < 300; at += 25)
        {
            work.Reset();
            Host.Good(host.Write(new Lba(at), sound));
            work.AssertBounded(sound.Length, $"WRITE at {at}", at == 275 ? Made : 0);
        }

        work.Reset();
        Host.Good(host.Synchronize());
        work.AssertBounded(0, "SYNCHRONIZE CACHE");
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
