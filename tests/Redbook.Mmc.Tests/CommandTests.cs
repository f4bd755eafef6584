using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tests;

public sealed class CommandTests
{
    public static TheoryData<string, string> Blocks => new()
    {
        { "TestUnitReady", "00 00 00 00 00 00" },
        { "Inquiry", "12 00 00 00 24 00" },
        { "Eject", "1B 00 00 00 02 00" },
        { "Load", "1B 00 00 00 03 00" },
        { "Prevent", "1E 00 00 00 01 00" },
        { "MediaEvent", "4A 01 00 00 10 00 00 00 08 00" },
        { "InvisibleTrack", "52 01 00 00 00 FF 00 00 24 00" },
        { "DiscInformation", "51 00 00 00 00 00 00 00 22 00" },
        { "ReadWriteParameters", "5A 08 05 00 00 00 00 00 3C 00" },
        { "SelectWriteParameters", "55 10 00 00 00 00 00 00 3C 00" },
        { "Atip", "43 02 04 00 00 00 00 00 1C 00" },
        { "WriteAtMinus150", "2A 00 FF FF FF 6A 00 00 1B 00" },
        { "WriteLeadIn", "2A 00 FF FF D4 BB 00 00 1A 00" },
        { "SyncAll", "35 00 00 00 00 00 00 00 00 00" },
        { "SyncImmediate", "35 02 00 00 00 00 00 00 00 00" },
        { "CloseSession", "5B 00 02 00 00 00 00 00 00 00" },
        { "CalibrateNow", "54 01 00 00 00 00 00 00 00 00" },
        { "BlankMinimalImmediate", "A1 11 00 00 00 00 00 00 00 00 00 00" },
        { "Speed8", "BB 00 FF FF 05 88 00 00 00 00 00 00" },
        { "WriteSpeeds", "AC 00 00 00 00 00 00 00 00 10 03 00" },
        { "CueSheet", "5D 00 00 00 00 00 00 00 60 00" },
        { "BufferCapacity", "5C 00 00 00 00 00 00 00 0C 00" },
        { "ReadAudio", "BE 04 00 00 00 96 00 00 1B 10 01 00" },
        { "Mechanism", "BD 00 00 00 00 00 00 00 00 08 00 00" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Command_blocks_are_those_that_burning_programs_send(string which, string expected)
    {
        byte[] cdb = which switch
        {
            "TestUnitReady" => Write(default(TestUnitReady)),
            "Inquiry" => Write(new Inquiry(36, null)),
            "Eject" => Write(new StartStopUnit(StartStopAction.Eject, false)),
            "Load" => Write(new StartStopUnit(StartStopAction.Load, false)),
            "Prevent" => Write(new PreventAllowMediumRemoval(true, false)),
            "MediaEvent" => Write(new GetEventStatusNotification(EventClasses.Media, 8, true)),
            "InvisibleTrack" => Write(new ReadTrackInformation(TrackAddressType.Track, ReadTrackInformation.InvisibleTrack, 36)),
            "DiscInformation" => Write(new ReadDiscInformation(34)),
            "ReadWriteParameters" => Write(new ModeSense10(5, 60, ModePageControl.Current)),
            "SelectWriteParameters" => Write(new ModeSelect10(60, false)),
            "Atip" => Write(new ReadTocPmaAtip(TocFormat.Atip, 0, 28, true)),
            "WriteAtMinus150" => Write(new Write10(new Lba(-150), 27)),
            "WriteLeadIn" => Write(new Write10(new Lba(-11_077), 26)),
            "SyncAll" => Write(new SynchronizeCache(false)),
            "SyncImmediate" => Write(new SynchronizeCache(true)),
            "CloseSession" => Write(new CloseTrackSession(CloseFunction.Session, 0, false)),
            "CalibrateNow" => Write(new SendOpcInformation(true)),
            "BlankMinimalImmediate" => Write(new Blank(BlankingType.Minimal, true, 0)),
            "Speed8" => Write(new SetCdSpeed(SetCdSpeed.Maximum, (ushort)DriveSpeed.RequestForFactor(8).KilobytesPerSecond, false)),
            "WriteSpeeds" => Write(GetPerformance.WriteSpeeds(16)),
            "CueSheet" => Write(new SendCueSheet(96)),
            "BufferCapacity" => Write(new ReadBufferCapacity(12, false)),
            "ReadAudio" => Write(new ReadCd(new Lba(150), 27, 1, ReadCd.UserData, SubChannelSelection.RawPw)),
            _ => Write(new MechanismStatus(8)),
        };

        Assert.Equal(Hex.Of(Hex.Parse(expected)), Hex.Of(cdb));
    }

    [Fact]
    public void Every_command_reads_back_what_it_wrote()
    {
        RoundTrip(default(TestUnitReady));
        RoundTrip(new RequestSense(18, true));
        RoundTrip(new Inquiry(96, 0x80));
        RoundTrip(new Inquiry(0x1234, null));
        RoundTrip(new ModeSelect6(24, true));
        RoundTrip(new ModeSense6(0x2A, 128, ModePageControl.Default));
        RoundTrip(new StartStopUnit(StartStopAction.Load, true));
        RoundTrip(new PreventAllowMediumRemoval(true, true));
        RoundTrip(new ReadFormatCapacities(252));
        RoundTrip(default(ReadCapacity));
        RoundTrip(new Read10(new Lba(12_345), 32));
        RoundTrip(new Read12(new Lba(12_345), 70_000, true));
        RoundTrip(new Write10(new Lba(-150), 27));
        RoundTrip(new Write12(new Lba(-22_650), 70_000, false));
        RoundTrip(new SynchronizeCache(true));
        RoundTrip(new ReadBuffer(2, 3, 0x12_3456, 0xFF_FFFF));
        RoundTrip(new ReadSubChannel(SubChannelFormat.Isrc, 7, 24, true, true));
        foreach (TocFormat format in Enum.GetValues<TocFormat>())
        {
            RoundTrip(new ReadTocPmaAtip(format, 1, 0xFFFE, false));
        }

        RoundTrip(new GetConfiguration(FeatureRequest.One, 0x002D, 16));
        RoundTrip(new GetEventStatusNotification(EventClasses.Media | EventClasses.DeviceBusy, 8, true));
        RoundTrip(new ReadDiscInformation(34));
        RoundTrip(new ReadTrackInformation(TrackAddressType.Lba, 0xFFFF_FF6A, 36));
        RoundTrip(new ReserveTrack(400_000));
        RoundTrip(new SendOpcInformation(true));
        RoundTrip(new ModeSelect10(60, true));
        RoundTrip(new ModeSense10(ModeSense10.AllPages, 256, ModePageControl.Changeable));
        RoundTrip(new CloseTrackSession(CloseFunction.Track, 99, true));
        RoundTrip(new ReadBufferCapacity(12, true));
        RoundTrip(new SendCueSheet(0x01_2345));
        RoundTrip(new Blank(BlankingType.Session, true, 0x1234_5678));
        RoundTrip(new GetPerformance(PerformanceType.Performance, 0x14, new Lba(-1), 5));
        RoundTrip(new SetStreaming(28));
        RoundTrip(new ReadCdMsf(new Msf(0, 2, 0), new Msf(79, 59, 74), 1, 0xF8, SubChannelSelection.Q));
        RoundTrip(new ReadCd(new Lba(-150), 0x01_0203, 5, 0xF8, SubChannelSelection.CorrectedRw));
        RoundTrip(new SetCdSpeed(353, 1411, true));
        RoundTrip(new MechanismStatus(8));
    }

    [Fact]
    public void Old_programs_name_the_toc_format_in_byte_nine()
    {
        Assert.Equal(TocFormat.SessionInfo, ReadTocPmaAtip.Parse(Hex.Parse("43 00 00 00 00 00 00 00 0C 40")).Format);
        Assert.Equal(TocFormat.FullToc, ReadTocPmaAtip.Parse(Hex.Parse("43 00 00 00 00 00 00 00 0C 80")).Format);
        Assert.Equal(TocFormat.Atip, ReadTocPmaAtip.Parse(Hex.Parse("43 00 04 00 00 00 00 00 0C 40")).Format);
    }

    [Fact]
    public void Times_that_are_none_are_seen_before_they_are_clamped()
    {
        byte[] cdb = Hex.Parse("B9 00 00 00 02 4B 00 02 4A 10 00 00");

        Assert.False(ReadCdMsf.HasValidTimes(cdb));
        Assert.Equal(new Msf(0, 2, 74), ReadCdMsf.Parse(cdb).Start);
    }

    [Fact]
    public void A_block_that_is_too_short_is_refused_in_both_directions()
    {
        Assert.Throws<ArgumentException>(() => Write10.Parse(new byte[9]));
        Assert.Throws<ArgumentException>(() => default(Write10).WriteTo(new byte[9]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SendCueSheet(0x100_0000).WriteTo(new byte[10]));
    }

    [Theory]
    [InlineData("2A 00 FF FF FF 6A 00 00 1B 00", "WRITE(10) LBA -150, 27 blocks")]
    [InlineData("52 01 00 00 00 FF 00 00 24 00", "READ TRACK INFORMATION Track FFh (invisible), alloc 36")]
    [InlineData("43 02 04 00 00 00 00 00 1C 00", "READ TOC/PMA/ATIP Atip, from 0, MSF, alloc 28")]
    [InlineData("00 00 00 00 00 00", "TEST UNIT READY")]
    [InlineData("5B 01 01 00 00 07 00 00 00 00", "CLOSE TRACK/SESSION Track 7, immediate")]
    [InlineData("2A 00 FF", "WRITE(10) 2A00FF")]
    [InlineData("E5 01 02", "command E5h E50102")]
    [InlineData("", "empty command block")]
    public void A_command_block_is_shown_in_words(string cdb, string expected) =>
        Assert.Equal(expected, CommandText.Describe(Hex.Parse(cdb)));

    [Fact]
    public void Any_bytes_at_all_have_a_description()
    {
        var random = new Random(20);
        byte[] cdb = new byte[16];
        for (int opcode = 0; opcode < 256; opcode++)
        {
            for (int round = 0; round < 40; round++)
            {
                random.NextBytes(cdb);
                cdb[0] = (byte)opcode;
                string text = CommandText.Describe(cdb.AsSpan(0, random.Next(1, 17)));
                Assert.StartsWith(CommandText.NameOf((byte)opcode) ?? "command", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Names_are_unique_and_lengths_follow_the_group_of_the_code()
    {
        Assert.Equal(6, TestUnitReady.CdbLength);
        var names = Enumerable.Range(0, 256).Select(o => CommandText.NameOf((byte)o)).Where(n => n is not null).ToList();
        Assert.Equal(35, names.Count);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static byte[] Write<TCommand>(TCommand command)
        where TCommand : struct, IMmcCommand
    {
        byte[] cdb = new byte[TCommand.CdbLength];
        Array.Fill(cdb, (byte)0xEE);
        command.WriteTo(cdb);
        return cdb;
    }

    private static void RoundTrip<TCommand>(TCommand command)
        where TCommand : struct, IMmcCommand<TCommand>
    {
        byte[] cdb = Write(command);
        Assert.Equal(TCommand.Opcode, cdb[0]);
        int expectedLength = (cdb[0] >> 5) switch { 0 => 6, 1 or 2 => 10, _ => 12 };
        Assert.Equal(expectedLength, cdb.Length);
        Assert.Equal(command, TCommand.Parse(cdb));
        Assert.True(Enum.IsDefined<TransferDirection>(TCommand.Direction));
        Assert.True(TCommand.Timeout >= TimeSpan.FromSeconds(30));
    }
}
