using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Timing;
using Redbook.Mmc.Responses;
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
}
