using Redbook.Discs;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests.Timing;

public sealed class RecorderTimingTests
{
    private const int BufferSectors = 2 * 1024 * 1024 / 2352;

    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(5);

    // A whole disc at 52×, as a test write: nothing is kept, and nobody waits.
    [Fact]
    public void A_whole_disc_at_52x_takes_its_time_on_the_clock_and_the_same_again()
    {
        (TimeSpan first, int full) = WholeDisc();
        Assert.InRange(first.TotalSeconds, 359_700 / (75 * 52.0), (359_700 / (75 * 52.0)) + 5);
        Assert.True(full > 1000, $"{full} times full");
        Assert.Equal((first, full), WholeDisc());

        static (TimeSpan Elapsed, int Full) WholeDisc()
        {
            var clock = new VirtualClock();
            using Host host = Timed(clock, speed: 52);
            host.SelectTrackAtOnce(isTestWrite: true);
            TimeSpan began = clock.Elapsed;
            int full = WriteAll(host, clock, 359_700);
            Host.Good(host.Synchronize());
            Assert.Equal(0, host.Recorder.BufferUnderruns);
            return (clock.Elapsed - began, full);
        }
    }

    [Fact]
    public void The_buffer_fills_is_full_and_empties_at_the_speed_of_writing()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 4);
        host.SelectTrackAtOnce();
        Assert.Equal(BufferSectors * 2352, Free(host) / 2352 * 2352);
        byte[] piece = Host.Sound(1, 27);
        int written = 0;
        ScsiResult result;
        while ((result = host.Write(new Lba(written), piece)).IsGood)
        {
            written += 27;
        }

        Host.Refused("2/04/08", result);
        Assert.InRange(written, BufferSectors - 27, BufferSectors + 100);
        Assert.InRange(Free(host), 0, 28 * 2352);

        // A second at 4× is 300 sectors.
        long free = Free(host);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange((Free(host) - free) / 2352, 298, 302);
        Host.Good(host.Write(new Lba(written), piece));
    }

    [Fact]
    public void A_drive_that_holds_takes_every_write_and_answers_later()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 4, timing: new RecorderTiming { HoldsWhenFull = true });
        host.SelectTrackAtOnce();
        TimeSpan longest = TimeSpan.Zero;
        for (int at = 0; at < 2700; at += 27)
        {
            ScsiResult result = host.Write(new Lba(at), Host.Sound(1, 27));
            Host.Good(result);
            longest = at > 1350 && result.Elapsed > longest ? result.Elapsed : longest;
        }

        Assert.InRange(longest.TotalMilliseconds, 85, 95);
    }

    [Fact]
    public void With_underrun_protection_an_empty_buffer_is_a_link()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 16);
        host.Select(WriteParametersPage.TrackAtOnceAudio with { IsUnderrunProtected = true });
        byte[] sound = Host.Sound(1, 2700);
        Write(host, 0, sound.AsSpan(0, 1350 * 2352), clock);
        clock.Advance(TimeSpan.FromSeconds(30));
        Write(host, 1350, sound.AsSpan(1350 * 2352), clock);
        Assert.Equal(1, host.Recorder.BufferUnderruns);
        Host.Good(host.Synchronize());
        Host.Good(host.CloseSession());
        Assert.Equal(sound, host.ReadAudio(Lba.Zero, 2700));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Without_it_the_track_is_lost(bool hasProtection, bool isAskedFor)
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 16, profile: new DriveProfile { HasUnderrunProtection = hasProtection, WriteSpeeds = [16] });
        host.Select(WriteParametersPage.TrackAtOnceAudio with { IsUnderrunProtected = isAskedFor });
        Write(host, 0, Host.Sound(1, 1350), clock);
        clock.Advance(TimeSpan.FromSeconds(30));
        Host.Refused("3/0C/09", host.Write(new Lba(1350), Host.Sound(1, 27)));
        Host.Refused("5/21/02", host.Write(new Lba(1350), Host.Sound(1, 27)));
        Assert.True(host.Track(1).IsDamaged);
        Assert.Equal(1, host.Recorder.BufferUnderruns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_session_at_once_is_linked_or_lost(bool isProtected)
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 16);
        host.Select(new WriteParametersPage
        {
            WriteType = WriteType.SessionAtOnce, AudioPauseSectors = 150, IsUnderrunProtected = isProtected,
        });
        Host.Good(host.SendCue(Cue.Gapless(0, 2550)));
        byte[] sound = Host.Sound(1, 2700);
        Write(host, -150, sound.AsSpan(0, 1350 * 2352), clock);
        clock.Advance(TimeSpan.FromSeconds(30));
        if (isProtected)
        {
            Write(host, 1200, sound.AsSpan(1350 * 2352), clock);
            Host.Good(host.Synchronize());
            Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
            Assert.Equal(sound, host.ReadAudio(new Lba(-150), 2700));
        }
        else
        {
            Host.Refused("3/0C/09", host.Write(new Lba(1200), Host.Sound(1, 27)));
            Assert.False(host.Write(new Lba(1200), Host.Sound(1, 27)).IsGood);
            Assert.Null(host.Disc.Layout.Sessions.FirstOrDefault(static session => session.IsClosed));
            host.Refused("3/57/00", "43 00 00 00 00 00 00 00 0C 00", TransferDirection.FromDevice, new byte[12]);
        }

        Assert.Equal(1, host.Recorder.BufferUnderruns);
    }

    // The drive knows from the cue sheet where the session ends: with the last sector it goes on to the lead-out by itself.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_end_of_a_session_at_once_takes_lead_in_and_lead_out_and_cannot_underrun(bool isText)
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 4, profile: new DriveProfile { HasUnderrunProtection = false, WriteSpeeds = [4] });
        host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
        Host.Good(host.SendCue(new Cue().LeadIn(isText ? (byte)0x41 : (byte)1).Index(1, 0, -150).Index(1, 1, 0).LeadOut(1_350).Bytes));
        if (isText)
        {
            for (int at = -11_077; at < -150; at += 665)
            {
                byte[] text = new byte[Math.Min(665, -150 - at) * 96];
                ScsiResult result;
                while ((result = host.Drive.Execute(new Write10(new Lba(at), (ushort)(text.Length / 96)), text)).Sense is { Ascq: 8 })
                {
                    clock.Advance(TimeSpan.FromMilliseconds(10));
                }

                Host.Good(result);
            }
        }

        Write(host, -150, new byte[1_500 * 2352], clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, host.Recorder.BufferUnderruns);
        ScsiResult flushed = host.Synchronize();
        Host.Good(flushed);
        int sectors = 6_750 + (isText ? 0 : 11_077);
        Assert.InRange(flushed.Elapsed.TotalSeconds, sectors / 300.0, (sectors / 300.0) + 3);
        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Assert.True(host.Synchronize().Elapsed < AtOnce);
    }

    // Every sector of a raw disc is the host's: a gap anywhere, in the lead-in or in the middle, is the end of it, and what is
    // left has no table of contents. With underrun protection it is a link, and nobody can hear it.
    [Theory]
    [InlineData(-5_000, false)]
    [InlineData(300, false)]
    [InlineData(3_000, false)]
    [InlineData(300, true)]
    public void A_raw_disc_is_linked_or_lost(int gapAt, bool isProtected)
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 52);
        host.Select(new WriteParametersPage
        {
            WriteType = WriteType.Raw, DataBlockType = DataBlockType.RawPw, IsUnderrunProtected = isProtected,
        });
        var track = new TrackLayout { Number = 1, Indexes = [new TrackIndex(1, Lba.Zero)], End = new Lba(700) };
        var image = new RawImage(
            new DiscLayout { Sessions = [new SessionLayout { Number = 1, Tracks = [track], LeadOut = new Lba(700), IsClosed = true }] }, 1);
        int lost = 0;
        for (int at = image.Start; at < image.End; at += 26)
        {
            int count = Math.Min(26, image.End - at);
            if (at <= gapAt && gapAt < at + count)
            {
                clock.Advance(TimeSpan.FromSeconds(30));
            }

            ScsiResult result;
            while ((result = host.Drive.Execute(new Write10(new Lba(at), (ushort)count), image.Blocks(at, count))).Sense is { Asc: 4, Ascq: 8 })
            {
                clock.Advance(TimeSpan.FromMilliseconds(5));
            }

            if (!result.IsGood)
            {
                Host.Refused(lost++ == 0 ? "3/0C/09" : "5/30/05", result);
                if (lost == 2)
                {
                    break;
                }

                at -= 26;
            }
        }

        Assert.Equal(1, host.Recorder.BufferUnderruns);
        if (isProtected)
        {
            Assert.Equal(0, lost);
            Host.Good(host.Synchronize());
            Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
            Assert.Single(host.Disc.Layout.Tracks);
        }
        else
        {
            Assert.Equal(2, lost);
            Assert.Equal(DiscFindingKind.SessionNotFinished, host.Disc.Examine()[0].Kind);
            host.Refused("3/57/00", "43 00 00 00 00 00 00 00 0C 00", TransferDirection.FromDevice, new byte[12]);
        }
    }

    // A whole disc really recorded at 52×, the host out of breath once: the same every time, to the microsecond.
    [Fact]
    public void A_whole_disc_with_an_underrun_is_reproducible()
    {
        (TimeSpan first, string sense) = Burn();
        Assert.Equal("3/0C/09", sense);
        Assert.InRange(first.TotalSeconds, 200_000 / (75 * 52.0), (200_000 / (75 * 52.0)) + 5);
        Assert.Equal((first, sense), Burn());

        static (TimeSpan Elapsed, string Sense) Burn()
        {
            var clock = new VirtualClock();
            using Host host = Timed(clock, speed: 52, profile: new DriveProfile { HasUnderrunProtection = false, WriteSpeeds = [52] });
            host.SelectTrackAtOnce(isTestWrite: true);
            TimeSpan began = clock.Elapsed;
            WriteAll(host, clock, 200_000);
            clock.Advance(TimeSpan.FromSeconds(1));
            ScsiResult result = host.Drive.Execute(new Write10(new Lba(200_000), 1), new byte[2352]);
            Assert.Equal(1, host.Recorder.BufferUnderruns);
            return (clock.Elapsed - began, result.Sense?.ToString() ?? "");
        }
    }

    [Theory]
    [InlineData("1B 00 00 00 03 00", true)]
    [InlineData("1B 00 00 00 01 00", true)]
    [InlineData("1B 01 00 00 03 00", false)]
    [InlineData("1B 01 00 00 01 00", false)]
    public void Loading_and_starting_wait_for_the_disc_unless_they_are_to_answer_at_once(string cdb, bool isWaiting)
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 4);
        Host.Good(host.Send("1B 00 00 00 02 00"));
        if (cdb[^4] == '1')
        {
            Host.Good(host.Send("1B 01 00 00 03 00"));
            host.Drive.TestUnitReady();
        }

        ScsiResult result = host.Connection.Execute(
            Convert.FromHexString(cdb.Replace(" ", "", StringComparison.Ordinal)), TransferDirection.None, [], TimeSpan.FromMinutes(1));
        Host.Good(result);
        Assert.Equal(isWaiting, result.Elapsed > TimeSpan.FromSeconds(2.9));
        ScsiResult first = host.Drive.TestUnitReady();
        ScsiResult ready = first.Sense is { Key: SenseKey.UnitAttention } ? host.Drive.TestUnitReady() : first;
        if (isWaiting)
        {
            Host.Good(ready);
            return;
        }

        Host.Refused("2/04/01", ready);
        clock.Advance(TimeSpan.FromSeconds(3));
        Host.Good(host.Drive.TestUnitReady());
    }

    [Fact]
    public void A_host_that_stops_before_the_laser_starts_loses_nothing()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 16, profile: new DriveProfile { HasUnderrunProtection = false });
        host.SelectTrackAtOnce();
        Write(host, 0, Host.Sound(1, 270), clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        Write(host, 270, Host.Sound(2, 30), clock);
        Host.Good(host.Synchronize());
        Assert.Equal(0, host.Recorder.BufferUnderruns);
    }

    [Fact]
    public void Flushing_and_closing_take_their_time_or_go_on_behind_an_answer()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 4);
        host.SelectTrackAtOnce(MultiSession.NextAllowed);
        Write(host, 0, Host.Sound(1, 810), clock);
        ScsiResult flushed = host.Synchronize();
        Host.Good(flushed);
        Assert.InRange(flushed.Elapsed.TotalSeconds, 2.5, 3.8);

        // Lead-in of 11634 sectors to LBA 0 and lead-out of 6750, at 300 a second.
        ScsiResult answered = host.Drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: true));
        Host.Good(answered);
        Assert.True(answered.Elapsed < AtOnce);
        List<ushort> progress = [];
        TimeSpan began = clock.Elapsed;
        ScsiResult poll;
        while (!(poll = host.Drive.TestUnitReady()).IsGood)
        {
            Assert.Equal("2/04/07", poll.Sense?.ToString());
            progress.Add(poll.Sense!.Value.Progress!.Value);
            Assert.False(host.Drive.ReadDiscInformation(out _).IsGood);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange((clock.Elapsed - began).TotalSeconds, 17_800 / 300.0, (18_500 / 300.0) + 1);
        Assert.Equal(progress.Order(), progress);
        Assert.InRange(progress[^1], 62_000, 65_535);
        Assert.Equal(DiscStatus.Appendable, host.DiscInfo.Status);
    }

    [Fact]
    public void A_flush_that_is_answered_at_once_is_asked_for_until_it_is_over()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 1);
        host.SelectTrackAtOnce();
        Write(host, 0, Host.Sound(1, 810), clock);
        Host.Good(host.Drive.Execute(new SynchronizeCache(Immediate: true)));
        Host.Refused("2/04/08", host.Drive.TestUnitReady());
        Assert.Equal("2/04/08", SenseOf(host)?.ToString());
        clock.Advance(TimeSpan.FromSeconds(13));
        Host.Good(host.Drive.TestUnitReady());
    }

    [Fact]
    public void A_time_limit_can_end_before_the_work_does()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 1);
        host.SelectTrackAtOnce();
        Write(host, 0, Host.Sound(1, 810), clock);
        TimeSpan before = clock.Elapsed;
        ScsiTransportException late = Assert.Throws<ScsiTransportException>(
            () => host.Drive.Execute(new SynchronizeCache(Immediate: false), [], TimeSpan.FromSeconds(5)));
        Assert.Equal(TransportFailure.TimedOut, late.Failure);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.Elapsed - before);
        Host.Refused("2/04/08", host.Drive.TestUnitReady());
        clock.Advance(TimeSpan.FromSeconds(10));
        Host.Good(host.Drive.TestUnitReady());
        Assert.Equal(new Lba(810 + 152), host.NextWritable);
    }

    [Fact]
    public void A_disc_is_spun_up_calibrated_on_and_searched()
    {
        var clock = new VirtualClock();
        using VirtualDisc disc = VirtualDisc.InMemory();
        using Host host = new(disc, new SoftwareRecorderOptions { TimeProvider = clock, Timing = new RecorderTiming() });
        Host.Refused("2/04/01", host.Drive.TestUnitReady());
        clock.Advance(TimeSpan.FromSeconds(3));
        Host.Good(host.Drive.TestUnitReady());
        ScsiResult calibrated = host.Connection.Execute(Convert.FromHexString("54010000000000000000"), TransferDirection.None, [], TimeSpan.FromMinutes(1));
        Assert.InRange(calibrated.Elapsed.TotalSeconds, 2, 2.1);
        host.SelectTrackAtOnce();
        WriteAll(host, clock, 9_000);
        Host.Good(host.Synchronize());
        TimeSpan near = Read(host, 0).Elapsed;
        near = Read(host, 1).Elapsed;
        TimeSpan far = Read(host, 8_000).Elapsed;
        Assert.True(far > near + TimeSpan.FromMilliseconds(3), $"{far} after {near}");
    }

    [Fact]
    public void Taking_the_disc_out_ends_whatever_was_going_on()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 1);
        host.SelectTrackAtOnce();
        Write(host, 0, Host.Sound(1, 810), clock);
        host.Recorder.Remove();
        Host.Refused("2/3A/01", host.Drive.TestUnitReady());
        clock.Advance(TimeSpan.FromHours(1));
        Host.Refused("2/3A/01", host.Drive.TestUnitReady());
        Assert.Equal(0, host.Recorder.BufferUnderruns);
        host.Recorder.Insert(host.Disc);
        clock.Advance(TimeSpan.FromSeconds(3));
        Host.Refused("6/28/00", host.Drive.TestUnitReady());
        Host.Good(host.Drive.TestUnitReady());
    }

    [Fact]
    public void Writing_takes_no_memory_while_time_passes()
    {
        var clock = new VirtualClock();
        using Host host = Timed(clock, speed: 48);
        host.SelectTrackAtOnce(isTestWrite: true);
        byte[] piece = Host.Sound(1, 27);
        int at = 0;
        Assert.Equal(0, Allocations.InSteadyState(Fill));

        void Fill()
        {
            int end = at + 5400;
            while (at < end)
            {
                at += host.Drive.Execute(new Write10(new Lba(at), 27), piece).IsGood ? 27 : 0;
                host.Drive.ReadBufferCapacity(out _);
                clock.Advance(TimeSpan.FromMilliseconds(1));
            }
        }
    }

    private static Host Timed(VirtualClock clock, int speed, RecorderTiming? timing = null, DriveProfile? profile = null)
    {
        Host host = new(new SoftwareRecorderOptions
        {
            TimeProvider = clock,
            Timing = timing ?? new RecorderTiming(),
            Profile = profile ?? new DriveProfile { WriteSpeeds = [speed] },
        });
        clock.Advance(TimeSpan.FromSeconds(3));
        Host.Good(host.Drive.TestUnitReady());
        return host;
    }

    private static void Write(Host host, int start, ReadOnlySpan<byte> sound, VirtualClock clock)
    {
        for (int offset = 0; offset < sound.Length; offset += 27 * 2352)
        {
            ReadOnlySpan<byte> piece = sound.Slice(offset, Math.Min(27 * 2352, sound.Length - offset));
            ScsiResult result;
            while ((result = host.Write(new Lba(start + (offset / 2352)), piece)).Sense is { Asc: 0x04, Ascq: 0x08 })
            {
                clock.Advance(TimeSpan.FromMilliseconds(10));
            }

            Host.Good(result);
        }
    }

    // Returns how often the buffer was full.
    private static int WriteAll(Host host, VirtualClock clock, int sectors)
    {
        byte[] piece = new byte[27 * 2352];
        int full = 0;
        for (int at = 0; at < sectors;)
        {
            int count = Math.Min(27, sectors - at);
            ScsiResult result = host.Drive.Execute(new Write10(new Lba(at), (ushort)count), piece.AsSpan(0, count * 2352));
            if (result.IsGood)
            {
                at += count;
                continue;
            }

            Host.Refused("2/04/08", result);
            full++;
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        return full;
    }

    private static long Free(Host host)
    {
        Host.Good(host.Drive.ReadBufferCapacity(out BufferCapacity? capacity));
        return capacity!.Value.FreeBytes;
    }

    private static SenseData? SenseOf(Host host)
    {
        byte[] sense = new byte[18];
        Host.Good(host.Send("03 00 00 00 12 00", TransferDirection.FromDevice, sense));
        return SenseData.TryParse(sense, out SenseData parsed) ? parsed : null;
    }

    private static ScsiResult Read(Host host, int address)
    {
        ScsiResult result = host.Drive.Execute(new ReadCd(new Lba(address), 1, 1, ReadCd.Everything, SubChannelSelection.None), new byte[2352]);
        Host.Good(result);
        return result;
    }
}
