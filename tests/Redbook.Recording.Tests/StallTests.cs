using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.AtOnce;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>A disc whose recording stood still, because the computer slept or for whatever reason, is looked at and never
/// taken for good.</summary>
public sealed class StallTests
{
    private const int Sectors = 900;

    private const int SleepyLba = 200;

    private static readonly SenseData s_refused = new(SenseKey.IllegalRequest, 0x64, 0x00);
    private readonly List<string> _notices = [];

    /// <summary>The WRITE during which the computer went to sleep, from 1.</summary>
    private int _sleepyWrite;

    public static TheoryData<RecordingMode> Modes => [RecordingMode.TrackAtOnce, RecordingMode.SessionAtOnce, RecordingMode.Raw];

    [Theory]
    [MemberData(nameof(Modes))]
    public void After_a_sleep_the_drive_is_asked_at_once_and_the_disc_is_read_back(RecordingMode mode)
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42));

        Record(b, mode);

        // The first thing after that WRITE is the question whether the drive is still there.
        int write = Nth(b.Link.Opcodes, Opcode.Write10, _sleepyWrite);
        Assert.Equal(Opcode.TestUnitReady, b.Link.Opcodes.Skip(write + 1).First(static o => o != Opcode.ReadBufferCapacity));
        Assert.True(b.Link.Opcodes.LastIndexOf(Opcode.ReadCd) > b.Link.Opcodes.LastIndexOf(Opcode.Write10));
        Assert.Contains(_notices, static notice => notice.StartsWith("The computer slept for 42 s", StringComparison.Ordinal));
        Assert.Contains(_notices, static notice => notice.EndsWith("no errors.", StringComparison.Ordinal));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_recording_that_never_stood_still_reads_nothing_back_and_asks_nothing_more(RecordingMode mode)
    {
        using Burner b = new();
        Record(b, mode);
        Assert.Equal(0, b.Link.Count(Opcode.ReadCd));
        Assert.Empty(_notices);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Where_the_disc_cannot_be_read_without_errors_the_recording_has_failed(RecordingMode mode)
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42), static (cdb, data) =>
        {
            if (cdb[0] != Opcode.ReadCd)
            {
                return null;
            }

            // Sectors of 2352 bytes, each with 294 of error flags: one bit is set.
            Assert.Equal(0, data.Length % (2352 + 294));
            data.Clear();
            data[^1] = 1;
            return new ScsiResult(ScsiStatus.Good, data.Length, null, default);
        });

        RecordingException damaged = Burner.Fails(() => Record(b, mode), RecordingFailure.VerificationFailed);

        Assert.Contains("stood still at LBA", damaged.Message, StringComparison.Ordinal);
        Assert.Equal(mode != RecordingMode.TrackAtOnce, damaged.IsDiscSpoiled);
        b.AssertReleased();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_read_error_there_is_a_failure_too_also_on_a_drive_without_error_flags(RecordingMode mode)
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42), static (cdb, _) => cdb[0] != Opcode.ReadCd ? null : new ScsiResult(
            ScsiStatus.CheckCondition,
            0,
            (cdb[9] & 0x06) != 0 ? new SenseData(SenseKey.IllegalRequest, 0x24, 0x00) : new SenseData(SenseKey.MediumError, 0x11, 0x05),
            default));
        Burner.Fails(() => Record(b, mode), RecordingFailure.VerificationFailed);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_drive_that_does_not_read_it_back_leaves_a_word_of_warning(RecordingMode mode)
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42), static (cdb, _) => cdb[0] != Opcode.ReadCd
            ? null
            : new ScsiResult(ScsiStatus.CheckCondition, 0, s_refused, default));
        Record(b, mode);
        Assert.Contains(_notices, static notice => notice.Contains("before you trust it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_drive_that_reads_only_closed_discs_is_asked_again_when_the_disc_is_closed()
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42), (cdb, _) => cdb[0] != Opcode.ReadCd || b.Link.Count(Opcode.CloseTrackSession) > 0
            ? null
            : new ScsiResult(ScsiStatus.CheckCondition, 0, s_refused, default));
        Record(b, RecordingMode.TrackAtOnce);
        Assert.True(b.Link.Count(Opcode.ReadCd) > 1);
        Assert.Contains(_notices, static notice => notice.EndsWith("no errors.", StringComparison.Ordinal));
        Assert.DoesNotContain(_notices, static notice => notice.Contains("trust", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_drive_that_was_reset_meanwhile_gets_no_further_write(RecordingMode mode)
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42));
        b.Link.Before = Then(b.Link.Before!, (cdb, _) => cdb[0] == Opcode.TestUnitReady && _sleepyWrite > 0
            ? new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.UnitAttention, 0x29, 0x00), default)
            : null);

        Burner.Fails(() => Record(b, mode), RecordingFailure.MediumChanged);

        Assert.Equal(_sleepyWrite, b.Link.Count(Opcode.Write10));
        b.AssertReleased();
    }

    [Fact]
    public void A_recording_that_stood_still_while_the_computer_was_awake_is_looked_at_as_well()
    {
        using Burner b = new();
        bool stood = false;
        TrackAtOnceOptions options = Burner.Options with
        {
            Verify = false,
            Notify = _notices.Add,
            Progress = new Told(progress =>
            {
                if (!stood && progress.WrittenSectors > 100)
                {
                    stood = true;
                    b.Time.Advance(TimeSpan.FromSeconds(7.5));
                }
            }),
        };

        // Time passes with every command, so that there is progress to report.
        b.Link.Before = (_, _) =>
        {
            b.Time.Advance(TimeSpan.FromMilliseconds(100));
            return null;
        };
        using var recorder = b.Recorder(options);
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(Sectors, 1)), null);
        recorder.Close(SessionClose.Finalize);

        Assert.True(stood);
        Assert.StartsWith("Nothing was sent to the drive for 7.5 s, at LBA", Assert.Single(_notices, static n => n.StartsWith("Nothing", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.True(b.Link.Count(Opcode.ReadCd) > 0);
    }

    // Two clocks are never read at the very same moment.
    [Fact]
    public void The_time_asleep_is_asked_once_for_each_decision()
    {
        using Burner b = new();
        int asked = 0;
        b.Awake.Asked = () => b.Awake.TimeAsleep = TimeSpan.FromSeconds(asked++ switch { < 3 => 0, 3 => 1.5, _ => 0.9 });
        Record(b, RecordingMode.SessionAtOnce);
        Assert.True(asked > 4);
        Assert.StartsWith(
            "The computer slept for 1.5 s", Assert.Single(_notices, static n => n.Contains("in the middle", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    // Stopped by Ctrl-Z in the middle of a command, a program goes on where that has ended.
    [Theory]
    [InlineData(RecordingMode.TrackAtOnce, Opcode.Write10)]
    [InlineData(RecordingMode.TrackAtOnce, Opcode.ReadBufferCapacity)]
    [InlineData(RecordingMode.SessionAtOnce, Opcode.Write10)]
    [InlineData(RecordingMode.Raw, Opcode.Write10)]
    public void A_program_that_was_stopped_within_a_command_has_stood_still_too(RecordingMode mode, byte opcode)
    {
        using Burner b = new();
        bool stopped = false;
        b.Link.Before = (cdb, _) =>
        {
            if (!stopped && cdb[0] == opcode && b.Disc.Status != DiscStatus.Blank)
            {
                stopped = true;
                if (opcode == Opcode.Write10)
                {
                    b.Link.LateBy = TimeSpan.FromSeconds(6.5);
                }
                else
                {
                    b.Time.Advance(TimeSpan.FromSeconds(6.5));
                }
            }

            return null;
        };
        Record(b, mode);
        Assert.True(stopped);
        Assert.StartsWith(
            "Nothing was sent to the drive for 6.5 s, at LBA",
            Assert.Single(_notices, static n => n.StartsWith("Nothing", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Opcode.SynchronizeCache)]
    [InlineData(Opcode.CloseTrackSession)]
    public void Sleep_while_the_drive_finishes_has_everything_checked_that_was_to_be_left_unchecked(byte opcode)
    {
        using Burner b = new();
        b.Link.Before = (cdb, _) =>
        {
            b.Awake.TimeAsleep += cdb[0] == opcode ? TimeSpan.FromMinutes(3) : TimeSpan.Zero;
            return null;
        };
        using var recorder = b.Recorder(Burner.Options with { Verify = false, Notify = _notices.Add });
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(Sectors, 1)), null);
        int before = b.Link.Count(Opcode.ReadTocPmaAtip);
        recorder.Close(SessionClose.Finalize);

        Assert.True(b.Link.Count(Opcode.ReadTocPmaAtip) > before);
        Assert.Contains(_notices, static notice => notice.StartsWith("The computer slept for 180 s", StringComparison.Ordinal));
    }

    [Fact]
    public void With_the_laser_off_there_is_nothing_to_read()
    {
        using Burner b = new();
        SleepIn(b, TimeSpan.FromSeconds(42));
        using var recorder = b.Recorder(Burner.Options with { TestWrite = true, Notify = _notices.Add });
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(Sectors, 1)), null);
        recorder.Close(SessionClose.Finalize);
        Assert.Equal(0, b.Link.Count(Opcode.ReadCd));
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_thread_that_writes_goes_first_while_it_writes(RecordingMode mode)
    {
        using Burner b = new();
        (int Raised, int Lowered)[] seen = new (int, int)[1];
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.Write10)
            {
                seen[0] = b.Awake.Writers;
            }

            return null;
        };
        Record(b, mode);
        Assert.Equal((1, 0), seen[0]);
        Assert.Equal((1, 1), b.Awake.Writers);
    }

    private static int Nth(List<byte> opcodes, byte opcode, int occurrence)
    {
        for (int i = 0; i < opcodes.Count; i++)
        {
            if (opcodes[i] == opcode && --occurrence == 0)
            {
                return i;
            }
        }

        throw new InvalidOperationException("There were not so many.");
    }

    private static WatchedTransport.Interceptor Then(WatchedTransport.Interceptor first, WatchedTransport.Interceptor second) =>
        (cdb, data) => first(cdb, data) ?? second(cdb, data);

    /// <summary>The computer sleeps during the first WRITE behind a sector of the program.</summary>
    private void SleepIn(Burner b, TimeSpan time, WatchedTransport.Interceptor? then = null) => b.Link.Before = (cdb, data) =>
    {
        if (_sleepyWrite == 0 && cdb[0] == Opcode.Write10 && BinaryPrimitives.ReadInt32BigEndian(cdb[2..]) > SleepyLba)
        {
            _sleepyWrite = b.Link.Count(Opcode.Write10);
            b.Awake.TimeAsleep += time;
        }

        return then?.Invoke(cdb, data);
    };

    private void Record(Burner b, RecordingMode mode)
    {
        var source = new MemoryStream(Signals.Noise(Sectors, 1));
        if (mode == RecordingMode.TrackAtOnce)
        {
            using var recorder = b.Recorder(Burner.Options with { Verify = false, Notify = _notices.Add });
            recorder.Prepare();
            recorder.WriteTrack(source, null);
            recorder.Close(SessionClose.Finalize);
            return;
        }

        var disc = new MasterDisc { Tracks = [new MasterTrack { Source = new SectorSource(source, 0, Sectors) }] };
        using AtOnceRecorder atOnce = mode == RecordingMode.Raw
            ? new RawRecorder(b.Link, RoundTripTests.Raw with { Verify = false, Notify = _notices.Add }, b.Time, b.Awake)
            : new SessionAtOnceRecorder(b.Link, RoundTripTests.AtOnce with { Verify = false, Notify = _notices.Add }, b.Time, b.Awake);
        atOnce.Prepare();
        _ = atOnce is RawRecorder raw
            ? raw.Write(disc, RawImageForm.Raw)
            : ((SessionAtOnceRecorder)atOnce).Write(disc);
    }

    private sealed class Told(Action<RecordingProgress> told) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value) => told(value);
    }
}
