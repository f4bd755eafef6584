using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class DataTrackTests
{
    [Theory]
    [InlineData(DataBlockType.Mode1, 2048, DataSectorKind.Mode1, 0)]
    [InlineData(DataBlockType.Mode2, 2336, DataSectorKind.Mode2, 0)]
    [InlineData(DataBlockType.Mode2Form1, 2048, DataSectorKind.Mode2Form1, 0)]
    [InlineData(DataBlockType.Mode2Form1SubHeader, 2056, DataSectorKind.Mode2Form1, 8)]
    [InlineData(DataBlockType.Mode2Form2, 2324, DataSectorKind.Mode2Form2, 0)]
    [InlineData(DataBlockType.Mode2Mixed, 2332, DataSectorKind.Mode2Form2, 8)]
    public void A_track_of_data_is_written_in_each_block_type(DataBlockType type, int blockBytes, DataSectorKind kind, int userAt)
    {
        using Host host = new();
        host.SelectTrackAtOnce(MultiSession.NextAllowed);
        host.RecordTrack(Host.Sound(1, 300));
        host.Select(Parameters(type));
        Lba start = host.NextWritable;
        byte[] blocks = new byte[20 * blockBytes];
        new Random(1).NextBytes(blocks);
        for (int i = 0; i < 20 && userAt > 0; i++)
        {
            "\u0001\u0002\u0028\u0003\u0001\u0002\u0028\u0003"u8.CopyTo(blocks.AsSpan(i * blockBytes));
        }

        Host.Good(host.Drive.Execute(new Write10(start, 10), blocks.AsSpan(0, 10 * blockBytes).ToArray()));
        Host.Good(host.Drive.Execute(new Write10(start + 10, 10), blocks.AsSpan(10 * blockBytes).ToArray()));
        Host.Good(host.Synchronize());
        Host.Good(host.CloseSession());
        byte[] sector = new byte[2352];
        for (int i = 0; i < 300; i++)
        {
            Host.Good(host.Drive.Execute(new ReadCd(start + i, 1, 0, ReadCd.Everything, SubChannelSelection.None), sector));
            Assert.Equal(start + i, DataSector.AddressOf(sector));
            DataSectorKind found = DataSector.KindOf(sector);
            Assert.Equal(i < 20 ? kind : found, found);
            Assert.NotEqual(DataSectorState.Uncorrectable, DataSectorCorrector.Check(sector, found));
            ReadOnlySpan<byte> user = DataSector.UserDataOf(sector, found);
            Assert.Equal(i < 20 ? blocks.AsSpan((i * blockBytes) + userAt, user.Length).ToArray() : new byte[user.Length], user.ToArray());
        }

        TrackInformation info = host.Track(2);
        Assert.Equal((Control.Data, kind == DataSectorKind.Mode1 ? 1 : 2), (info.Control, info.DataMode));

        // The pause before it is data too; sound is still sound, and neither is read as the other.
        Host.Good(host.Drive.Execute(new ReadCd(start - 1, 1, 0, ReadCd.Everything, SubChannelSelection.None), sector));
        Assert.Equal(start - 1, DataSector.AddressOf(sector));
        Assert.Equal(Host.Sound(1, 300), host.ReadAudio(Lba.Zero, 300));
        Host.Refused("5/64/00", host.Drive.Execute(new ReadCd(start, 1, 1, ReadCd.Everything, SubChannelSelection.None), sector));
        Host.Refused("5/64/00", host.Drive.Execute(new ReadCd(Lba.Zero, 1, 2, ReadCd.Everything, SubChannelSelection.None), sector));
        Host.Refused("5/64/00", host.Drive.Execute(new ReadCd(start - 151, 2, 0, ReadCd.Everything, SubChannelSelection.None), new byte[2 * 2352]));
    }

    [Fact]
    public void Block_type_and_track_mode_must_agree_at_the_first_sector()
    {
        using Host host = new();
        host.Select(Parameters(DataBlockType.Mode1) with { TrackMode = Control.None });
        Host.Refused("5/64/00", host.Drive.Execute(new Write10(Lba.Zero, 1), new byte[2048]));
        host.Select(Parameters(DataBlockType.Raw));
        Host.Refused("5/64/00", host.Write(Lba.Zero, new byte[2352]));
        host.Select(Parameters(DataBlockType.Mode1));
        Host.Refused("5/24/00", host.Write(Lba.Zero, new byte[2352]));
        Assert.Equal(DiscStatus.Blank, host.DiscInfo.Status);
    }

    // Every selection of the main channel of a mode 1 sector, and what does not hang together.
    [Theory]
    [InlineData(0x80, 0, 12)]
    [InlineData(0x20, 12, 16)]
    [InlineData(0xA0, 0, 16)]
    [InlineData(0x10, 16, 2064)]
    [InlineData(0x30, 12, 2064)]
    [InlineData(0x50, 16, 2064)]
    [InlineData(0x70, 12, 2064)]
    [InlineData(0xB0, 0, 2064)]
    [InlineData(0x18, 16, 2352)]
    [InlineData(0x38, 12, 2352)]
    [InlineData(0xF8, 0, 2352)]
    [InlineData(0x08, 2064, 2352)]
    [InlineData(0x00, 0, 0)]
    [InlineData(0x40, 0, 0)]
    [InlineData(0x90, -1, 0)]
    [InlineData(0x28, -1, 0)]
    [InlineData(0x88, -1, 0)]
    public void Parts_of_a_mode_1_sector_are_read_in_one_piece(byte selection, int from, int end) =>
        AssertParts(DataBlockType.Mode1, 2048, selection, from, end);

    [Theory]
    [InlineData(0x40, 16, 24)]
    [InlineData(0x60, 12, 24)]
    [InlineData(0x50, 16, 2072)]
    [InlineData(0x58, 16, 2352)]
    [InlineData(0x10, 24, 2072)]
    [InlineData(0xF8, 0, 2352)]
    [InlineData(0x30, -1, 0)]
    [InlineData(0xB0, -1, 0)]
    public void Parts_of_a_form_1_sector_are_read_in_one_piece(byte selection, int from, int end) =>
        AssertParts(DataBlockType.Mode2Form1, 2048, selection, from, end);

    [Fact]
    public void Blocks_of_user_data_are_read_with_the_old_commands()
    {
        using Host host = new();
        byte[] user = Record(host, DataBlockType.Mode1, 2048);
        byte[] read = new byte[3 * 2048];
        Host.Good(host.Drive.Execute(new Read10(new Lba(5), 3), read));
        Assert.Equal(user.AsSpan(5 * 2048, 3 * 2048).ToArray(), read);
        Host.Good(host.Drive.Execute(new Read12(new Lba(5), 3, false), read));
        Assert.Equal(user.AsSpan(5 * 2048, 3 * 2048).ToArray(), read);
        Host.Refused("5/21/00", host.Drive.Execute(new Read10(new Lba(301), 3), read));
    }

    private static void AssertParts(DataBlockType type, int blockBytes, byte selection, int from, int end)
    {
        using Host host = new();
        Record(host, type, blockBytes);
        byte[] whole = new byte[2352];
        host.Disc.ReadSectors(new Lba(7), whole);
        byte[] part = new byte[4096];
        ScsiResult result = host.Drive.Execute(new ReadCd(new Lba(7), 1, 0, selection, SubChannelSelection.Q), part);
        if (from < 0)
        {
            Host.Refused("5/24/00", result);
            return;
        }

        Host.Good(result);
        Assert.Equal(end - from + 16, result.BytesTransferred);
        Assert.Equal(whole[from..end], part[..(end - from)]);
        Assert.Equal([0x41, 0x01, 0x01], part[(end - from)..(end - from + 3)]);
    }

    private static byte[] Record(Host host, DataBlockType type, int blockBytes)
    {
        host.Select(Parameters(type));
        byte[] blocks = new byte[300 * blockBytes];
        new Random(2).NextBytes(blocks);
        for (int at = 0; at < 300; at += 20)
        {
            Host.Good(host.Drive.Execute(new Write10(new Lba(at), 20), blocks.AsSpan(at * blockBytes, 20 * blockBytes).ToArray()));
        }

        Host.Good(host.Synchronize());
        Host.Good(host.CloseSession());
        return blocks;
    }

    private static WriteParametersPage Parameters(DataBlockType type) => WriteParametersPage.TrackAtOnceAudio with
    {
        DataBlockType = type, TrackMode = Control.Data, SubHeader = 0x01020803,
    };
}
