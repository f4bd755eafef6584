using Redbook.Discs;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Settings;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests.Quirks;

public sealed class DriveQuirkTests
{
    private const int SampleBytes = 4;

    [Theory]
    [InlineData(102)]
    [InlineData(-582)]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(588)]
    [InlineData(1500)]
    [InlineData(-5880)]
    public void Sound_that_is_read_comes_late_by_the_read_offset(int samples)
    {
        using Host host = new(Quirky(new DriveProfile { ReadOffsetSamples = samples }));
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 300);
        host.RecordTrack(sound);
        Assert.Equal(Late(sound, samples), host.ReadAudio(Lba.Zero, 300));

        // With sub-channel and error pointers behind each sector it is the same.
        byte[] data = new byte[2 * (2352 + 294 + 16)];
        Host.Good(host.Drive.Execute(new ReadCd(new Lba(100), 2, 1, ReadCd.Everything | 2, SubChannelSelection.Q), data));
        Assert.Equal(Late(sound, samples)[(101 * 2352)..(102 * 2352)], data[(2352 + 294 + 16)..(2352 + 294 + 16 + 2352)]);
        Assert.Equal(1, data[2352 + 294 + 1]);
    }

    [Theory]
    [InlineData(102)]
    [InlineData(587)]
    [InlineData(-12)]
    [InlineData(-587)]
    public void Sound_that_is_written_comes_to_lie_late_by_the_write_offset(int samples)
    {
        using Host host = new(Quirky(new DriveProfile { WriteOffsetSamples = samples }));
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 300);
        byte[] sent = [.. sound];
        host.RecordTrack(sent);
        Assert.Equal(sound, sent);
        byte[] lies = new byte[300 * 2352];
        host.Disc.ReadSectors(Lba.Zero, lies);
        Assert.Equal(Late(sound, samples), lies);

        // The next track knows nothing of the one before.
        byte[] second = Host.Sound(2, 300);
        Lba start = host.RecordTrack(second);
        host.Disc.ReadSectors(start, lies);
        Assert.Equal(Late(second, samples), lies);
    }

    [Fact]
    public void Offsets_that_undo_each_other_cannot_be_told_from_none()
    {
        using Host host = new(Quirky(new DriveProfile { ReadOffsetSamples = 30, WriteOffsetSamples = -30 }));
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 300);
        host.RecordTrack(sound);
        byte[] back = host.ReadAudio(Lba.Zero, 300);
        Assert.Equal(sound, back);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-12)]
    [InlineData(-587)]
    public void What_the_write_offset_pushes_over_the_start_of_a_track_lies_in_the_pregap_before_it(int samples)
    {
        using Host host = new(Quirky(new DriveProfile { WriteOffsetSamples = samples }));
        host.SelectTrackAtOnce();
        foreach (int seed in (int[])[1, 2])
        {
            byte[] sound = Host.Sound(seed, 300);
            Lba start = host.RecordTrack(sound);
            byte[] around = host.ReadAudio(start - 2, 304);
            byte[] expected = new byte[304 * 2352];
            sound.CopyTo(expected, (2 * 2352) + (samples * SampleBytes));
            Assert.Equal(expected, around);
        }
    }

    // A flush in the middle ends nothing: the track goes on.
    [Theory]
    [InlineData(1)]
    [InlineData(102)]
    [InlineData(587)]
    public void What_it_pushes_over_the_end_of_a_track_lies_in_the_run_out(int samples)
    {
        using Host host = new(Quirky(new DriveProfile { WriteOffsetSamples = samples }));
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 600);
        host.WriteOn(Lba.Zero, sound.AsSpan(0, 350 * 2352));
        Host.Good(host.Synchronize());
        host.WriteOn(new Lba(350), sound.AsSpan(350 * 2352));
        Host.Good(host.Synchronize());
        byte[] expected = new byte[602 * 2352];
        sound.CopyTo(expected, samples * SampleBytes);
        Assert.Equal(expected, host.ReadAudio(Lba.Zero, 602));
    }

    [Theory]
    [InlineData(-102)]
    [InlineData(102)]
    public void A_session_at_once_is_one_stream_from_its_first_pregap_on(int samples)
    {
        using Host host = new(Quirky(new DriveProfile { WriteOffsetSamples = samples }));
        host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
        Host.Good(host.SendCue(Cue.Gapless(0, 310, 700)));
        byte[] sound = Host.Sound(1, 850);
        host.WriteOn(new Lba(-150), sound);
        Assert.Equal(Late(sound, samples), host.ReadAudio(new Lba(-150), 850));
    }

    [Fact]
    public void A_test_write_leaves_nothing_in_the_pregap_and_another_disc_gets_nothing_of_the_one_before()
    {
        using Host host = new(Quirky(new DriveProfile { WriteOffsetSamples = 100 }));
        host.SelectTrackAtOnce(isTestWrite: true);
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(2, 300));
        host.Recorder.Remove();
        using VirtualDisc other = VirtualDisc.InMemory();
        host.Recorder.Insert(other);
        host.Drive.TestUnitReady();
        host.RecordTrack(new byte[300 * 2352]);
        Assert.Equal(new byte[302 * 2352], host.ReadAudio(Lba.Zero, 302));
    }

    [Fact]
    public void Q_can_come_with_binary_numbers()
    {
        using Host bcd = new();
        using Host binary = new(Quirky(new DriveProfile { ReturnsBinaryQ = true }));
        byte[][] q = [.. new[] { bcd, binary }.Select(host =>
        {
            host.SelectTrackAtOnce();
            host.RecordTrack(Host.Sound(1, 1000));
            return host.Ask("BE 04 00 00 03 84 00 00 01 00 02 00", 16);
        })];
        Assert.Equal("01010100120000001400", Convert.ToHexString(q[0].AsSpan(0, 10)));
        Assert.Equal("010101000C0000000E00", Convert.ToHexString(q[1].AsSpan(0, 10)));
    }

    // 800 sectors are asked for, and there is room for the Q of a hundred.
    [Fact]
    public void A_reply_that_is_cut_to_the_hosts_room_is_changed_where_its_sectors_are()
    {
        using Host host = new(Quirky(new DriveProfile { ReturnsBinaryQ = true, ReadOffsetSamples = 30 }));
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(1, 1000);
        host.RecordTrack(sound);
        byte[] q = host.Ask("BE 04 00 00 00 00 00 03 20 00 02 00", 1600);
        Assert.Equal(1600, q.Length);

        // Sector 99 is at 00:01:24 of the track and 00:03:24 of the disc.
        Assert.Equal("01010100011800000318", Convert.ToHexString(q.AsSpan(99 * 16, 10)));
        byte[] cut = host.Ask("BE 04 00 00 00 00 00 00 04 F8 00 00", 2 * 2352);
        Assert.Equal(Late(sound, 30)[..(2 * 2352)], cut);
    }

    [Fact]
    public void The_next_writable_address_can_be_a_lie()
    {
        using Host host = new(Quirky(DriveProfiles.Find("wrong-nwa")!));
        host.SelectTrackAtOnce();
        Assert.Equal(new Lba(150), host.NextWritable);
        Host.Refused("5/21/02", host.Write(host.NextWritable, new byte[2352]));
        Host.Good(host.Write(Lba.Zero, new byte[2352]));
    }

    [Fact]
    public void A_slow_drive_takes_its_time_to_be_ready()
    {
        using Host host = new(Quirky(new DriveProfile { ReadyPolls = 3 }));
        Assert.Equal(
            ["2/04/01", "2/04/01", "2/04/01", null],
            Enumerable.Range(0, 4).Select(_ => host.Drive.TestUnitReady().Sense?.ToString()));
    }

    [Fact]
    public void Every_named_drive_starts_up_says_who_it_is_and_records()
    {
        Assert.Null(DriveProfiles.Find("no such drive"));
        foreach (string name in DriveProfiles.Names)
        {
            DriveProfile profile = DriveProfiles.Find(name.ToUpperInvariant())!;
            using Host host = new(Quirky(profile));
            while (!host.Drive.TestUnitReady().IsGood)
            {
            }

            Host.Good(host.Drive.Inquiry(out Mmc.Responses.InquiryData? who));
            Assert.Equal(profile.Product, who!.Value.Product);
            host.SelectTrackAtOnce();
            host.WriteOn(Lba.Zero, Host.Sound(1, 300));
            Host.Good(host.Synchronize());
            Host.Good(host.CloseSession());
            Assert.Equal(profile.HasSessionAtOnce, host.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with { WriteType = WriteType.SessionAtOnce }).IsGood);
        }
    }

    [Theory]
    [InlineData("plain", true, true, true, true)]
    [InlineData("old-tao-only", false, false, false, false)]
    [InlineData("pq-only", true, true, false, false)]
    [InlineData("no-cd-text", true, true, false, false)]
    public void What_a_drive_cannot_write_is_refused_with_its_parameters(string name, bool atOnce, bool pq, bool packed, bool raw)
    {
        using Host host = new(Quirky(DriveProfiles.Find(name)!));
        Assert.Equal((atOnce, pq, packed, raw), (
            Takes(WriteType.SessionAtOnce, DataBlockType.Raw),
            Takes(WriteType.Raw, DataBlockType.RawPq),
            Takes(WriteType.Raw, DataBlockType.RawPackedRw),
            Takes(WriteType.Raw, DataBlockType.RawPw)));

        bool Takes(WriteType type, DataBlockType block)
        {
            ScsiResult result = host.Drive.WriteModePage(
                WriteParametersPage.TrackAtOnceAudio with { WriteType = type, DataBlockType = block });
            Assert.Equal(result.IsGood ? null : "5/26/00", result.Sense?.ToString());
            return result.IsGood;
        }
    }

    [Fact]
    public void A_profile_is_read_back_as_it_was_written()
    {
        foreach (string name in DriveProfiles.Names)
        {
            DriveProfile profile = DriveProfiles.Find(name)!;
            DriveProfile back = DriveProfile.FromJson(profile.ToJson());
            Assert.Equal(profile.ToJson(), back.ToJson());
            Assert.Equal(profile with { WriteSpeeds = [], MissingModePages = [] }, back with { WriteSpeeds = [], MissingModePages = [] });
            Assert.Equal(profile.WriteSpeeds, back.WriteSpeeds);
            Assert.Equal(profile.MissingModePages, back.MissingModePages);
        }
    }

    [Fact]
    public void A_profile_by_hand_says_only_what_is_different()
    {
        DriveProfile profile = DriveProfile.FromJson("""
            {
              "format": "redbook drive", "version": 1,
              "basedOn": "old-tao-only",
              "product": "MY FIRST BURNER",
              "missingModePages": ["05h"],
              "rawSubChannels": ["pq16", "raw-pw"],
              "readOffsetSamples": 667
            }
            """u8);
        DriveProfile based = DriveProfiles.Find("old-tao-only")!;
        Assert.Equal(based with { Product = "MY FIRST BURNER", ReadOffsetSamples = 667, MissingModePages = profile.MissingModePages, RawSubChannels = RawSubChannels.Pq16 | RawSubChannels.RawPw }, profile);
        Assert.Equal([0x05], profile.MissingModePages);
    }

    [Theory]
    [InlineData("basedOn", "\"nothing\"")]
    [InlineData("vendor", "\"LONGER THAN EIGHT\"")]
    [InlineData("product", "\"B\u00fcrner\"")]
    [InlineData("bufferBytes", "1")]
    [InlineData("maxTransferBytes", "2352")]
    [InlineData("readSpeed", "0")]
    [InlineData("textLeadInTimes", "\"sometimes\"")]
    [InlineData("writeOffsetSamples", "588")]
    [InlineData("readyPolls", "-1")]
    [InlineData("colour", "1")]
    [InlineData("readSpeed", "\"fast\"")]
    public void A_profile_that_makes_no_sense_is_refused_with_the_member_and_its_line(string member, string value)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes($$"""
            {
              "format": "redbook drive", "version": 1,
              "{{member}}": {{value}}
            }
            """);
        RecorderSettingsException refused = Assert.Throws<RecorderSettingsException>(() => DriveProfile.FromJson(text));
        Assert.Equal("$." + member, refused.JsonPath);
        Assert.Equal(3, refused.Line);
    }

    [Theory]
    [InlineData("\"writeSpeeds\": [4, 0]", "$.writeSpeeds[1]")]
    [InlineData("\"missingModePages\": [\"05\"]", "$.missingModePages[0]")]
    [InlineData("\"missingModePages\": [null]", "$.missingModePages[0]")]
    [InlineData("\"rawSubChannels\": [\"pq16\", null]", "$.rawSubChannels[1]")]
    [InlineData("\"rawSubChannels\": [\"q\"]", "$.rawSubChannels[0]")]
    public void An_element_that_makes_no_sense_is_named(string members, string path)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes($$"""{ "format": "redbook drive", "version": 1, {{members}} }""");
        Assert.Equal(path, Assert.Throws<RecorderSettingsException>(() => DriveProfile.FromJson(text)).JsonPath);
    }

    [Fact]
    public void The_page_on_quirks_lists_every_drive_and_every_member_and_its_examples_are_profiles()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "quirks.md"));
        Assert.All(DriveProfiles.Names, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
        Assert.All(
            typeof(ProfileModel).GetProperties().Select(static one => char.ToLowerInvariant(one.Name[0]) + one.Name[1..]),
            member => Assert.Contains($"`{member}`", page, StringComparison.Ordinal));
        string[] examples = [.. page.Split("```json").Skip(1).Select(static part => part.Split("```")[0])];
        Assert.NotEmpty(examples);
        Assert.All(examples, static text => DriveProfile.FromJson(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    private static SoftwareRecorderOptions Quirky(DriveProfile profile) => new() { Profile = profile };

    // The same length, silence where samples are missing.
    private static byte[] Late(byte[] sound, int samples)
    {
        byte[] late = new byte[sound.Length];
        int bytes = Math.Abs(samples) * SampleBytes;
        if (samples >= 0)
        {
            sound.AsSpan(0, sound.Length - bytes).CopyTo(late.AsSpan(bytes));
        }
        else
        {
            sound.AsSpan(bytes).CopyTo(late);
        }

        return late;
    }
}
