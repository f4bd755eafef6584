using Redbook.Discs;
using Redbook.Mmc.CueSheets;

namespace Redbook.Mmc.Tests;

public sealed class CueSheetTests
{
    [Fact]
    public void A_sheet_of_two_tracks_is_made_of_the_bytes_that_drives_know()
    {
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        Assert.True(Isrc.TryParse("USRC17607839", out Isrc first));
        Assert.True(Isrc.TryParse("USRC17607840", out Isrc second));
        (CueEntry mcn1, CueEntry mcn2) = CueEntry.Mcn(Control.None, mcn);
        (CueEntry a1, CueEntry a2) = CueEntry.Isrc(Control.None, 1, first);
        (CueEntry b1, CueEntry b2) = CueEntry.Isrc(Control.None, 2, second);
        CueDataForm sound = CueDataForm.Sound;
        var sheet = new CueSheet(
        [
            mcn1, mcn2,
            CueEntry.Position(Control.None, CueEntry.LeadInTrack, 0, CueDataForm.TextLeadIn, default),
            a1, a2,
            CueEntry.Position(Control.None, 1, 0, sound, default),
            CueEntry.Position(Control.None, 1, 1, sound, new Msf(0, 2, 0)),
            b1, b2,
            CueEntry.Position(Control.None, 2, 0, sound, new Lba(6000).ToAbsoluteMsf()),
            CueEntry.Position(Control.None, 2, 1, sound, new Lba(6150).ToAbsoluteMsf()),
            CueEntry.Position(Control.None, CueEntry.LeadOutTrack, 1, CueDataForm.GeneratedSound, new Lba(12_345).ToAbsoluteMsf()),
        ]);
        Assert.Equal(
            "02343030363338310233333339333100010000410000000003015553524331370301363037383339010100000000000001010100000002000302555352433137"
            + "03023630373834300102000000011600010201000001180001AA010100022E2D",
            Convert.ToHexString(sheet.ToArray()));
        Assert.True(CueSheet.TryParse(sheet.ToArray(), out CueSheet? read));
        Assert.Equal(sheet.Entries, read.Entries);
        Assert.True(CueEntry.TryGetMcn(read.Entries[0], read.Entries[1], out Mcn readMcn));
        Assert.Equal(mcn, readMcn);
        Assert.True(CueEntry.TryGetIsrc(read.Entries[7], read.Entries[8], out Isrc readIsrc));
        Assert.Equal((second, 2), (readIsrc, (int)read.Entries[7].Track));
        Assert.False(CueEntry.TryGetIsrc(read.Entries[3], read.Entries[8], out _));
        Assert.False(CueEntry.TryGetMcn(read.Entries[3], read.Entries[4], out _));
        Assert.Equal(new Msf(1, 24, 0), read.Entries[10].Time);
        Assert.False(CueSheet.TryParse(new byte[9], out _));
        Assert.Throws<ArgumentException>(() => CueEntry.Isrc(Control.None, 1, default));
    }

    [Fact]
    public void An_entry_keeps_every_bit()
    {
        byte[] bytes = new byte[8], written = new byte[8];
        var random = new Random(1);
        for (int i = 0; i < 1000; i++)
        {
            random.NextBytes(bytes);
            CueEntry entry = CueEntry.Parse(bytes);
            entry.WriteTo(written);
            Assert.Equal(bytes, written);
            Assert.Equal((bytes[0] >> 4, bytes[0] & 15), ((int)entry.Control, entry.Adr));
            Assert.Equal((bytes[5] <= 99 && bytes[6] < 60 && bytes[7] < 75), entry.Time is not null);
            Assert.Equal(Control.None, entry.WithoutControl().Control);
            Assert.Equal(entry.Adr, entry.WithoutControl().Adr);
        }

        CueEntry scms = CueEntry.Position(Control.PreEmphasis, 3, 1, CueDataForm.Sound, default, isCopyAlternating: true);
        Assert.True(scms is { IsCopyAlternating: true, IsReservedClear: true, Control: Control.PreEmphasis });
    }

    [Theory]
    [InlineData(TrackMode.Audio, 0x00, 2352, 0x01)]
    [InlineData(TrackMode.Mode1, 0x10, 2048, 0x14)]
    [InlineData(TrackMode.Mode2Xa, 0x20, 2336, 0x24)]
    [InlineData(TrackMode.Mode2, 0x30, 2336, 0x34)]
    public void Forms_say_what_is_sent(TrackMode mode, int code, int bytes, int area)
    {
        CueDataForm form = CueDataForm.Of(mode);
        Assert.Equal((code, bytes, mode), ((int)form.Code, form.BlockBytes, form.Mode));
        Assert.Equal(bytes + 96, form.WithSubChannel(isPacked: false).BlockBytes);
        Assert.True(form.WithSubChannel(isPacked: true) is { IsPacked: true, IsProgram: true });
        Assert.Equal((area, 0), ((int)CueDataForm.AreaOf(mode).Code, CueDataForm.AreaOf(mode).BlockBytes));
        Assert.True(CueDataForm.AreaOf(mode).IsGeneratedArea);
    }
}
