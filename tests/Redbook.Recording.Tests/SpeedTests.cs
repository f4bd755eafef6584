using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.Tests;

public sealed class SpeedTests
{
    private static readonly SupportedWriteSpeed[] s_offered =
    [
        new(new DriveSpeed(8467), true), new(new DriveSpeed(4234), false), new(new DriveSpeed(1411), false), new(new DriveSpeed(705), false),
    ];

    [Theory]
    [InlineData(null, false, 24, false, false)]
    [InlineData(null, true, 48, false, false)]
    [InlineData(1800, false, 24, false, false)]
    [InlineData(600, false, 8, false, false)]
    [InlineData(610, false, 8, true, false)]
    [InlineData(1200, false, 8, true, false)]
    [InlineData(1, false, 4, true, false)]
    [InlineData(100_000, false, 24, true, false)]
    [InlineData(3600, true, 48, false, false)]
    [InlineData(600, true, 48, true, false)]
    public void The_closest_speed_is_chosen_and_a_tie_goes_to_the_slower(
        int? sectorsPerSecond, bool cav, int factor, bool speedAdjusted, bool rotationAdjusted)
    {
        SpeedChoice choice = WriteSpeeds.Choose(s_offered, sectorsPerSecond, cav);

        Assert.Equal(factor, choice.Chosen!.Value.Speed.Factor);
        Assert.Equal((speedAdjusted, rotationAdjusted), (choice.IsSpeedAdjusted, choice.IsRotationAdjusted));
    }

    [Fact]
    public void A_rotation_that_nobody_offers_gives_way_to_the_other()
    {
        SpeedChoice choice = WriteSpeeds.Choose(s_offered[1..], 600, cav: true);
        Assert.True(choice.IsRotationAdjusted);
        Assert.False(choice.IsSpeedAdjusted);
        Assert.Null(WriteSpeeds.Choose([], 600, false).Chosen);
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteSpeeds.Choose(s_offered, 0, false));
    }

    [Theory]
    [InlineData(null, new[] { 0xFFFF })]
    [InlineData(8, new[] { 8 * 177 })]
    public void The_speed_is_asked_for_once_when_the_drive_takes_it(int? factor, int[] asked)
    {
        using var b = new Burner();
        List<int> seen = Watch(b);
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Speed = factor is int f ? DriveSpeed.RequestForFactor(f) : null });
        recorder.Prepare();
        Assert.Equal(asked, seen);
    }

    [Fact]
    public void A_speed_that_is_refused_is_raised_step_by_step()
    {
        using var b = new Burner(new SoftwareRecorderOptions { Profile = new DriveProfile { WriteSpeeds = [8, 16] } });
        List<int> seen = Watch(b);
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Speed = DriveSpeed.RequestForFactor(5) });
        recorder.Prepare();
        Assert.Equal([885, 1062, 1239, 1416], seen);
        recorder.SetWriteSpeed(DriveSpeed.RequestForFactor(16), cav: false);
        Assert.Equal(2832, seen[^1]);
    }

    [Fact]
    public void A_disc_that_is_too_slow_or_too_fast_for_the_drive_is_refused()
    {
        using var b = new Burner(
            new SoftwareRecorderOptions { Profile = new DriveProfile { WriteSpeeds = [16, 24] } },
            new MediumOptions { MaximumSpeed = 4 });
        using TrackAtOnceRecorder recorder = b.Recorder();

        RecordingException e = Burner.Fails(() => recorder.Prepare(), RecordingFailure.SpeedMismatch);

        Assert.Equal(RecordingStep.SetSpeed, e.Step);
        b.AssertReleased();
    }

    private static List<int> Watch(Burner b)
    {
        var seen = new List<int>();
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.SetCdSpeed)
            {
                seen.Add((cdb[4] << 8) | cdb[5]);
            }

            return null;
        };
        return seen;
    }
}
