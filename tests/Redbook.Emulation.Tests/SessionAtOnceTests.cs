using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class SessionAtOnceTests
{
    private const int LeadInStart = -11_077;

    private static readonly WriteParametersPage Parameters = new() { WriteType = WriteType.SessionAtOnce, AudioPauseSectors = 150 };

    [Fact]
    public void A_session_is_laid_out_written_and_complete_without_a_close()
    {
        using Host host = new();
        host.Select(Parameters);
        Assert.Equal(new Lba(-150), host.NextWritable);
        Host.Good(host.SendCue(new Cue()
            .Mcn("4006381333931").LeadIn()
            .Isrc(1, "USRC17607839").Index(1, 0, -150).Index(1, 1, 0)
            .Isrc(2, "FIBAR9900312").Index(2, 0, 400, control: Control.CopyPermitted).Index(2, 1, 550, control: Control.CopyPermitted)
            .Index(2, 2, 700, control: Control.CopyPermitted)
            .Index(3, 1, 900, control: Control.PreEmphasis, isCopy: true)
            .LeadOut(1250).Bytes));
        Assert.Equal(new Lba(-150), host.NextWritable);
        byte[] sound = Host.Sound(1, 1400);
        host.WriteOn(new Lba(-150), sound);
        Host.Good(host.Synchronize());

        DiscInformation info = host.DiscInfo;
        Assert.Equal((DiscStatus.Complete, SessionState.Complete, 1), (info.Status, info.LastSessionState, info.SessionCount));
        Assert.Equal(sound, host.ReadAudio(new Lba(-150), 1400));
        Assert.Equal(
            "CATALOG 4006381333931 1@-150,1@0 2@400,2@550,2@700 3@900 end 1250",
            FolderLikeText(host.Disc.Layout));
        Host.Good(host.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal([0, 550, 900, 1250], toc!.Entries.Select(entry => entry.Start.Value));
        Assert.Equal([Control.None, Control.CopyPermitted, Control.PreEmphasis], toc.Entries.SkipLast(1).Select(entry => entry.Control));
        Assert.Equal("4006381333931", System.Text.Encoding.ASCII.GetString(host.Ask("42 02 40 02 00 00 00 00 18 00")[9..22]));
        Assert.Equal("FIBAR9900312", System.Text.Encoding.ASCII.GetString(host.Ask("42 02 40 03 00 00 02 00 18 00")[9..21]));
        Assert.Equal(0, host.Ask("42 02 40 03 00 00 03 00 18 00")[8]);
        host.Select(Parameters);
        Host.Refused("5/30/05", host.SendCue(Cue.Gapless(0, 300)));
    }

    // Everything wrong that one entry can be, with the answer to the whole sheet.
    [Theory]
    [InlineData("no lead-in", "5/26/00")]
    [InlineData("two lead-ins", "5/26/00")]
    [InlineData("no lead-out", "5/26/00")]
    [InlineData("entry behind the lead-out", "5/26/00")]
    [InlineData("no tracks", "5/26/00")]
    [InlineData("no index 0 first", "5/26/00")]
    [InlineData("short first pause", "5/26/00")]
    [InlineData("not at the start", "5/26/00")]
    [InlineData("track skipped", "5/26/00")]
    [InlineData("index skipped", "5/26/00")]
    [InlineData("index 2 first", "5/26/00")]
    [InlineData("time falls", "5/26/00")]
    [InlineData("time stands still", "5/26/00")]
    [InlineData("lead-out too early", "5/26/00")]
    [InlineData("seconds 60", "5/26/00")]
    [InlineData("form unknown", "5/26/00")]
    [InlineData("form of data on audio", "5/26/00")]
    [InlineData("form of audio on data", "5/26/00")]
    [InlineData("form of lead-in on a track", "5/26/00")]
    [InlineData("lead-in of unknown form", "5/26/00")]
    [InlineData("scms bits", "5/26/00")]
    [InlineData("adr 4", "5/26/00")]
    [InlineData("half a number", "5/26/00")]
    [InlineData("number of letters", "5/26/00")]
    [InlineData("code of nothing", "5/26/00")]
    [InlineData("code of another track", "5/26/00")]
    [InlineData("code with another control", "5/26/00")]
    [InlineData("code behind index 1", "5/26/00")]
    [InlineData("not eight bytes", "5/26/00")]
    [InlineData("control changes", "5/26/00")]
    [InlineData("too long for the disc", "5/63/00")]
    [InlineData("empty", "5/26/00")]
    public void A_sheet_that_cannot_be_recorded_is_refused_as_a_whole(string what, string sense)
    {
        using Host host = new();
        host.Select(Parameters);
        Cue begun = new Cue().LeadIn().Index(1, 0, -150);
        Cue cue = what switch
        {
            "no lead-in" => new Cue().Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "two lead-ins" => new Cue().LeadIn().LeadIn().Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "no lead-out" => begun.Index(1, 1, 0),
            "entry behind the lead-out" => begun.Index(1, 1, 0).LeadOut(300).Index(2, 1, 400),
            "no tracks" => new Cue().LeadIn().LeadOut(300),
            "no index 0 first" => new Cue().LeadIn().Index(1, 1, 0).LeadOut(300),
            "short first pause" => begun.Index(1, 1, -1).LeadOut(300),
            "not at the start" => new Cue().LeadIn().Index(1, 0, -149).Index(1, 1, 1).LeadOut(300),
            "track skipped" => begun.Index(1, 1, 0).Index(3, 1, 300).LeadOut(600),
            "index skipped" => begun.Index(1, 1, 0).Index(1, 3, 100).LeadOut(600),
            "index 2 first" => begun.Index(1, 1, 0).Index(2, 2, 300).LeadOut(600),
            "time falls" => begun.Index(1, 1, 200).Index(2, 1, 100).LeadOut(600),
            "time stands still" => begun.Index(1, 1, 200).Index(2, 1, 200).LeadOut(600),
            "lead-out too early" => begun.Index(1, 1, 300).LeadOut(300),
            "seconds 60" => begun.Add(0x01, 1, 1, 0, 0, 0, 60, 0).LeadOut(5000),
            "form unknown" => begun.Index(1, 1, 0, 0x02).LeadOut(300),
            "form of data on audio" => begun.Index(1, 1, 0, 0x10).LeadOut(300),
            "form of audio on data" => new Cue().LeadIn().Index(1, 0, -150, 0, Control.Data).Index(1, 1, 0, 0, Control.Data).LeadOut(300),
            "form of lead-in on a track" => begun.Index(1, 1, 0, 0x41).LeadOut(300),
            "lead-in of unknown form" => new Cue().LeadIn(0x10).Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "scms bits" => begun.Add(0x01, 1, 1, 0, 0x40, 0, 2, 0).LeadOut(300),
            "adr 4" => begun.Add(0x04, 1, 1, 0, 0, 0, 2, 0, 0x04, 1, 1, 0, 0, 0, 2, 0).Index(1, 1, 0).LeadOut(300),
            "half a number" => new Cue().LeadIn().Add([0x02, .. "4006381"u8]).Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "number of letters" => new Cue().Mcn("400638133393A").LeadIn().Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "code of nothing" => begun.Index(1, 1, 0).Isrc(2, "USRC17607839").LeadOut(300),
            "code of another track" => new Cue().LeadIn().Isrc(2, "USRC17607839").Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "code with another control" => new Cue().LeadIn().Isrc(1, "USRC17607839", Control.PreEmphasis).Index(1, 0, -150).Index(1, 1, 0).LeadOut(300),
            "code behind index 1" => begun.Index(1, 1, 0).Isrc(1, "USRC17607839").Index(1, 2, 100).LeadOut(300),
            "not eight bytes" => begun.Index(1, 1, 0).LeadOut(300).Add(0),
            "control changes" => begun.Index(1, 1, 0, control: Control.PreEmphasis).LeadOut(300),
            "too long for the disc" => begun.Index(1, 1, 0).LeadOut(359_848),
            _ => new Cue(),
        };
        Host.Refused(sense, host.SendCue(cue.Bytes));
        Host.Refused("5/2C/00", host.Write(new Lba(-150), new byte[CdSector.AudioBytes]));
        Assert.Equal(DiscStatus.Blank, host.DiscInfo.Status);
    }

    [Fact]
    public void Sheets_and_sectors_come_in_their_order()
    {
        using Host host = new();
        Host.Refused("5/2C/00", host.SendCue(Cue.Gapless(0, 300)));
        host.Select(Parameters);
        Host.Refused("5/2C/00", host.Write(new Lba(-150), new byte[CdSector.AudioBytes]));
        host.Refused("5/1A/00", "5D 00 00 00 00 00 00 00 20 00", TransferDirection.ToDevice, Cue.Gapless(0, 300)[..24]);
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        Host.Refused("5/21/02", host.Write(Lba.Zero, new byte[CdSector.AudioBytes]));
        host.Refused("5/24/00", "2A 00 FF FF FF 6A 00 00 02 00", TransferDirection.ToDevice, new byte[CdSector.AudioBytes]);
        Host.Good(host.Write(new Lba(-150), new byte[CdSector.AudioBytes]));
        Assert.Equal((DiscStatus.Appendable, SessionState.Incomplete), (host.DiscInfo.Status, host.DiscInfo.LastSessionState));
        Host.Refused("5/21/02", host.Write(new Lba(-148), new byte[CdSector.AudioBytes]));
        Host.Refused("5/2C/00", host.CloseSession());

        // A flush does not end it; beyond the lead-out there is nothing to write.
        Host.Good(host.Synchronize());
        host.WriteOn(new Lba(-149), new byte[440 * CdSector.AudioBytes]);
        Host.Refused("5/21/02", host.Write(new Lba(291), new byte[10 * CdSector.AudioBytes]));
        Host.Good(host.Write(new Lba(291), new byte[9 * CdSector.AudioBytes]));
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Host.Refused("5/2C/00", host.Write(new Lba(300), new byte[CdSector.AudioBytes]));
    }

    [Fact]
    public void New_parameters_forget_the_sheet_and_break_a_session_off()
    {
        using Host host = new();
        host.Select(Parameters);
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        host.Select(Parameters);
        Host.Refused("5/2C/00", host.Write(new Lba(-150), new byte[CdSector.AudioBytes]));
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        Host.Good(host.Write(new Lba(-150), new byte[CdSector.AudioBytes]));
        host.Select(Parameters);
        AssertUnreadable(host);
        Host.Refused("5/30/05", host.SendCue(Cue.Gapless(0, 300)));
        host.SelectTrackAtOnce();
        Host.Refused("5/30/05", host.Write(Lba.Zero, new byte[CdSector.AudioBytes]));
        Host.Refused("5/30/05", host.CloseSession());
    }

    [Fact]
    public void A_second_sheet_in_the_middle_is_refused_and_the_session_goes_on()
    {
        using Host host = new();
        host.Select(Parameters);
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        byte[] sound = Host.Sound(1, 450);
        host.WriteOn(new Lba(-150), sound.AsSpan(0, 270 * CdSector.AudioBytes));
        Host.Refused("5/2C/00", host.SendCue(Cue.Gapless(0, 600)));
        host.WriteOn(new Lba(120), sound.AsSpan(270 * CdSector.AudioBytes));
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Assert.Equal(sound, host.ReadAudio(new Lba(-150), 450));
    }

    [Fact]
    public void A_disc_taken_out_in_the_middle_is_of_no_use()
    {
        using Host host = new();
        host.Select(Parameters);
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        Host.Good(host.Write(new Lba(-150), new byte[CdSector.AudioBytes]));
        host.Recorder.Insert(host.Recorder.Remove()!);
        Host.Refused("6/28/00", host.Drive.TestUnitReady());
        AssertUnreadable(host);
    }

    [Fact]
    public void A_test_write_takes_every_command_and_leaves_the_disc_blank()
    {
        using Host host = new();
        host.Select(Parameters with { IsTestWrite = true });
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        host.WriteOn(new Lba(-150), Host.Sound(1, 450));
        Host.Good(host.Synchronize());
        Assert.Equal((DiscStatus.Blank, 0), (host.DiscInfo.Status, host.Disc.PowerCalibrations));
        Assert.Equal(new Lba(-150), host.NextWritable);
    }

    [Theory]
    [InlineData(0x41, true)]
    [InlineData(0x41, false)]
    public void Text_for_the_lead_in_is_read_back_as_packs(byte form, bool isTimeStated)
    {
        using Host host = new();
        byte[] packs = SomeText();
        host.Select(Parameters with { DataBlockType = (DataBlockType)3 });
        Cue cue = new Cue().LeadIn(form, isTimeStated ? new Lba(LeadInStart) : null).Index(1, 0, -150).Index(1, 1, 0).LeadOut(300);
        Host.Good(host.SendCue(cue.Bytes));
        Assert.Equal(new Lba(-150), host.NextWritable);
        Host.Refused("5/21/02", host.Drive.Execute(new Write10(new Lba(-150), 1), new byte[96]));
        host.WriteText(packs, LeadInStart, -150);
        Assert.Equal(new Lba(-150), host.NextWritable);
        host.WriteOn(new Lba(-150), Host.Sound(1, 450));
        Host.Good(host.Synchronize());
        byte[] reply = host.Ask("43 00 05 00 00 00 00 10 00 00");
        Assert.Equal(packs, reply[4..]);
        Assert.Equal(packs.Length + 2, (reply[0] << 8) | reply[1]);
    }

    [Theory]
    [InlineData(CueVariants.Zero, true, false)]
    [InlineData(CueVariants.Stated, false, true)]
    [InlineData(CueVariants.Both, true, true)]
    [InlineData(CueVariants.None, false, false)]
    public void Drives_differ_in_what_a_sheet_may_say(CueVariants variants, bool isZeroTaken, bool isStatedTaken)
    {
        using Host host = new(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { TextLeadInTimes = variants, IsrcCueControls = variants },
        });
        host.Select(Parameters);
        foreach ((Lba? start, Control control, bool isTaken) in new (Lba?, Control, bool)[]
            { (null, Control.None, isZeroTaken), (new Lba(LeadInStart), Control.CopyPermitted, isStatedTaken) })
        {
            Cue text = new Cue().LeadIn(0x41, start).Index(1, 0, -150).Index(1, 1, 0).LeadOut(300);
            Assert.Equal(isTaken ? null : "5/26/00", host.SendCue(text.Bytes).Sense?.ToString());
            Cue code = new Cue().LeadIn().Isrc(1, "USRC17607839", control)
                .Index(1, 0, -150, control: Control.CopyPermitted).Index(1, 1, 0, control: Control.CopyPermitted).LeadOut(300);
            Assert.Equal(isTaken ? null : "5/26/00", host.SendCue(code.Bytes).Sense?.ToString());
        }
    }

    [Fact]
    public void A_second_session_lies_where_the_first_one_points()
    {
        using Host host = new();
        host.Select(Parameters with { MultiSession = MultiSession.NextAllowed });
        Host.Good(host.SendCue(Cue.Gapless(0, 300)));
        host.WriteOn(new Lba(-150), Host.Sound(1, 450));
        Assert.Equal((DiscStatus.Appendable, SessionState.Empty), (host.DiscInfo.Status, host.DiscInfo.LastSessionState));
        host.Select(Parameters);
        int start = 300 + 11_250;
        Assert.Equal(new Lba(start), host.NextWritable);
        Host.Refused("5/26/00", host.SendCue(Cue.Gapless(0, 300)));
        Host.Refused("5/26/00", host.SendCue(new Cue().LeadIn().Index(1, 0, start).Index(1, 1, start + 150).LeadOut(start + 450).Bytes));
        Host.Good(host.SendCue(new Cue().LeadIn().Index(2, 0, start).Index(2, 1, start + 150).LeadOut(start + 450).Bytes));
        byte[] second = Host.Sound(2, 450);
        host.WriteOn(new Lba(start), second);
        Assert.Equal((DiscStatus.Complete, 2), (host.DiscInfo.Status, host.DiscInfo.SessionCount));
        Assert.Equal(second, host.ReadAudio(new Lba(start), 450));
        host.SelectTrackAtOnce();
        Host.Refused("5/30/05", host.Write(new Lba(20_000), new byte[CdSector.AudioBytes]));
    }

    [Fact]
    public void A_track_at_once_session_that_is_open_stands_in_the_way()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        host.Select(Parameters);
        Assert.Null(host.Track(1).NextWritable);
        Host.Refused("5/2C/00", host.SendCue(Cue.Gapless(0, 300)));
    }

    // What the host sends by each form of a data track, and what lies on the disc then.
    [Theory]
    [InlineData(0x10, 2048, DataSectorKind.Mode1)]
    [InlineData(0x11, 2352, DataSectorKind.Mode1)]
    [InlineData(0x12, 2048, DataSectorKind.Mode1)]
    [InlineData(0x13, 2352, DataSectorKind.Mode1)]
    [InlineData(0x20, 2336, DataSectorKind.Mode2Form1)]
    [InlineData(0x21, 2352, DataSectorKind.Mode2Form1)]
    [InlineData(0x22, 2336, DataSectorKind.Mode2Form1)]
    [InlineData(0x30, 2336, DataSectorKind.Mode2)]
    [InlineData(0x31, 2352, DataSectorKind.Mode2)]
    [InlineData(0x50, 2448 - 304, DataSectorKind.Mode1)]
    public void Data_is_sent_in_every_form_and_gets_its_codes_from_the_drive(byte form, int blockBytes, DataSectorKind kind)
    {
        using Host host = new();
        host.Select(Parameters);
        byte empty = (byte)((form & 0x30) | 4);
        Host.Good(host.SendCue(new Cue().LeadIn(empty).Index(1, 0, -150, empty, Control.Data).Index(1, 1, 0, form, Control.Data)
            .LeadOut(300, empty, Control.Data).Bytes));
        Assert.Equal(Lba.Zero, host.NextWritable);
        byte[] blocks = new byte[20 * blockBytes];
        new Random(form).NextBytes(blocks);
        if (kind == DataSectorKind.Mode2Form1)
        {
            for (int i = 0; i < 20; i++)
            {
                int at = (i * blockBytes) + (blockBytes == 2352 ? 16 : 0);
                blocks.AsSpan(at, 8).Clear();
            }
        }

        for (int done = 0; done < 300; done += 20)
        {
            Host.Good(host.Drive.Execute(new Write10(new Lba(done), 20), blocks));
        }

        Host.Good(host.Synchronize());
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        byte[] sector = new byte[CdSector.AudioBytes];
        host.Disc.ReadSectors(new Lba(21), sector);
        Assert.Equal(kind, DataSector.KindOf(sector));
        Assert.Equal(new Lba(21), DataSector.AddressOf(sector));
        int from = blockBytes == 2352 ? 16 : 0;
        ReadOnlySpan<byte> sent = blocks.AsSpan(blockBytes + from + (kind == DataSectorKind.Mode2Form1 ? 8 : 0));
        ReadOnlySpan<byte> user = DataSector.UserDataOf(sector, kind);
        bool isIgnored = (form & 0x0F) >= 2;
        Assert.Equal(isIgnored ? new byte[user.Length] : sent[..user.Length].ToArray(), user.ToArray());
        Assert.NotEqual(DataSectorState.Uncorrectable, DataSectorCorrector.Check(sector, kind));
    }

    [Fact]
    public void Sectors_without_data_from_the_host_are_skipped_by_it()
    {
        using Host host = new();
        host.Select(Parameters);
        Host.Good(host.SendCue(new Cue().LeadIn().Index(1, 0, -150, 0x01).Index(1, 1, 0).Index(2, 0, 300, 0x01).Index(2, 1, 450).LeadOut(800).Bytes));
        Assert.Equal(Lba.Zero, host.NextWritable);
        byte[] sound = Host.Sound(1, 650);
        host.WriteOn(Lba.Zero, sound.AsSpan(0, 300 * CdSector.AudioBytes));
        Assert.Equal(new Lba(450), host.NextWritable);
        host.WriteOn(new Lba(450), sound.AsSpan(300 * CdSector.AudioBytes));
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Assert.Equal(sound[(300 * CdSector.AudioBytes)..], host.ReadAudio(new Lba(450), 350));
        Assert.All(host.ReadAudio(new Lba(300), 150), static value => Assert.Equal(0, value));
    }

    internal static byte[] SomeText()
    {
        var packs = new byte[3 * 18];
        for (int i = 0; i < 3; i++)
        {
            Span<byte> pack = packs.AsSpan(i * 18, 18);
            pack[0] = (byte)(0x80 + i);
            pack[2] = (byte)i;
            "Demo"u8.CopyTo(pack[4..]);
            Coding.Subcode.QCrc.Seal(pack);
        }

        return packs;
    }

    internal static void AssertUnreadable(Host host)
    {
        Assert.Equal((DiscStatus.Complete, SessionState.Damaged), (host.DiscInfo.Status, host.DiscInfo.LastSessionState));
        host.Refused("3/57/00", "43 00 00 00 00 00 00 00 04 00", TransferDirection.FromDevice, new byte[4]);
        host.Refused("3/57/00", "43 00 02 00 00 00 01 00 04 00", TransferDirection.FromDevice, new byte[4]);
        Host.Refused("5/21/00", host.Drive.Execute(new ReadCd(Lba.Zero, 1, 0, ReadCd.Everything, SubChannelSelection.None), new byte[2352]));
        Assert.Empty(host.Disc.Layout.Tracks);
    }

    private static string FolderLikeText(DiscLayout layout) =>
        $"CATALOG {layout.Mcn?.Digits} {string.Join(' ', layout.Tracks.Select(track => string.Join(',', track.Indexes.Select(index => $"{track.Number}@{index.Start}"))))} end {layout.Sessions[^1].LeadOut}";
}
