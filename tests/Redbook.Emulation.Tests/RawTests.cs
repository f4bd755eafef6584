using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class RawTests
{
    private static readonly WriteParametersPage Parameters = new()
    {
        WriteType = WriteType.Raw, DataBlockType = (DataBlockType)3, AudioPauseSectors = 150,
    };

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 96)]
    [InlineData(3, 96)]
    public void A_disc_is_what_its_sub_channel_says(int blockType, int subBytes)
    {
        using Host host = new();
        var image = new RawImage(Layout(), 1, subBytes == 96 ? SessionAtOnceTests.SomeText() : null);
        host.Select(Parameters with { DataBlockType = (DataBlockType)blockType });
        Assert.Equal(new Lba(RawImage.LeadInStart), host.NextWritable);
        Send(host, image, image.Start, image.End, subBytes);
        Assert.Equal((DiscStatus.Appendable, SessionState.Incomplete), (host.DiscInfo.Status, host.DiscInfo.LastSessionState));
        Host.Good(host.Synchronize());

        Assert.Equal((DiscStatus.Complete, SessionState.Complete, 1), (host.DiscInfo.Status, host.DiscInfo.LastSessionState, host.DiscInfo.SessionCount));
        Assert.Equal(Text(image.Layout), Text(host.Disc.Layout));
        Assert.Empty(host.Disc.Examine());
        AssertReads(host, image);
        byte[] text = new byte[4096];
        ScsiResult reply = host.Send("43 00 05 00 00 00 00 10 00 00", TransferDirection.FromDevice, text);
        Assert.Equal(subBytes == 96 ? SessionAtOnceTests.SomeText() : [], reply.IsGood ? text[4..reply.BytesTransferred] : []);
        byte[] toc = host.Ask("43 00 02 00 00 00 01 10 00 00");
        Assert.Equal([0xA0, 0xA1, 0xA2, 1, 2, 3], toc.Skip(4).Chunk(11).Select(entry => entry[3]));
        Assert.Equal("USRC17607839", System.Text.Encoding.ASCII.GetString(host.Ask("42 02 40 03 00 00 02 00 18 00")[9..21]));
        Assert.Equal("4006381333931", System.Text.Encoding.ASCII.GetString(host.Ask("42 02 40 02 00 00 00 00 18 00")[9..22]));
    }

    [Fact]
    public void Packed_r_to_w_are_interleaved_by_the_drive_and_come_back_as_packs()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 2);
        host.Select(Parameters with { DataBlockType = (DataBlockType)2 });
        Send(host, image, image.Start, 100, 96);
        byte[] packs = new byte[96];
        for (int i = 0; i < 4; i++)
        {
            (packs[i * 24], packs[(i * 24) + 1], packs[(i * 24) + 4 + i]) = (9, 6, 0x2A);
            RwParity.Write(packs.AsSpan(i * 24, 24));
        }

        byte[] block = image.Blocks(100, 1);
        for (int i = 0; i < 96; i++)
        {
            block[2352 + i] = (byte)((block[2352 + i] & 0xC0) | packs[i]);
        }

        Host.Good(host.Drive.Execute(new Write10(new Lba(100), 1), block));
        Send(host, image, 101, image.End, 96);
        Host.Good(host.Synchronize());
        byte[] read = new byte[96];
        Host.Good(host.Drive.Execute(new ReadCd(new Lba(100), 1, 0, 0, SubChannelSelection.CorrectedRw), read));
        Assert.Equal(packs, read);
        Host.Good(host.Drive.Execute(new ReadCd(new Lba(100), 1, 0, 0, SubChannelSelection.RawPw), read));
        Assert.NotEqual(packs[1] & 0x3F, read[1] & 0x3F);
    }

    // Any layout goes onto the disc and comes back: table of contents, indexes, codes, sectors and sub-channel.
    [Fact]
    public void Any_layout_comes_back_as_it_was_sent()
    {
        int rounds = TestLength.Rounds(4, 60);
        for (int seed = 0; seed < rounds; seed++)
        {
            using Host host = new();
            var random = new Random(seed);
            SubcodeOptions options = new()
            {
                TocOrder = (TocOrder)random.Next(2), LeadInTime = (LeadInTime)random.Next(2),
                PregapCountdown = (PregapCountdown)random.Next(2),
            };
            var image = new RawImage(RandomLayouts.Next(random), seed, options: options);
            host.Select(Parameters);
            Send(host, image, image.Start, image.End, 96);
            Host.Good(host.Synchronize());
            Assert.Equal(Text(image.Layout), Text(host.Disc.Layout));
            Assert.All(host.Disc.Examine(), finding => Assert.True(finding.IsConvention, $"seed {seed}: {finding}"));
            AssertReads(host, image);
        }
    }

    [Fact]
    public void A_lead_in_without_contents_makes_a_disc_that_cannot_be_read()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 3);
        for (int at = image.Start; at < -150; at++)
        {
            image.AlterQ(at, static q => q[2] = 0xA1);
        }

        AssertUnreadable(host, image, SubcodeFindingKind.MissingTocPoint);
    }

    [Fact]
    public void A_lead_in_with_wrong_crcs_throughout_makes_a_disc_that_cannot_be_read()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 3);
        for (int at = image.Start; at < -150; at++)
        {
            image.AlterQ(at, static q => q[11] ^= 1, isSealed: false);
        }

        AssertUnreadable(host, image, SubcodeFindingKind.WrongCrc);
    }

    [Fact]
    public void Single_faults_are_survived_and_named()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 4);
        image.AlterQ(-9_000, static q => (q[2], q[7], q[8], q[9]) = (0x01, 0, 2, 0));
        image.AlterQ(20, static q => q[10] ^= 0xFF, isSealed: false);
        image.AlterQ(333, static q => q[9] = 0x74);
        host.Select(Parameters);
        Send(host, image, image.Start, image.End, 96);
        Host.Good(host.Synchronize());
        Assert.Equal(Text(image.Layout), Text(host.Disc.Layout));
        SubcodeFindingKind[] kinds = [.. host.Disc.Examine().Select(static finding => finding.Subcode!.Value.Kind)];
        Assert.Contains(SubcodeFindingKind.BrokenTocCycle, kinds);
        Assert.Contains(SubcodeFindingKind.WrongCrc, kinds);
        Assert.Contains(SubcodeFindingKind.AddressDiffers, kinds);
        Assert.Contains(SubcodeFindingKind.AddressOutOfOrder, kinds);
        AssertReads(host, image);
    }

    [Fact]
    public void Sectors_that_say_they_lie_elsewhere_are_not_found()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 5);
        for (int at = 200; at < 230; at++)
        {
            image.AlterQ(at, static q => q[7] = 0x33);
        }

        host.Select(Parameters);
        Send(host, image, image.Start, image.End, 96);
        Host.Good(host.Synchronize());
        byte[] sector = new byte[CdSector.AudioBytes];
        Host.Good(host.Drive.Execute(new ReadCd(new Lba(205), 1, 0, ReadCd.UserData, SubChannelSelection.None), sector));
        Host.Refused("3/02/00", host.Drive.Execute(new ReadCd(new Lba(215), 1, 0, ReadCd.UserData, SubChannelSelection.None), sector));
        Host.Good(host.Drive.Execute(new ReadCd(new Lba(230), 1, 0, ReadCd.UserData, SubChannelSelection.None), sector));
        Assert.Contains(host.Disc.Examine(), static finding => finding.Subcode is { Kind: SubcodeFindingKind.AddressDiffers, Count: 30 });
    }

    [Fact]
    public void A_recording_without_lead_out_can_be_read_as_far_as_it_goes()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 6);
        host.Select(Parameters);
        Send(host, image, image.Start, 1000, 96);
        Host.Good(host.Synchronize());
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        byte[] sector = new byte[CdSector.AudioBytes];
        Host.Good(host.Drive.Execute(new ReadCd(new Lba(999), 1, 0, ReadCd.UserData, SubChannelSelection.None), sector));
        Host.Refused("3/02/00", host.Drive.Execute(new ReadCd(new Lba(1100), 1, 0, ReadCd.UserData, SubChannelSelection.None), sector));
        Assert.Contains(host.Disc.Examine(), static finding => finding.Subcode is { Kind: SubcodeFindingKind.MissingLeadOut });
    }

    [Fact]
    public void Raw_sectors_follow_each_other_from_the_lead_in_of_a_blank_disc()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 7);
        host.Select(Parameters);
        Host.Refused("5/21/02", host.Drive.Execute(new Write10(new Lba(-150), 1), image.Blocks(-150, 1)));
        Host.Refused("5/24/00", host.Drive.Execute(new Write10(new Lba(image.Start), 1), new byte[2352]));
        Host.Refused("5/2C/00", host.SendCue(Cue.Gapless(0, 300)));
        Send(host, image, image.Start, image.Start + 10, 96);
        Host.Refused("5/21/02", host.Drive.Execute(new Write10(new Lba(image.Start), 1), image.Blocks(image.Start, 1)));
        host.Select(Parameters);
        SessionAtOnceTests.AssertUnreadable(host);
        Host.Refused("5/30/05", host.Drive.Execute(new Write10(new Lba(image.Start), 1), image.Blocks(image.Start, 1)));
        Assert.Equal(DiscFindingKind.SessionNotFinished, host.Disc.Examine()[0].Kind);

        using Host recorded = new();
        recorded.SelectTrackAtOnce(MultiSession.NextAllowed);
        recorded.RecordTrack(Host.Sound(1, 300));
        Host.Good(recorded.CloseSession());
        recorded.Select(Parameters);
        Host.Refused("5/21/02", recorded.Drive.Execute(new Write10(new Lba(image.Start), 1), image.Blocks(image.Start, 1)));

        using Host single = new(new SoftwareRecorderOptions { Profile = new DriveProfile { HasRawMultiSession = false } });
        single.SelectTrackAtOnce(MultiSession.NextAllowed);
        single.RecordTrack(Host.Sound(1, 300));
        Host.Good(single.CloseSession());
        single.Select(Parameters);
        Host.Refused("5/30/05", single.Drive.Execute(new Write10(new Lba(302 + 6_750), 1), image.Blocks(image.Start, 1)));
    }

    // The second lead-in lies behind the first lead-out; its own Q says what the session is.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_raw_session_follows_another(bool isFirstRaw)
    {
        using Host host = new();
        int leadOut = 1500;
        if (isFirstRaw)
        {
            var first = new RawImage(Layout(), 8, options: new SubcodeOptions { NextSession = NextSession.Allowed });
            host.Select(Parameters);
            Send(host, first, first.Start, first.End, 96);
            Host.Good(host.Synchronize());
            AssertReads(host, first);
        }
        else
        {
            host.SelectTrackAtOnce(MultiSession.NextAllowed);
            host.RecordTrack(Host.Sound(1, 300));
            host.RecordTrack(Host.Sound(2, 300));
            host.RecordTrack(Host.Sound(3, 300));
            Host.Good(host.CloseSession());
            leadOut = host.Disc.Layout.Sessions[0].LeadOut.Value;
        }

        Assert.Equal(DiscStatus.Appendable, host.DiscInfo.Status);
        int leadIn = leadOut + 6_750, program = leadIn + 4_500;
        var second = new RawImage(
            new DiscLayout
            {
                Sessions =
                [
                    new SessionLayout
                    {
                        Number = 2, LeadOut = new Lba(program + 450), Tracks = [Track(4, program + 450, (0, program), (1, program + 150))],
                    },
                ],
            },
            9,
            leadInStart: leadIn);
        host.Select(Parameters);
        Assert.Equal(new Lba(leadIn), host.NextWritable);
        Host.Refused("5/21/02", host.Drive.Execute(new Write10(new Lba(program), 1), second.Blocks(program, 1)));
        Send(host, second, leadIn, second.LeadOut + 2_250, 96);
        Host.Good(host.Synchronize());

        Assert.Equal((DiscStatus.Complete, 2), (host.DiscInfo.Status, host.DiscInfo.SessionCount));
        Assert.Equal(program + 150, host.Disc.Layout.Sessions[1].Tracks[0].Start.Value);
        Assert.Empty(host.Disc.Examine());
        AssertReads(host, second, program);
        byte[] toc = host.Ask("43 00 02 00 00 00 01 10 00 00");
        Assert.Equal(["2-A0", "2-A1", "2-A2", "2-04"], toc.Skip(4).Chunk(11).Where(entry => entry[0] == 2).Select(entry => $"{entry[0]}-{entry[3]:X2}"));
        Assert.Contains(toc.Skip(4).Chunk(11), entry => entry[0] == 1 && entry[3] == 0xB0);
    }

    [Fact]
    public void A_raw_test_write_leaves_the_disc_blank()
    {
        using Host host = new();
        var image = new RawImage(Layout(), 8);
        host.Select(Parameters with { IsTestWrite = true });
        Send(host, image, image.Start, image.End, 96);
        Host.Good(host.Synchronize());
        Assert.Equal((DiscStatus.Blank, 0), (host.DiscInfo.Status, host.Disc.PowerCalibrations));
        Assert.Equal(new Lba(image.Start), host.NextWritable);
    }

    internal static void Send(Host host, RawImage image, int from, int end, int subBytes)
    {
        for (int at = from; at < end;)
        {
            int count = Math.Min(26, end - at);
            Host.Good(host.Drive.Execute(new Write10(new Lba(at), (ushort)count), image.Blocks(at, count, subBytes)));
            at += count;
        }
    }

    internal static void AssertReads(Host host, RawImage image, int from = -150)
    {
        byte[] expected = new byte[2448];
        byte[] sector = new byte[2448];
        for (int at = from; at < image.LeadOut; at++)
        {
            image.WriteMain(at, expected.AsSpan(0, 2352));
            image.WriteSubChannel(at, expected.AsSpan(2352));
            Host.Good(host.Drive.Execute(new ReadCd(new Lba(at), 1, 0, ReadCd.Everything, SubChannelSelection.RawPw), sector));
            if (!expected.AsSpan().SequenceEqual(sector))
            {
                Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(sector));
            }
        }
    }

    internal static string Text(DiscLayout layout) =>
        $"{layout.Mcn?.Digits} {string.Join(' ', layout.Tracks.Select(track => $"{track.Mode}/{track.Control}/{track.IsCopyAlternating}/{track.Isrc}:" + string.Join(',', track.Indexes.Select(index => $"{index.Number}@{index.Start}"))))} end {layout.Sessions[^1].LeadOut}";

    private static void AssertUnreadable(Host host, RawImage image, SubcodeFindingKind kind)
    {
        host.Select(Parameters);
        Send(host, image, image.Start, image.End, 96);
        Host.Good(host.Synchronize());
        SessionAtOnceTests.AssertUnreadable(host);
        Assert.Contains(host.Disc.Examine(), static finding => finding.Kind == DiscFindingKind.NoTableOfContents);
        Assert.Contains(host.Disc.Examine(), finding => finding.Subcode?.Kind == kind);
    }

    private static DiscLayout Layout() => new()
    {
        Mcn = Mcn.TryParse("4006381333931", out Mcn mcn) ? mcn : null,
        Sessions =
        [
            new SessionLayout
            {
                Number = 1,
                LeadOut = new Lba(1500),
                Tracks =
                [
                    Track(1, 500, (0, -150), (1, 0)),
                    Track(2, 1000, (0, 500), (1, 650), (2, 800)) with
                    {
                        Control = Control.CopyPermitted, Isrc = Isrc.TryParse("USRC17607839", out Isrc isrc) ? isrc : default,
                    },
                    Track(3, 1500, (1, 1000)) with { Control = Control.PreEmphasis },
                ],
            },
        ],
    };

    private static TrackLayout Track(int number, int end, params (int Number, int Start)[] indexes) => new()
    {
        Number = number, End = new Lba(end),
        Indexes = [.. indexes.Select(static index => new TrackIndex(index.Number, new Lba(index.Start)))],
    };
}
