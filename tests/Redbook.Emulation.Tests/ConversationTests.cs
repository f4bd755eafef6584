using Redbook.Discs;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

/// <summary>Commands in the order in which burning programs send them, with the answers that make them go on.</summary>
public sealed class ConversationTests
{
    private const string Parameters = "00000000 00000000 0532";

    // Each probe is a question, and only its answer counts.
    [Fact]
    public void A_program_that_probes_by_selecting_learns_the_truth_and_then_records_three_tracks()
    {
        using Host host = new();
        Probe(host);

        Good(host, "000000000000", "1B0000000300", "1B0000000100", "1E0000000100", "1B0000000100");
        host.Refused("5/20/00", "010000000000");
        Assert.Equal(16, host.Ask("5A003F00000000001000").Length);
        Assert.Equal(16, host.Ask("5A00BF00000000001000").Length);
        Assert.Equal(8, host.Ask("25000000000000000000").Length);
        Assert.Equal(4, host.Ask("43000400000000000400").Length);
        Assert.Equal(28, host.Ask("43000400000000001C00").Length);
        Assert.Equal(4, host.Ask("51000000000000000400").Length);
        Assert.Equal(34, host.Ask("51000000000000002200").Length);
        Assert.Equal(28, host.Ask("5201000000FF00001C00").Length);
        Good(host, "BB00FFFF058800000000 0000");
        host.Refused("5/24/00", "43000000000000000400", TransferDirection.FromDevice, new byte[4]);
        Select(host, "410000");
        Good(host, "54010000000000000000");

        int at = 0;
        byte[][] tracks = [Host.Sound(1, 450), Host.Sound(2, 751), Host.Sound(3, 600)];
        foreach (byte[] track in tracks)
        {
            Select(host, "410000");
            byte[] info = host.Ask("5201000000FF00001C00");
            Assert.Equal(28, info.Length);
            Assert.Equal(new Lba(at), host.NextWritable);
            Assert.Equal(12, host.Ask("5C000000000000000C00").Length);
            host.WriteOn(new Lba(at), track);
            Good(host, "35000000000000000000");
            at += (track.Length / CdSector.AudioBytes) + 152;
        }

        Good(host, "000000000000", "5B000200000000000000", "000000000000");
        Assert.Equal("00200E01010103000000000000000000", Convert.ToHexString(host.Ask("51000000000000001000")));
        Good(host, "35000000000000000000", "000000000000");
        Host.Good(host.Send("55100000000000001000", TransferDirection.ToDevice, Convert.FromHexString("00000000000000080000000000000800")));
        Good(host, "1E0000000000", "1E0000000000");
        Assert.Equal(tracks[1], host.ReadAudio(new Lba(602), 751));
    }

    // The other order: everything immediate, polling, and the session closed while the drive is still at work.
    [Fact]
    public void A_program_that_polls_after_everything_records_a_session_that_stays_open_and_a_second_one()
    {
        using Host host = new(new SoftwareRecorderOptions
        {
            BusyPolls = new BusyPolls { AfterSynchronize = 2, AfterClose = 5 },
        });
        foreach (string parameters in (string[])["01C000", "010000"])
        {
            Good(host, "1E0000000100", "1B0100000100");
            Select(host, parameters);
            Lba start = host.NextWritable;
            host.WriteOn(start, Host.Sound(1, 310));
            Good(host, "35020000000000000000");
            Assert.Equal(2, Poll(host, "2/04/08"));
            Good(host, "5B010200000000000000");
            Assert.Equal(5, Poll(host, "2/04/07"));
            Good(host, "1E0000000000", "1B0100000000");
        }

        DiscInformation info = host.DiscInfo;
        Assert.Equal((DiscStatus.Complete, 2), (info.Status, info.SessionCount));
        Assert.Equal([0, 11_712], host.Disc.Layout.Tracks.Select(track => track.Start.Value));
        Assert.Equal(36, host.Ask("52010000000200002400").Length);
    }

    // One program lays the pause of later tracks over the end of the track before; it never closes.
    [Fact]
    public void A_program_that_writes_sessions_at_once_sends_pauses_of_its_own_making_and_no_close()
    {
        using Host host = new();
        Probe(host);
        Select(host, "420000");
        Good(host, "54010000000000000000");
        SendCue(host, "0100000100000000 0101000000000000 0101010000000200 0102000000000600 0102010000000800"
            + "0103000000001001 0103010000001201 01AA010100001A01");
        Assert.Equal("FFFFFF6A", Convert.ToHexString(host.Ask("5201000000FF00001C00")[12..16]));
        byte[] sound = Host.Sound(4, 1801);
        host.WriteOn(new Lba(-150), new byte[150 * CdSector.AudioBytes]);
        foreach ((int from, int end) in new[] { (0, 450), (450, 1201), (1201, 1801) })
        {
            Assert.Equal(12, host.Ask("5C000000000000000C00").Length);
            host.WriteOn(new Lba(from), sound.AsSpan(from * CdSector.AudioBytes, (end - from) * CdSector.AudioBytes));
        }

        Good(host, "35000000000000000000", "000000000000");
        Assert.Equal("00200E01010103000000000000000000", Convert.ToHexString(host.Ask("51000000000000001000")));
        Assert.Equal([0, 450, 1201, 1801], ReadStarts(host));
        Assert.Equal([0, 300, 1051], host.Disc.Layout.Tracks.Select(track => Math.Max(track.PregapStart.Value, 0)));
        Assert.Equal(sound, host.ReadAudio(Lba.Zero, 1801));
    }

    // Another keeps track mode 5 of the page for audio, states the lead-in's start and asks for nothing but R to W there.
    [Fact]
    public void A_program_that_inherits_fields_writes_text_into_the_lead_in()
    {
        using Host host = new();
        Good(host, "000000000000", "1E0000000100");
        Select(host, "620503");
        Good(host, "54010000000000000000");
        Assert.Equal(16, host.Ask("5201000000FF00001000").Length);
        SendCue(host, "0231323334353637 0238393031323300 0100004100612217"
            + "0101000000000000 0101010000000200 2302555352433137 2302363037383339 2102000000000800 2102010000000A00"
            + "2102020000000F00 1103010000001401 01AA010100001C01");
        byte[] packs = SessionAtOnceTests.SomeText();
        host.WriteText(packs, -11_077, -150);
        byte[] sound = Host.Sound(5, 2101);
        host.WriteOn(new Lba(-150), sound);
        Good(host, "35000000000000000000", "000000000000", "35000000000000000000", "1E0000000000");
        Assert.Equal(0x0E, host.Ask("51000000000000000400")[2]);
        Assert.Equal(packs, host.Ask("43000500000000100000")[4..]);
        Assert.Equal([0, 600, 1351, 1951], ReadStarts(host));
        TrackLayout second = host.Disc.Layout.Tracks.ElementAt(1);
        Assert.Equal([450, 600, 975], second.Indexes.Select(index => index.Start.Value));
        Assert.Equal("USRC17607839", second.Isrc.Code);
        Assert.Equal("1234567890123", host.Disc.Layout.Mcn?.Digits);
    }

    // The third asks for the address with each selection, writes without gaps, and polls after an immediate flush.
    [Fact]
    public void A_program_that_asks_before_each_step_writes_without_gaps()
    {
        using Host host = new(new SoftwareRecorderOptions { BusyPolls = new BusyPolls { AfterSynchronize = 3 } });
        for (int i = 0; i < 4; i++)
        {
            Select(host, "020000");
            Assert.Equal("FFFFFF6A", Convert.ToHexString(host.Ask("5201000000FF00001400")[12..16]));
        }

        SendCue(host, "0100000100000000 0101000000000000 0101010000000200 0102010000000800 0103010000001201 01AA010100001A01");
        byte[] sound = Host.Sound(6, 1951);
        host.WriteOn(new Lba(-150), sound);
        Good(host, "35020000000000000000");
        Assert.Equal(3, Poll(host, "2/04/08"));
        Assert.Equal("00200E01010103", Convert.ToHexString(host.Ask("51000000000000002200"))[..14]);
        Assert.Equal([0, 450, 1201, 1801], ReadStarts(host));
        Assert.Equal(sound, host.ReadAudio(new Lba(-150), 1951));
    }

    // Raw: the address of the lead-in comes from the pregroove; nothing is asked, nothing closed.
    [Fact]
    public void A_program_that_makes_the_whole_disc_itself_sends_lead_in_to_lead_out()
    {
        using Host host = new();
        Probe(host);
        byte[] atip = host.Ask("43000400000000001C00");
        Assert.Equal("612217", Convert.ToHexString(atip[8..11]));
        Select(host, "430003");
        Good(host, "54010000000000000000");
        Assert.Equal("FFFFD4BB", Convert.ToHexString(host.Ask("5201000000FF00001C00")[12..16]));
        var image = new RawImage(RandomLayouts.Next(new Random(5)), 5, options: new()
        {
            TocOrder = Coding.Subcode.TocOrder.TracksFirst, LeadInTime = Coding.Subcode.LeadInTime.FromZero,
        });
        RawTests.Send(host, image, image.Start, image.End, 96);
        Good(host, "35000000000000000000", "000000000000");
        Assert.Equal(0x0E, host.Ask("51000000000000000400")[2]);
        Assert.Equal(4, host.Ask("43000000000000000400").Length);
        Assert.Equal([.. image.Layout.Tracks.Select(track => track.Start.Value), image.LeadOut], ReadStarts(host));
    }

    // A rewritable disc: erased, written, erased again; the laser is calibrated before, as one program does.
    [Fact]
    public void A_program_that_erases_finds_a_blank_disc()
    {
        using Host host = new(new SoftwareRecorderOptions { BusyPolls = new BusyPolls { AfterBlank = 4 } }, new MediumOptions { Type = MediumType.CdRw });
        foreach (string blank in (string[])["A11100000000000000000000", "A10000000000000000000000"])
        {
            Select(host, "420000");
            SendCue(host, "0100000100000000 0101000000000000 0101010000000200 01AA010100000800");
            host.WriteOn(new Lba(-150), Host.Sound(6, 600));
            Assert.Equal(0x1E, host.Ask("51000000000000000400")[2]);
            Good(host, "54010000000000000000", blank);
            Assert.Equal(4, Poll(host, "2/04/07"));
            Assert.Equal("00201001010101", Convert.ToHexString(host.Ask("51000000000000002200"))[..14]);
            host.Refused("5/24/00", "43000000000000000400", TransferDirection.FromDevice, new byte[4]);
        }
    }

    private static int[] ReadStarts(Host host)
    {
        Host.Good(host.Drive.ReadToc(out TocResponse? toc));
        return [.. toc!.Entries.Select(static entry => entry.Start.Value)];
    }

    private static void SendCue(Host host, string entries) =>
        Host.Good(host.SendCue(Convert.FromHexString(entries.Replace(" ", string.Empty, StringComparison.Ordinal))));

    // As the system looks at a blank disc when it appears.
    [Fact]
    public void An_operating_system_looks_at_a_blank_disc_and_at_an_empty_drive()
    {
        using Host host = new();
        Assert.Equal(36, host.Ask("120000002400").Length);
        Assert.Equal(96, host.Ask("120000006000").Length);
        host.Recorder.Insert(host.Recorder.Remove()!);
        Assert.Equal(2, host.Ask("4A010000100000000800")[4]);
        host.Refused("6/28/00", "000000000000");
        Assert.InRange(host.Ask("1A002A008000").Length, 32, 128);
        Assert.Equal(16, host.Ask("46000028000000001000").Length);
        Assert.Equal(24, host.Ask("46000020000000001800").Length);
        host.Refused("5/24/00", "43000000000000000C40", TransferDirection.FromDevice, new byte[12]);
        host.Refused("5/24/00", "43000000000000000C00", TransferDirection.FromDevice, new byte[12]);
        host.Refused("5/24/00", "430200000000AA000C00", TransferDirection.FromDevice, new byte[12]);
        Assert.Equal("0000000000000800", Convert.ToHexString(host.Ask("25000000000000000000")));
        Assert.Equal("0020", Convert.ToHexString(host.Ask("51000000000000000200")));
        Assert.Equal(8, host.Ask("52010000000100000800").Length);
        Assert.Equal(32, host.Ask("52010000000100002000").Length);
        host.Recorder.Remove();
        host.Refused("2/3A/01", "000000000000");
    }

    private static void Probe(Host host)
    {
        Good(host, "000000000000", "000000000000");
        Assert.Equal(36, host.Ask("120000002400").Length);
        int all = (host.Ask("5A003F00000000000800")[0] << 8) + host.Ask("5A003F00000000000800")[1] + 2;
        Assert.Equal(all, host.Ask("5A003F00000000100000").Length);
        Assert.Equal(2, host.Ask("5A002A00000000000200").Length);
        Assert.Equal(host.Ask("5A002A00000000000200")[1] + 2, host.Ask("5A002A00000000004000").Length + (host.Ask("5A002A00000000000200")[1] + 2 - Math.Min(64, host.Ask("5A002A00000000000200")[1] + 2)));
        byte[] configuration = host.Ask("46000000000000000800");
        Assert.Equal(9, configuration[7]);
        host.Refused("5/20/00", "AD0000000000000000200000", TransferDirection.FromDevice, new byte[32]);
        host.Refused("5/24/00", "5A003000000000007A00", TransferDirection.FromDevice, new byte[122]);
        Assert.Equal(60, host.Ask("5A000500000000003C00").Length);

        // TAO with data, packet, SAO, SAO with R-W, RAW.
        foreach ((string probe, bool isPossible) in new[]
        {
            ("210408", true), ("200508", false), ("220408", true), ("220402", true), ("220403", true),
            ("230401", true), ("230402", true), ("230403", true), ("210408", true),
        })
        {
            Good(host, "000000000000");
            byte[] list = Page(probe);
            Assert.Equal(isPossible ? null : "5/26/00", host.Send("55100000000000003C00", TransferDirection.ToDevice, list).Sense?.ToString());
        }

        Assert.Equal("0000000C0000000900370004000F0000", Convert.ToHexString(host.Ask("46020037000000001000")));
        Assert.Equal(12, host.Ask("5C000000000000000C00").Length);
        host.Refused("5/20/00", "3C000000000000000400", TransferDirection.FromDevice, new byte[4]);
    }

    private static int Poll(Host host, string sense)
    {
        int polls = 0;
        for (ScsiResult result; !(result = host.Drive.TestUnitReady()).IsGood; polls++)
        {
            Host.Refused(sense, result);
        }

        return polls;
    }

    private static void Select(Host host, string parameters) =>
        Host.Good(host.Send("55100000000000003C00", TransferDirection.ToDevice, Page(parameters)));

    private static byte[] Page(string parameters)
    {
        byte[] list = new byte[60];
        Convert.FromHexString((Parameters + parameters).Replace(" ", string.Empty, StringComparison.Ordinal)).CopyTo(list, 0);
        list[13] = 7;
        list[23] = 150;
        return list;
    }

    private static void Good(Host host, params string[] commands)
    {
        foreach (string command in commands)
        {
            Host.Good(host.Send(command));
        }
    }
}
