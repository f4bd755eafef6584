using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class ModePageTests
{
    private const string Header = "00 00 00 00 00 00 00 00";

    [Fact]
    public void All_pages_come_with_the_right_length_in_ascending_order()
    {
        using Host host = new();
        byte[] all = host.Ask("5A 08 3F 00 00 00 00 10 00 00");
        List<int> codes = [];
        int offset = 8;
        while (offset < all.Length)
        {
            codes.Add(all[offset]);
            offset += all[offset + 1] + 2;
        }

        Assert.Equal(all.Length, offset);
        Assert.Equal([0x01, 0x05, 0x08, 0x0D, 0x0E, 0x1A, 0x1D, 0x2A], codes);

        // The header has no block descriptors whether they were wanted or not, and MODE SENSE(6) has the same pages.
        Assert.Equal(all, host.Ask("5A 00 3F 00 00 00 00 10 00 00"));
        Assert.Equal(host.Ask("5A 08 2A 00 00 00 00 10 00 00")[8..], host.Ask("1A 08 2A 00 FF 00")[4..]);
        Assert.Equal(host.Ask("1A 08 2A 00 FF 00").Length - 1, host.Ask("1A 08 2A 00 FF 00")[0]);
    }

    [Fact]
    public void Defaults_stay_what_they_were_and_masks_say_what_can_be_changed()
    {
        using Host host = new();
        host.SelectTrackAtOnce(MultiSession.NextAllowed);
        Host.Good(host.Drive.ReadModePage(out WriteParametersPage? current));
        Assert.Equal(MultiSession.NextAllowed, current!.Value.MultiSession);
        Host.Good(host.Drive.ReadModePage(out WriteParametersPage? initial, ModePageControl.Default));
        Assert.Equal(MultiSession.None, initial!.Value.MultiSession);
        Assert.False(initial.Value.IsTestWrite);
        byte[] mask = host.Ask("5A 08 45 00 00 00 00 10 00 00")[8..];
        Assert.Equal([0x05, 0x32, 0x7F, 0xFF, 0x0F, 0xFF, 0x00, 0x3F], mask[..8]);
        Assert.Equal([0, 0], mask[14..16]);
        Assert.All(host.Ask("5A 08 6A 00 00 00 00 10 00 00")[10..], static value => Assert.Equal(0, value));
    }

    // Write type and block type decide; the track mode that stands there does not.
    [Theory]
    [InlineData("41 00 00", null)]
    [InlineData("41 C4 00", null)]
    [InlineData("51 00 00", null)]
    [InlineData("61 05 00", null)]
    [InlineData("40 00 00", "5/26/00")]
    [InlineData("42 00 00", null)]
    [InlineData("42 C4 08", null)]
    [InlineData("42 00 03", null)]
    [InlineData("42 00 01", "5/26/00")]
    [InlineData("43 00 03", null)]
    [InlineData("43 04 01", null)]
    [InlineData("43 00 02", null)]
    [InlineData("43 00 00", "5/26/00")]
    [InlineData("44 00 00", "5/26/00")]
    [InlineData("41 04 08", null)]
    [InlineData("41 04 0D", null)]
    [InlineData("41 04 07", "5/26/00")]
    [InlineData("41 00 01", "5/26/00")]
    [InlineData("41 80 00", "5/26/00")]
    public void Write_parameters_are_taken_or_refused_and_a_refusal_leaves_the_old_ones(string bytes, string? sense)
    {
        using Host host = new();
        host.SelectTrackAtOnce(isrc: "USRC17607839");
        byte[] before = host.Ask("5A 08 05 00 00 00 00 10 00 00");
        byte[] list = Convert.FromHexString((Header + "05 32" + bytes).Replace(" ", string.Empty, StringComparison.Ordinal) + new string('0', 94));
        ScsiResult result = host.Send("55 10 00 00 00 00 00 00 3C 00", TransferDirection.ToDevice, list);
        Assert.Equal(sense, result.Sense?.ToString());
        byte[] after = host.Ask("5A 08 05 00 00 00 00 10 00 00");
        if (sense is null)
        {
            Assert.Equal(list[10..13], after[10..13]);
            Assert.Equal(0, after[8 + 32]);
        }
        else
        {
            Assert.Equal(before, after);
        }
    }

    [Fact]
    public void A_page_is_taken_back_as_it_was_given_with_or_without_block_descriptors()
    {
        using Host host = new();
        byte[] sense = host.Ask("5A 08 05 00 00 00 00 10 00 00");
        sense[0] = sense[1] = 0;
        Host.Good(host.Send("55 10 00 00 00 00 00 00 3C 00", TransferDirection.ToDevice, sense));
        byte[] described = [.. sense[..7], 8, .. new byte[8], .. sense[8..]];
        Host.Good(host.Send("55 10 00 00 00 00 00 00 44 00", TransferDirection.ToDevice, described));

        // A block descriptor and no page at all, as one program ends with.
        Host.Good(host.Send("55 10 00 00 00 00 00 00 10 00", TransferDirection.ToDevice, described[..16]));
        Host.Good(host.Send("55 10 00 00 00 00 00 00 00 00", TransferDirection.ToDevice));
    }

    [Fact]
    public void Several_pages_are_taken_together_or_not_at_all()
    {
        using Host host = new();
        byte[] recovery = [1, 10, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] parameters = host.Ask("5A 08 05 00 00 00 00 10 00 00")[8..];
        parameters[2] = 4;
        byte[] list = [.. new byte[8], .. recovery, .. parameters];
        Assert.Equal("5/26/00", host.Send($"55 10 00 00 00 00 00 00 {list.Length:X2} 00", TransferDirection.ToDevice, list).Sense?.ToString());
        Host.Good(host.Drive.ReadModePage(out ErrorRecoveryPage? page));
        Assert.Equal(10, page!.Value.ReadRetries);
        parameters[2] = 1;
        list = [.. new byte[8], .. recovery, .. parameters];
        Host.Good(host.Send($"55 10 00 00 00 00 00 00 {list.Length:X2} 00", TransferDirection.ToDevice, list));
        Host.Good(host.Drive.ReadModePage(out page));
        Assert.Equal(99, page!.Value.ReadRetries);
    }

    [Theory]
    [InlineData("30 02 00 00", "5/26/00")]
    [InlineData("2A 02 00 00", "5/26/00")]
    [InlineData("05 32 41 00", "5/1A/00")]
    [InlineData("05 30 41 00", "5/26/00")]
    [InlineData("05", "5/1A/00")]
    public void A_list_that_makes_no_sense_is_refused(string pages, string sense)
    {
        using Host host = new();
        byte[] list = Convert.FromHexString((Header + pages).Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal(sense, host.Send($"55 10 00 00 00 00 00 00 {list.Length:X2} 00", TransferDirection.ToDevice, list).Sense?.ToString());
    }

    [Fact]
    public void Old_hosts_select_with_six_bytes()
    {
        using Host host = new();
        byte[] page = host.Ask("5A 08 05 00 00 00 00 10 00 00")[8..];
        page[3] = 0xC0;
        Host.Good(host.Send("15 10 00 00 38 00", TransferDirection.ToDevice, [0, 0, 0, 0, .. page]));
        Host.Good(host.Drive.ReadModePage(out WriteParametersPage? current));
        Assert.Equal(MultiSession.NextAllowed, current!.Value.MultiSession);
    }

    [Fact]
    public void A_page_that_the_drive_leaves_out_is_refused_both_ways()
    {
        using Host host = new(new SoftwareRecorderOptions { Profile = new DriveProfile { MissingModePages = [0x05] } });
        host.Refused("5/24/00", "5A 08 05 00 00 00 00 00 40 00", TransferDirection.FromDevice, new byte[64]);
        byte[] list = [.. new byte[8], 5, 0x32, .. new byte[50]];
        Assert.Equal("5/26/00", host.Send("55 10 00 00 00 00 00 00 3C 00", TransferDirection.ToDevice, list).Sense?.ToString());
        Host.Good(host.Write(Discs.Lba.Zero, Host.Sound(1, 1)));
    }

    [Fact]
    public void What_the_drive_cannot_do_is_not_in_its_pages_and_refused()
    {
        using Host host = new(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { HasTestWrite = false, HasUnderrunProtection = false },
        });
        Host.Good(host.Drive.ReadModePage(out CapabilitiesPage? page));
        Assert.False(page!.Value.CanTestWrite);
        Assert.False(page.Value.Functions.HasFlag(MediaFunctions.UnderrunProtection));
        Assert.Equal("5/26/00", host.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with { IsTestWrite = true }).Sense?.ToString());
        host.Select(WriteParametersPage.TrackAtOnceAudio with { IsUnderrunProtected = true });
        Host.Good(host.Drive.ReadModePage(out WriteParametersPage? current));
        Assert.False(current!.Value.IsUnderrunProtected);
    }
}
