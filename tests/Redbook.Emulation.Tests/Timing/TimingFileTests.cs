using System.Text;
using Redbook.Discs;
using Redbook.Emulation.Settings;
using Redbook.Emulation.Timing;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests.Timing;

public sealed class TimingFileTests
{
    [Fact]
    public void Every_named_timing_comes_back_from_its_text()
    {
        Assert.Null(RecorderTimings.Find("no such time"));
        foreach (string name in RecorderTimings.Names)
        {
            RecorderTiming timing = RecorderTimings.Find(name.ToUpperInvariant())!;
            RecorderTiming back = RecorderTiming.FromJson(timing.ToJson());
            Assert.Equal(timing with { Zones = back.Zones }, back);
            Assert.Equal(timing.Zones, back.Zones);
        }
    }

    [Fact]
    public void A_timing_by_hand_says_only_what_is_different()
    {
        RecorderTiming timing = RecorderTiming.FromJson("""
            {
              "format": "redbook timing", "version": 1,
              "basedOn": "holding",
              "rotation": "z-clv",
              "zones": [ { "start": -150, "speed": 4 }, { "start": 1000, "speed": 8 } ],
              "loadSeconds": 0.5
            }
            """u8);
        Assert.Equal(
            new RecorderTiming
            {
                HoldsWhenFull = true, Rotation = Rotation.Zoned, Zones = timing.Zones, Load = TimeSpan.FromSeconds(0.5),
            },
            timing);
        Assert.Equal([new SpeedZone(new Lba(-150), 4), new SpeedZone(new Lba(1000), 8)], timing.Zones);
    }

    [Theory]
    [InlineData("basedOn", "\"never\"")]
    [InlineData("scale", "0")]
    [InlineData("scale", "1e7")]
    [InlineData("rotation", "\"backwards\"")]
    [InlineData("startLevel", "1.5")]
    [InlineData("interfaceBytesPerSecond", "0")]
    [InlineData("loadSeconds", "-1")]
    [InlineData("minimalBlankSeconds", "1000000")]
    [InlineData("colour", "1")]
    [InlineData("holdsWhenFull", "\"yes\"")]
    public void A_timing_that_makes_no_sense_is_refused_with_the_member_and_its_line(string member, string value)
    {
        byte[] text = Encoding.UTF8.GetBytes($$"""
            {
              "format": "redbook timing", "version": 1,
              "{{member}}": {{value}}
            }
            """);
        RecorderSettingsException refused = Assert.Throws<RecorderSettingsException>(() => RecorderTiming.FromJson(text));
        Assert.Equal("$." + member, refused.JsonPath);
        Assert.Equal(3, refused.Line);
    }

    [Theory]
    [InlineData("null", "$.zones[0]")]
    [InlineData("{ \"start\": 500000, \"speed\": 4 }", "$.zones[0].start")]
    [InlineData("{ \"start\": 0, \"speed\": 0 }", "$.zones[0].speed")]
    [InlineData("{ \"start\": 0, \"speed\": 4 }, { \"start\": 0, \"speed\": 8 }", "$.zones[1].start")]
    public void A_zone_that_makes_no_sense_is_named(string zones, string path)
    {
        byte[] text = Encoding.UTF8.GetBytes($$"""{ "format": "redbook timing", "version": 1, "zones": [{{zones}}] }""");
        Assert.Equal(path, Assert.Throws<RecorderSettingsException>(() => RecorderTiming.FromJson(text)).JsonPath);
    }

    [Fact]
    public void The_page_on_timing_lists_every_name_and_every_member_and_its_examples_are_timings()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "timing.md"));
        Assert.All(RecorderTimings.Names, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
        Assert.All(
            typeof(TimingModel).GetProperties().Select(static one => char.ToLowerInvariant(one.Name[0]) + one.Name[1..]),
            member => Assert.Contains($"`{member}`", page, StringComparison.Ordinal));
        string[] examples = [.. page.Split("```json").Skip(1).Select(static part => part.Split("```")[0])];
        Assert.NotEmpty(examples);
        Assert.All(examples, static text => RecorderTiming.FromJson(Encoding.UTF8.GetBytes(text)));
    }

    // At ten times the pace a second of the drive is a tenth of the host's; the host's limits are the host's.
    [Fact]
    public void Time_that_is_scaled_is_the_drives_and_not_the_hosts()
    {
        var clock = new VirtualClock();
        using Host host = new(new SoftwareRecorderOptions
        {
            TimeProvider = clock, Timing = new RecorderTiming { Scale = 10, Load = TimeSpan.Zero, Calibration = TimeSpan.Zero },
            Profile = new DriveProfile { WriteSpeeds = [1] },
        });
        Host.Good(host.Drive.TestUnitReady());
        host.SelectTrackAtOnce();
        for (int at = 0; at < 810; at += 27)
        {
            Host.Good(host.Write(new Lba(at), new byte[27 * CdSector.AudioBytes]));
        }

        // 10.8 s of sound and the end of the track, in a tenth of that: before a limit of two seconds.
        TimeSpan before = clock.Elapsed;
        ScsiResult flushed = host.Drive.Execute(new SynchronizeCache(Immediate: false), [], TimeSpan.FromSeconds(2));
        Host.Good(flushed);
        Assert.InRange((clock.Elapsed - before).TotalSeconds, 0.9, 1.3);
        Assert.Equal(flushed.Elapsed.TotalSeconds, (clock.Elapsed - before).TotalSeconds, 3);
    }
}
