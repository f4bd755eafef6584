using Redbook.Coding.Subcode;
using Redbook.Discs;
using Xunit;
using static Redbook.Coding.Tests.Subcode.ExampleDiscs;

namespace Redbook.Coding.Tests.Subcode;

public sealed class QFrameTests
{
    [Theory]
    [InlineData("01 00 A0 98 06 12 00 01 00 00 E3 74")]
    [InlineData("01 00 A1 98 06 14 00 13 00 00 44 21")]
    [InlineData("01 00 A2 98 06 17 00 70 40 73 E3 85")]
    [InlineData("01 00 01 98 06 20 00 00 02 00 3B 71")]
    [InlineData("01 00 02 98 06 23 00 03 48 45 BE E0")]
    public void Published_frames_of_a_real_disc_have_a_valid_crc(string hex) =>
        Assert.True(new QFrame(Hex(hex)).IsCrcValid);

    [Fact]
    public void Toc_points_of_the_real_disc_are_written_byte_for_byte()
    {
        byte[] q = new byte[12];
        QBuilder.WriteTocFirstTrack(q, Control.None, new Msf(98, 6, 12), 1, DiscType.AudioOrMode1);
        Assert.Equal("01 00 A0 98 06 12 00 01 00 00 E3 74", Hex(q));
        QBuilder.WriteTocLastTrack(q, Control.None, new Msf(98, 6, 14), 13);
        Assert.Equal("01 00 A1 98 06 14 00 13 00 00 44 21", Hex(q));
        QBuilder.WriteTocLeadOut(q, Control.None, new Msf(98, 6, 17), Lba.FromAbsoluteMsf(new Msf(70, 40, 73)));
        Assert.Equal("01 00 A2 98 06 17 00 70 40 73 E3 85", Hex(q));
        QBuilder.WriteTocTrack(q, Control.None, 2, new Msf(98, 6, 23), Lba.FromAbsoluteMsf(new Msf(3, 48, 45)));
        Assert.Equal("01 00 02 98 06 23 00 03 48 45 BE E0", Hex(q));
    }

    [Theory]
    [InlineData(Control.None, 1, 1, 0, 0, "01 01 01 00 00 00 00 00 02 00 5A 28")]
    [InlineData(Control.CopyPermitted, 1, 1, 0, 0, "21 01 01 00 00 00 00 00 02 00 63 25")]
    [InlineData(Control.CopyPermitted | Control.PreEmphasis, 1, 1, 0, 0, "31 01 01 00 00 00 00 00 02 00 F7 B3")]
    [InlineData(Control.Data, 1, 1, 0, 0, "41 01 01 00 00 00 00 00 02 00 28 32")]
    [InlineData(Control.None, 3, 2, 4_683, 54_321, "01 03 02 01 02 33 00 12 06 21 50 A3")]
    public void Positions_are_written_byte_for_byte(
        Control control, int track, int index, int relative, int lba, string expected)
    {
        byte[] q = new byte[12];
        QBuilder.WritePosition(q, control, track, index, relative, new Lba(lba));
        Assert.Equal(expected, Hex(q));
        var frame = new QFrame(q);
        Assert.Equal((control, 1, track, index),
            (frame.Control, frame.Adr, frame.Track.ToBinary(), frame.Index.ToBinary()));
    }

    [Theory]
    [InlineData("USRC17607839", 49, "03 96 38 93 04 76 07 83 90 49 C0 71")]
    [InlineData("USRC17607839", 149, "03 96 38 93 04 76 07 83 90 74 27 8F")]
    [InlineData("FIBAR9900312", 49, "03 59 94 91 88 99 00 31 20 49 11 7A")]
    public void Recording_codes_are_written_byte_for_byte_and_read_back(string isrc, int lba, string expected)
    {
        byte[] q = new byte[12];
        QBuilder.WriteIsrc(q, Control.None, ParseIsrc(isrc), new Lba(lba));
        Assert.Equal(expected, Hex(q));
        Assert.True(new QFrame(q).TryGetIsrc(out Isrc read));
        Assert.Equal(isrc, read.Code);
        Assert.False(new QFrame(q).TryGetMcn(out _));
    }

    [Fact]
    public void Five_letter_packing_matches_a_second_source()
    {
        byte[] q = new byte[12];
        QBuilder.WriteIsrc(q, Control.None, ParseIsrc("USABC2500001"), Lba.Zero);
        Assert.Equal("96 34 52 4C 25 00 00 10", Hex(q.AsSpan(1, 8)));
    }

    [Fact]
    public void Catalogue_number_is_written_byte_for_byte_and_read_back()
    {
        byte[] q = new byte[12];
        QBuilder.WriteMcn(q, Control.None, ParseMcn("4006381333931"), new Lba(99));
        Assert.Equal("02 40 06 38 13 33 93 10 00 24 78 D9", Hex(q));
        Assert.True(new QFrame(q).TryGetMcn(out Mcn read));
        Assert.Equal("4006381333931", read.Digits);
        Assert.False(new QFrame(q).TryGetIsrc(out _));
    }

    [Fact]
    public void Multi_session_points_are_written_byte_for_byte()
    {
        byte[] q = new byte[12];
        Lba next = Lba.FromAbsoluteMsf(new Msf(5, 16, 45));
        QBuilder.WriteNextSession(q, Control.None, next, 2, new Msf(79, 59, 73));
        Assert.Equal("05 00 B0 05 16 45 02 79 59 73 0B 0D", Hex(q));
        QBuilder.WriteNextSession(q, Control.Data, next, 2, new Msf(79, 59, 73));
        Assert.Equal("45 00 B0 05 16 45 02 79 59 73 79 17", Hex(q));
        QBuilder.WriteNextSession(q, Control.None, null, 1, new Msf(79, 59, 73));
        Assert.Equal("05 00 B0 FF FF FF 01 79 59 73 E7 4D", Hex(q));
        QBuilder.WriteFirstLeadIn(q, Control.None, 0, LeadIn973423);
        Assert.Equal("05 00 C0 00 00 00 00 97 34 23 16 27", Hex(q));
    }

    [Theory]
    [InlineData("01 00 A0 98 06 12 00 01 20 00 E5 92", 1, 0xA0, 98, 6, 12, 0, 1, 0x20, 0)]
    [InlineData("01 00 A0 98 06 12 00 01 00 00 E3 74", 1, 0xA0, 98, 6, 12, 0, 1, 0, 0)]
    [InlineData("01 00 02 98 06 23 00 03 48 45 BE E0", 1, 2, 98, 6, 23, 0, 3, 48, 45)]
    [InlineData("05 00 B0 05 16 45 02 79 59 73 0B 0D", 5, 0xB0, 5, 16, 45, 2, 79, 59, 73)]
    [InlineData("05 00 B0 FF FF FF 01 79 59 73 E7 4D", 5, 0xB0, 255, 255, 255, 1, 79, 59, 73)]
    [InlineData("05 00 C0 00 00 00 00 97 34 23 16 27", 5, 0xC0, 0, 0, 0, 0, 97, 34, 23)]
    public void Lead_in_frames_become_the_entries_of_a_drive_and_come_back(string hex, int adr, int point,
        int minute, int second, int frame, int zero, int pMinute, int pSecond, int pFrame)
    {
        byte[] q = Hex(hex), back = new byte[12];
        TocEntry entry = new QReader(QSource.Subcode96).Read(q).ToTocEntry();
        Assert.Equal(new TocEntry(adr, Control.None, (byte)point, (byte)minute, (byte)second, (byte)frame, (byte)zero,
            (byte)pMinute, (byte)pSecond, (byte)pFrame), entry);
        QBuilder.WriteTocEntry(back, entry);
        Assert.Equal(q, back);
    }

    [Fact]
    public void What_multi_session_points_copy_from_the_atip_is_left_alone()
    {
        byte[] q = Hex("05 00 C1 1F 2E 3D 00 4C 5B 6A 00 00"), back = new byte[12];
        QCrc.Seal(q);
        QBuilder.WriteTocEntry(back, new QReader(QSource.Subcode96).Read(q).ToTocEntry());
        Assert.Equal(q, back);
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        byte[] q = new byte[12];
        Assert.Throws<ArgumentOutOfRangeException>(() => QBuilder.WritePosition(q, Control.None, 0, 1, 0, Lba.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => QBuilder.WritePosition(q, Control.None, 100, 1, 0, Lba.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => QBuilder.WritePosition(q, Control.None, 1, 100, 0, Lba.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => QBuilder.WritePosition(q, Control.None, 1, 1, -1, Lba.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => QBuilder.WritePosition(q, (Control)16, 1, 1, 0, Lba.Zero));
        Assert.Throws<ArgumentException>(() => QBuilder.WritePosition(new byte[11], Control.None, 1, 1, 0, Lba.Zero));
        Assert.Throws<ArgumentException>(() => QBuilder.WriteIsrc(q, Control.None, default, Lba.Zero));
        Assert.Throws<ArgumentException>(() => new QFrame(new byte[11]));
    }

    [Fact]
    public void Damaged_identifiers_are_not_read()
    {
        byte[] q = Hex("02 4A 06 38 13 33 93 10 00 24 78 D9");
        Assert.False(new QFrame(q).TryGetMcn(out _));
        q = Hex("03 FF FF FF FF 76 07 83 90 49 C0 71");
        Assert.False(new QFrame(q).TryGetIsrc(out _));
    }
}
