using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Timing;
using Redbook.Mmc.Responses;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.AtOnce;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

public sealed class TimedDriveTests
{
    // The recorder in software with a drive's sense of time: it spins up, is busy, has its buffer full, and closes for a
    // minute. Nobody waits for any of it.
    [Theory]
    [InlineData(4, Rotation.ConstantLinear, false)]
    [InlineData(48, Rotation.ConstantAngular, false)]
    [InlineData(16, Rotation.Zoned, true)]
    public void An_album_is_recorded_on_a_drive_that_takes_its_time(int speed, Rotation rotation, bool holds)
    {
        var clock = new VirtualClock();
        using var drive = new SoftwareRecorder(new SoftwareRecorderOptions
        {
            TimeProvider = clock,
            Timing = new RecorderTiming { Rotation = rotation, HoldsWhenFull = holds },
            Profile = new DriveProfile { WriteSpeeds = [speed] },
        });
        using var disc = VirtualDisc.InMemory();
        drive.Insert(disc);
        using RecorderConnection connection = drive.Connect();
        byte[][] sounds = [Signals.Noise(3000, 1), Signals.Noise(400, 2)];
        using (var recorder = new TrackAtOnceRecorder(connection, Burner.Options, clock, new AwakeProbe()))
        {
            recorder.Prepare();
            foreach (byte[] sound in sounds)
            {
                recorder.WriteTrack(new MemoryStream(sound), sound.Length);
            }

            recorder.Close();
        }

        Assert.Equal(DiscStatus.Complete, disc.Status);
        SessionLayout session = Assert.Single(disc.Layout.Sessions);
        for (int i = 0; i < sounds.Length; i++)
        {
            byte[] read = new byte[sounds[i].Length];
            disc.ReadSectors(session.Tracks[i].Start, read);
            Assert.Equal(sounds[i], read);
        }

        // No faster than the laser: the sound, the lead-in and the lead-out.
        Assert.True(clock.Elapsed.TotalSeconds > (3400 + 11_000 + 6_750) / (75.0 * speed), $"{clock.Elapsed}");
        Assert.True(clock.Elapsed.TotalSeconds < 20 + ((3400 + 11_700 + 6_750) / (75.0 * speed * 0.4)), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData(RecordingMode.SessionAtOnce, true)]
    [InlineData(RecordingMode.SessionAtOnce, false)]
    [InlineData(RecordingMode.Raw, true)]
    [InlineData(RecordingMode.Raw, false)]
    public void A_source_that_stops_for_half_a_minute_costs_the_disc_unless_the_drive_protects_itself(
        RecordingMode mode, bool isProtected)
    {
        var clock = new VirtualClock();
        using var drive = new SoftwareRecorder(new SoftwareRecorderOptions
        {
            TimeProvider = clock, Timing = new RecorderTiming(), Profile = new DriveProfile { WriteSpeeds = [16] },
        });
        using var disc = VirtualDisc.InMemory();
        drive.Insert(disc);
        using RecorderConnection connection = drive.Connect();
        byte[] sound = Signals.Noise(4000, 1);
        var source = new PausingStream(sound, clock, 3000 * CdSector.AudioBytes);
        var album = new MasterDisc { Tracks = [new MasterTrack { Source = new SectorSource(source, 0, 4000) }] };
        using AtOnceRecorder recorder = mode == RecordingMode.Raw
            ? new RawRecorder(connection, RoundTripTests.Raw with { BufferBytes = 1 << 17, UnderrunProtection = isProtected }, clock)
            : new SessionAtOnceRecorder(
                connection, RoundTripTests.AtOnce with { BufferBytes = 1 << 17, UnderrunProtection = isProtected }, clock);
        recorder.Prepare();
        Func<RecordedSession> write = recorder is RawRecorder raw
            ? () => raw.Write(album, RawImageForm.Raw)
            : () => ((SessionAtOnceRecorder)recorder).Write(album);

        if (!isProtected)
        {
            RecordingException e = Burner.Fails(() => write(), RecordingFailure.LossOfStreaming);
            Assert.True(e.IsDiscSpoiled);
            return;
        }

        Assert.Equal([1, 0xAA], write().TableOfContents!.Entries.Select(static entry => (int)entry.Track));
        Assert.Equal(1, drive.BufferUnderruns);
        byte[] read = new byte[sound.Length];
        disc.ReadSectors(Lba.Zero, read);
        Assert.Equal(sound, read);
        Assert.True(clock.Elapsed.TotalSeconds > 30 + ((4000 + 6_750) / (75.0 * 16)), $"{clock.Elapsed}");
    }

    private sealed class PausingStream(byte[] content, VirtualClock clock, int pausesAt) : MemoryStream(content)
    {
        private bool _hasPaused;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (!_hasPaused && Position >= pausesAt)
            {
                _hasPaused = true;
                clock.Advance(TimeSpan.FromSeconds(30));
            }

            return base.Read(buffer, offset, count);
        }
    }
}
