using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Erasing;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>Every limit of the recipes is multiplied: those of commands and those of waiting.</summary>
public sealed class TimeoutScaleTests
{
    private static readonly FaultAction s_becomingReady = FaultAction.Answer(SenseKey.NotReady, 0x04, 0x01);
    private static readonly FaultAction s_busy = FaultAction.Answer(SenseKey.NotReady, 0x04, 0x08);

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(0.5)]
    public void Every_command_gets_its_own_limit_times_the_scale(double scale)
    {
        using Burner b = new();
        Timeouts seen = new(b.Connection);
        using (TrackTimes(seen, scale, b))
        {
            Assert.Equal(TestUnitReady.Timeout * scale, seen.Of[Opcode.TestUnitReady]);
            Assert.Equal(Write10.Timeout * scale, seen.Of[Opcode.Write10]);
            Assert.Equal(SynchronizeCache.Timeout * scale, seen.Of[Opcode.SynchronizeCache]);
            Assert.Equal(CloseTrackSession.Timeout * scale, seen.Of[Opcode.CloseTrackSession]);
            Assert.Equal(ReadDiscInformation.Timeout * scale, seen.Of[Opcode.ReadDiscInformation]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_drive_that_never_becomes_ready_is_waited_for_as_long_as_the_scale_says(double scale)
    {
        using Burner b = new();
        b.Suffer(Fault.Always(Opcode.TestUnitReady, s_becomingReady));
        long start = b.Time.GetTimestamp();

        using var recorder = b.Recorder(Burner.Options with { TimeoutScale = scale });
        RecordingException late = Burner.Fails(() => recorder.Prepare(), RecordingFailure.MediumBecomingReady);

        Between(Burner.Options.ReadyLimit * scale, b.Time.GetElapsedTime(start));
        Assert.Contains("--timeout-scale", late.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_full_buffer_is_waited_for_as_long_as_the_scale_says(double scale)
    {
        using Burner b = new();
        b.Suffer(Fault.Always(Opcode.Write10, s_busy));
        using var recorder = b.Recorder(Burner.Options with { TimeoutScale = scale });
        recorder.Prepare();
        long start = b.Time.GetTimestamp();

        RecordingException late = Burner.Fails(
            () => recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), null), RecordingFailure.MediumBusy);

        Between(Burner.Options.BusyLimit * scale, b.Time.GetElapsedTime(start));
        Assert.Contains("--timeout-scale", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Erasing_for_ever_is_given_up_after_the_scaled_hour()
    {
        using Burner b = new(medium: new MediumOptions { Type = MediumType.CdRw });
        b.Link.Before = (cdb, _) => cdb[0] == Opcode.TestUnitReady && b.Link.Count(Opcode.Blank) > 0
            ? new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.NotReady, 0x04, 0x07), default)
            : null;
        long start = b.Time.GetTimestamp();
        DiscEraser eraser = new(b.Link, new EraserOptions { ClientName = "test", TimeoutScale = 0.5 }, b.Time);

        RecordingException late = Burner.Fails(() => eraser.Erase(), RecordingFailure.EraseTooLong);

        Between(TimeSpan.FromMinutes(30), b.Time.GetElapsedTime(start));
        Assert.Contains("after 30 minutes", late.Message, StringComparison.Ordinal);
        Assert.Contains("--timeout-scale", late.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_and_finding_out_what_a_drive_takes_are_scaled_too()
    {
        using Burner b = new();
        Timeouts seen = new(b.Connection);

        new DiscInspector(seen, b.Time) { TimeoutScale = 4 }.Inspect();
        Assert.Equal(Inquiry.Timeout * 4, seen.Of[Opcode.Inquiry]);
        AtOnceAbilities.Find(seen, testWrite: false, b.Time, timeoutScale: 7);
        Assert.Equal(ModeSelect10.Timeout * 7, seen.Of[Opcode.ModeSelect10]);
    }

    [Fact]
    public void A_time_out_says_how_to_give_more_time_and_an_underrun_names_its_three_cures()
    {
        using Burner b = new();
        b.Suffer(Fault.At(Opcode.Write10, FaultAction.TimeOut, occurrence: 3));
        using (var recorder = b.Recorder())
        {
            recorder.Prepare();
            Assert.Contains(
                "--timeout-scale",
                Burner.Fails(() => recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), null), RecordingFailure.TimedOut).Advice,
                StringComparison.Ordinal);
        }

        using Burner slow = new();
        slow.Suffer(Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x09), occurrence: 3));
        using var underrun = slow.Recorder();
        underrun.Prepare();
        string advice = Burner.Fails(
            () => underrun.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), null), RecordingFailure.LossOfStreaming).Advice;
        Assert.Contains("--speed", advice, StringComparison.Ordinal);
        Assert.Contains("--underrun-protection", advice, StringComparison.Ordinal);
        Assert.Contains("close other programs", advice, StringComparison.Ordinal);
    }

    private static TrackAtOnce.TrackAtOnceRecorder TrackTimes(Timeouts seen, double scale, Burner b)
    {
        var recorder = new TrackAtOnce.TrackAtOnceRecorder(seen, Burner.Options with { TimeoutScale = scale }, b.Time);
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), null);
        recorder.Close(TrackAtOnce.SessionClose.Finalize);
        return recorder;
    }

    /// <summary>Waiting ends with the first look after the limit.</summary>
    private static void Between(TimeSpan limit, TimeSpan waited)
    {
        Assert.True(waited >= limit, $"{waited} is less than {limit}.");
        Assert.True(waited < limit + TimeSpan.FromSeconds(5), $"{waited} is much more than {limit}.");
    }

    private sealed class Timeouts(IScsiTransport inner) : IScsiTransport
    {
        public Dictionary<byte, TimeSpan> Of { get; } = [];

        public int MaxTransferBytes => inner.MaxTransferBytes;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            Of[cdb[0]] = timeout;
            return inner.Execute(cdb, direction, data, timeout);
        }

        public void Dispose()
        {
        }
    }
}
