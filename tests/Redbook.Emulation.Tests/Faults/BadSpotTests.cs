using System.Numerics;
using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests.Faults;

public sealed class BadSpotTests
{
    private const byte WithPointers = ReadCd.Everything | 2;
    private const byte WithPointersAndBlockError = ReadCd.Everything | 4;

    [Fact]
    public void Sectors_that_cannot_be_read_are_refused_with_the_address_of_the_first()
    {
        using Host host = Recorded(out _, new BadSpot { Kind = BadSpotKind.Unreadable, Start = new Lba(100), Sectors = 3 });
        Host.Good(Read(host, 90, 10, ReadCd.Everything, out _));
        Host.Good(Read(host, 103, 10, ReadCd.Everything, out _));
        ScsiResult refused = Read(host, 95, 10, ReadCd.Everything, out byte[] data);
        Host.Refused("3/11/05", refused);
        Assert.Equal(100u, refused.Sense!.Value.Information);
        Assert.All(data, value => Assert.Equal(0, value));
        Assert.Equal(102u, Read(host, 102, 10, ReadCd.Everything, out _).Sense!.Value.Information);
    }

    [Theory]
    [InlineData(WithPointers, 0, 2352 + 294)]
    [InlineData(WithPointersAndBlockError, 0, 2352 + 296)]
    [InlineData(WithPointersAndBlockError, 1, 2352 + 296 + 96)]
    [InlineData(WithPointers, 2, 2352 + 294 + 16)]
    public void Every_wrong_byte_has_its_pointer(byte parts, int subChannel, int sectorBytes)
    {
        using Host host = Recorded(out byte[] sound, new BadSpot { Kind = BadSpotKind.C2Errors, Start = new Lba(101), Sectors = 2, WrongBytes = 300, Seed = 5 });
        Host.Good(Read(host, 100, 4, parts, out byte[] data, (SubChannelSelection)subChannel));
        Assert.Equal(4 * sectorBytes, data.Length);
        for (int i = 0; i < 4; i++)
        {
            ReadOnlySpan<byte> sector = data.AsSpan(i * sectorBytes, sectorBytes);
            ReadOnlySpan<byte> right = sound.AsSpan((100 + i) * 2352, 2352);
            int wrong = 0;
            int or = 0;
            for (int at = 0; at < 2352; at++)
            {
                bool isMarked = (sector[2352 + (at / 8)] & (0x80 >> (at % 8))) != 0;
                Assert.Equal(sector[at] != right[at], isMarked);
                wrong += isMarked ? 1 : 0;
                or |= sector[2352 + (at / 8)];
            }

            Assert.Equal(i is 1 or 2 ? 300 : 0, wrong);
            Assert.True(parts == WithPointers || (sector[2352 + 294] == or && sector[2352 + 295] == 0));
        }

        // The same scratch every time, and none where only sub-code is read.
        Host.Good(Read(host, 100, 4, parts, out byte[] again, (SubChannelSelection)subChannel));
        Assert.Equal(data, again);
        Host.Good(Read(host, 101, 1, 0, out byte[] q, SubChannelSelection.Q));
        Assert.Equal(16, q.Length);
    }

    [Fact]
    public void A_write_error_is_told_at_once_and_keeps_nothing_of_that_write()
    {
        using Host host = Spotted(new BadSpot { Kind = BadSpotKind.WriteError, Start = new Lba(60), Sectors = 5 });
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(1, 54));
        ScsiResult refused = host.Write(new Lba(54), Host.Sound(1, 27));
        Host.Refused("3/0C/00", refused);
        Assert.Equal(60u, refused.Sense!.Value.Information);
        Assert.Equal(new Lba(54), host.NextWritable);
        Host.Good(host.Write(new Lba(54), Host.Sound(1, 6)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_late_write_error_comes_deferred_with_the_next_command_that_writes(bool isAtEnd)
    {
        using Host host = Spotted(new BadSpot { Kind = BadSpotKind.LateWriteError, Start = new Lba(60) });
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(1, 81));
        Host.Good(host.Drive.TestUnitReady());
        ScsiResult late = isAtEnd ? host.Synchronize() : host.Write(new Lba(81), Host.Sound(1, 27));
        Host.Refused("3/0C/00", late);
        Assert.True(late.Sense!.Value.IsDeferred);
        Assert.Equal(60u, late.Sense.Value.Information);

        // Told once, not carried out; and what lies there cannot be read.
        Assert.Equal(new Lba(81), host.NextWritable);
        Host.Good(host.Synchronize());
        Host.Refused("3/11/05", Read(host, 60, 1, ReadCd.Everything, out _));
        Host.Good(Read(host, 61, 1, ReadCd.Everything, out _));
    }

    [Fact]
    public void A_test_write_meets_no_bad_spots()
    {
        using Host host = Spotted(
            new BadSpot { Kind = BadSpotKind.WriteError, Start = new Lba(10) },
            new BadSpot { Kind = BadSpotKind.LateWriteError, Start = new Lba(20) });
        host.SelectTrackAtOnce(isTestWrite: true);
        host.WriteOn(Lba.Zero, Host.Sound(1, 300));
        Host.Good(host.Synchronize());
    }

    [Fact]
    public void What_is_refused_anyway_is_refused_for_its_own_reason()
    {
        using Host host = Spotted(new BadSpot { Kind = BadSpotKind.Unreadable, Start = Lba.Zero, Sectors = 1000 });
        Host.Refused("5/21/00", Read(host, 0, 1, ReadCd.Everything, out _));
    }

    [Fact]
    public void Bits_are_turned_round_on_their_way_to_the_disc_or_back_and_the_hosts_own_stay()
    {
        using Host host = new(new SoftwareRecorderOptions
        {
            Faults = FaultPlan.Of(
                Fault.At(Opcode.Write10, FaultAction.FlipBits(100, 1)),
                Fault.At(Opcode.ReadCd, FaultAction.FlipBits(7, 2), occurrence: 2)),
        });
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 27);
        byte[] sent = [.. sound];
        Host.Good(host.Drive.Execute(new Write10(Lba.Zero, 27), sent));
        Assert.Equal(sound, sent);
        Host.Good(host.Synchronize());
        byte[] recorded = host.ReadAudio(Lba.Zero, 27);
        Assert.Equal(100, DifferentBits(sound, recorded));
        Assert.Equal(7, DifferentBits(recorded, host.ReadAudio(Lba.Zero, 27)));
        Assert.Equal(recorded, host.ReadAudio(Lba.Zero, 27));
    }

    [Fact]
    public void A_command_can_be_carried_out_and_complain_all_the_same()
    {
        using Host host = new(new SoftwareRecorderOptions
        {
            Faults = FaultPlan.Of(
                Fault.At(Opcode.ReadCd, FaultAction.AnswerAfterwards(new SenseData(SenseKey.RecoveredError, 0x18, 0x02))),
                Fault.At(Opcode.SynchronizeCache, FaultAction.AnswerAfterwards(new SenseData(SenseKey.MediumError, 0x0C, 0x00)))),
        });
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 27);
        host.WriteOn(Lba.Zero, sound);
        Host.Refused("3/0C/00", host.Synchronize());
        Assert.Equal(new Lba(300 + 2 + 150), host.NextWritable);
        ScsiResult recovered = Read(host, 0, 27, ReadCd.Everything, out byte[] data);
        Assert.Equal("1/18/02", recovered.Sense?.ToString());
        Assert.Equal(sound, data);
    }

    [Fact]
    public void A_drive_that_records_nothing_tells_of_it_only_by_the_disc()
    {
        using Host host = new(new SoftwareRecorderOptions { Faults = new FaultPlan { RecordsNothing = true } });
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        Assert.Equal(new Lba(452), host.NextWritable);
        host.RecordTrack(Host.Sound(2, 300));
        Host.Good(host.CloseSession());
        Assert.Equal(Mmc.Responses.DiscStatus.Blank, host.DiscInfo.Status);
        Assert.Equal(0, host.Disc.PowerCalibrations);

        // And with the next plan it records again.
        host.Recorder.Faults = FaultPlan.None;
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
        Assert.Equal(Mmc.Responses.DiscStatus.Complete, host.DiscInfo.Status);
    }

    private static int DifferentBits(byte[] one, byte[] other) =>
        one.Zip(other, static (a, b) => BitOperations.PopCount((uint)(a ^ b))).Sum();

    private static Host Spotted(params BadSpot[] spots) =>
        new(new SoftwareRecorderOptions { Faults = new FaultPlan { BadSpots = spots } });

    private static Host Recorded(out byte[] sound, params BadSpot[] spots)
    {
        Host host = Spotted(spots);
        host.SelectTrackAtOnce();
        sound = Host.Sound(1, 300);
        host.RecordTrack(sound);
        return host;
    }

    private static ScsiResult Read(
        Host host, int start, int count, byte parts, out byte[] data, SubChannelSelection subChannel = SubChannelSelection.None)
    {
        byte[] room = new byte[count * (2352 + 296 + 96)];
        ScsiResult result = host.Drive.Execute(new ReadCd(new Lba(start), count, 1, parts, subChannel), room);
        data = result.BytesTransferred > 0 ? room[..result.BytesTransferred] : room;
        return result;
    }
}
