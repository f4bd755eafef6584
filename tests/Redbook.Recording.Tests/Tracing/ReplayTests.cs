using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests.Tracing;

public sealed class ReplayTests
{
    private static readonly byte[][] Sounds = [Signals.Noise(700, 1), Signals.Noise(300, 2)];

    [Fact]
    public void A_job_is_done_again_with_the_trace_for_a_drive()
    {
        byte[] trace = Trace(new TraceOptions());
        using ReplayTransport drive = new(new TraceReader(new MemoryStream(trace)), maxTransferBytes: 128 * 1024);
        Burn(drive);
        Assert.True(drive.IsAtEnd(), drive.Difference?.ToString());
        Assert.Null(drive.Difference);
    }

    [Fact]
    public void It_is_seen_where_a_program_leaves_the_trace()
    {
        byte[] trace = Trace(new TraceOptions());
        using ReplayTransport drive = new(new TraceReader(new MemoryStream(trace)), maxTransferBytes: 128 * 1024);
        byte[][] other = [Sounds[0], [.. Sounds[1].Reverse()]];
        RecordingException lost = Assert.Throws<RecordingException>(() => Burn(drive, other));
        Assert.Contains("the trace has", (lost.InnerException ?? lost).Message, StringComparison.Ordinal);
        Assert.Equal("other data", drive.Difference!.Expected);
        Assert.StartsWith("WRITE(10)", drive.Difference.Command, StringComparison.Ordinal);
        Assert.False(drive.IsAtEnd());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_trace_replayed_on_another_recorder_gives_the_same_answers_and_disc(bool hashes)
    {
        byte[] trace = Trace(new TraceOptions { HashesSectors = hashes });
        Assert.True(hashes == trace.Length < 100_000, $"{trace.Length}");
        using var disc = VirtualDisc.InMemory();
        ReplayReport report = Replay(trace, new SoftwareRecorderOptions(), disc);
        Assert.Empty(report.Differences);
        Assert.Equal(0, report.DifferenceCount);
        Assert.True(report.IsTraceComplete);
        Assert.True(report.Commands > 60, $"{report.Commands}");
        Assert.Equal(DiscStatus.Complete, disc.Status);
        byte[] read = new byte[Sounds[1].Length];
        disc.ReadSectors(disc.Layout.Sessions[0].Tracks[1].Start, read);
        Assert.Equal(hashes ? new byte[read.Length] : Sounds[1], read);
    }

    [Fact]
    public void Another_drive_of_the_same_kind_differs_by_its_serial_number_which_does_not_count()
    {
        byte[] trace = Trace(new TraceOptions());
        using var disc = VirtualDisc.InMemory();
        Assert.Empty(Replay(trace, new SoftwareRecorderOptions { Profile = new() { SerialNumber = "4711" } }, disc).Differences);

        using var another = VirtualDisc.InMemory();
        ReplayReport report = Replay(trace, new SoftwareRecorderOptions { Profile = new() { HasTestWrite = false } }, another);
        Assert.Contains(report.Differences, static one => one.Command.StartsWith("GET CONFIGURATION", StringComparison.Ordinal));
    }

    [Fact]
    public void Sectors_that_are_only_hashes_are_left_out_when_no_silence_is_to_stand_for_them()
    {
        byte[] trace = Trace(new TraceOptions { HashesSectors = true });
        using var disc = VirtualDisc.InMemory();
        ReplayReport report = Replay(trace, new SoftwareRecorderOptions(), disc, new ReplayOptions { SubstitutesSilence = false });
        // 700 and 300 sectors, 27 at a time.
        Assert.Equal(26 + 12, report.Skipped);
        Assert.Equal(DiscStatus.Blank, disc.Status);
        Assert.NotEmpty(report.Differences);
        Assert.Single(Replay(trace, new SoftwareRecorderOptions(), disc, new ReplayOptions { SubstitutesSilence = false, MaxDifferences = 1 }).Differences);
    }

    [Fact]
    public void A_drive_that_answers_differently_is_found_out_at_the_first_command()
    {
        byte[] trace = Trace(new TraceOptions());
        using var disc = VirtualDisc.InMemory();
        ReplayReport report = Replay(
            trace,
            new SoftwareRecorderOptions
            {
                Faults = FaultPlan.Of(
                    Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), occurrence: 5),
                    Fault.At(Opcode.SynchronizeCache, FaultAction.TimeOut)),
            },
            disc);
        ReplayDifference first = report.Differences[0];
        Assert.StartsWith("WRITE(10)", first.Command, StringComparison.Ordinal);
        Assert.Contains("(3/0C/00)", first.Actual, StringComparison.Ordinal);
        Assert.Contains("good", first.Expected, StringComparison.Ordinal);
        Assert.Contains(report.Differences, static one => one.Actual == "no answer (TimedOut)");
        Assert.True(report.DifferenceCount >= report.Differences.Count);
        Assert.Contains($"command {first.Number}, WRITE(10)", first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_that_differs_is_shown_with_its_first_byte_and_can_be_left_out()
    {
        byte[] trace = Trace(new TraceOptions());
        var other = new SoftwareRecorderOptions { Profile = new DriveProfile { Vendor = "SEDBOOK" } };
        using (var disc = VirtualDisc.InMemory())
        {
            ReplayDifference first = Replay(trace, other, disc).Differences[0];
            Assert.Equal(("52h at byte 8 of 36", "53h"), (first.Expected, first.Actual));
        }

        using var second = VirtualDisc.InMemory();
        Assert.Empty(Replay(trace, other, second, new ReplayOptions { IgnoredReplies = [Opcode.Inquiry] }).Differences);
    }

    // A drive with a sense of time is busy here and there; one without is not, or the other way round.
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Being_busy_is_no_difference(bool wasTimed, bool isTimed)
    {
        byte[] trace = Trace(new TraceOptions(), wasTimed ? new RecorderTiming() : null);
        var clock = new VirtualClock();
        using var disc = VirtualDisc.InMemory();
        ReplayReport report = Replay(
            trace,
            new SoftwareRecorderOptions { TimeProvider = clock, Timing = isTimed ? new RecorderTiming() : null },
            disc,
            new ReplayOptions { TimeProvider = clock, IgnoredReplies = [Opcode.ReadBufferCapacity] });
        Assert.Empty(report.Differences);
        Assert.Equal(wasTimed, report.Skipped > 0);
        Assert.Equal(DiscStatus.Complete, disc.Status);
    }

    private static byte[] Trace(TraceOptions options, RecorderTiming? timing = null)
    {
        var clock = new VirtualClock();
        using MemoryStream file = new();
        using var recorder = new SoftwareRecorder(new SoftwareRecorderOptions { TimeProvider = clock, Timing = timing });
        using var disc = VirtualDisc.InMemory();
        recorder.Insert(disc);
        using (CapturingTransport transport = new(recorder.Connect(), new TraceWriter(file, clock.GetUtcNow(), options, leaveOpen: true), clock))
        {
            Burn(transport, clock: clock);
            Assert.Null(transport.TraceFailure);
        }

        return file.ToArray();
    }

    private static void Burn(IScsiTransport transport, byte[][]? sounds = null, TimeProvider? clock = null)
    {
        using var recorder = new TrackAtOnceRecorder(transport, Burner.Options, clock ?? new VirtualClock(), new AwakeProbe());
        recorder.Prepare();
        foreach (byte[] sound in sounds ?? Sounds)
        {
            recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        }

        recorder.Close();
    }

    private static ReplayReport Replay(byte[] trace, SoftwareRecorderOptions options, VirtualDisc disc, ReplayOptions? how = null)
    {
        using var recorder = new SoftwareRecorder(options);
        recorder.Insert(disc);
        using RecorderConnection connection = recorder.Connect();
        using TraceReader reader = new(new MemoryStream(trace));
        return TraceReplay.Run(reader, connection, how);
    }
}
