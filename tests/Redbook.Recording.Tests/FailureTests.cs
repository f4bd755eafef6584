using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>Every cause has one name, nothing stays held, and what was written stays usable.</summary>
public sealed class FailureTests
{
    private const int Sectors = 600;
    private static readonly SenseData s_unknownCommand = new(SenseKey.IllegalRequest, 0x20, 0x00);
    private static readonly SenseData s_busyWriting = new(SenseKey.NotReady, 0x04, 0x08);

    public static TheoryData<string, RecordingFailure> PreparationCauses => new()
    {
        { "empty tray", RecordingFailure.NoMedium },
        { "upside down", RecordingFailure.MediumUpsideDown },
        { "becoming ready for ever", RecordingFailure.MediumBecomingReady },
        { "formatting for ever", RecordingFailure.MediumFormatting },
        { "busy for ever", RecordingFailure.MediumBusy },
        { "needs a hand", RecordingFailure.MediumIncompatible },
        { "incompatible", RecordingFailure.MediumIncompatible },
        { "disc information refused", RecordingFailure.UnexpectedResponse },
        { "disc information short", RecordingFailure.InvalidResponse },
        { "inquiry short", RecordingFailure.InvalidResponse },
        { "track information short", RecordingFailure.InvalidResponse },
        { "no page 05", RecordingFailure.NoWriteParametersPage },
        { "page 05 refused", RecordingFailure.WriteParametersRefused },
        { "speed refused", RecordingFailure.SpeedMismatch },
        { "time-out", RecordingFailure.TimedOut },
        { "gone", RecordingFailure.DeviceGone },
        { "handle closed", RecordingFailure.HandleClosed },
        { "changing for ever", RecordingFailure.MediumChanged },
        { "changed after the look", RecordingFailure.MediumChanged },
        { "reset after the look", RecordingFailure.MediumChanged },
    };

    public static TheoryData<string, RecordingFailure> WritingCauses => new()
    {
        { "write error", RecordingFailure.UnexpectedResponse },
        { "deferred write error", RecordingFailure.UnexpectedResponse },
        { "loss of streaming", RecordingFailure.LossOfStreaming },
        { "loss of streaming refused", RecordingFailure.LossOfStreaming },
        { "lost address", RecordingFailure.LossOfStreaming },
        { "write protected", RecordingFailure.MediumWriteProtected },
        { "end of user area", RecordingFailure.NotEnoughSpace },
        { "busy for ever", RecordingFailure.MediumBusy },
        { "disc taken out", RecordingFailure.NoMedium },
        { "reset", RecordingFailure.MediumChanged },
        { "time-out", RecordingFailure.TimedOut },
        { "gone", RecordingFailure.DeviceGone },
        { "handle closed", RecordingFailure.HandleClosed },
        { "half taken", RecordingFailure.InvalidResponse },
        { "sync write error", RecordingFailure.UnexpectedResponse },
        { "sync loss of streaming", RecordingFailure.LossOfStreaming },
        { "sync time-out", RecordingFailure.TimedOut },
        { "never ready after sync", RecordingFailure.MediumBusy },
        { "calibration failed", RecordingFailure.UnexpectedResponse },
        { "calibration speed", RecordingFailure.SpeedMismatch },
        { "pretends", RecordingFailure.VerificationFailed },
    };

    [Theory]
    [MemberData(nameof(PreparationCauses))]
    public void A_disc_that_cannot_be_prepared_has_one_reason_and_nothing_stays_held(string cause, RecordingFailure failure)
    {
        using var b = new Burner();
        b.Suffer(PreparationFault(cause));
        using TrackAtOnceRecorder recorder = b.Recorder();

        RecordingException e = Burner.Fails(() => recorder.Prepare(), failure);

        AssertText(e);
        Assert.False(recorder.IsPrepared);
        Assert.Equal(0, b.Link.Count(Opcode.Write10));
        Assert.Equal(b.Awake.Taken, b.Awake.Released);
        if (cause is not ("gone" or "handle closed"))
        {
            b.AssertReleased();
            Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        }
    }

    [Theory]
    [MemberData(nameof(WritingCauses))]
    public void A_track_that_fails_has_one_reason_and_release_works_after_it(string cause, RecordingFailure failure)
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(Sectors, 1);
        RecordingException e;
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            b.Suffer(WritingFault(cause));
            b.Link.Before = cause == "half taken"
                ? (cdb, data) => cdb[0] == Opcode.Write10 ? new ScsiResult(ScsiStatus.Good, data.Length / 2, null, default) : null
                : null;

            e = Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length), failure);

            b.Suffer();
            b.Link.Before = null;
            AssertText(e);
            Assert.All(recorder.Tracks, t => Assert.True(t.IsShortened || cause == "pretends"));
        }

        Assert.Equal(b.Awake.Taken, b.Awake.Released);
        if (cause is not ("gone" or "handle closed"))
        {
            b.AssertReleased();
        }
    }

    [Theory]
    [InlineData(SenseKey.UnitAttention, 0x28, 0x00)]
    [InlineData(SenseKey.UnitAttention, 0x29, 0x00)]
    [InlineData(SenseKey.UnitAttention, 0x29, 0x02)]
    public void A_change_reported_after_preparation_ends_the_job_wherever_it_shows(SenseKey key, byte asc, byte ascq)
    {
        byte[] opcodes =
        [
            Opcode.TestUnitReady, Opcode.ModeSelect10, Opcode.ReadTrackInformation, Opcode.SendOpcInformation, Opcode.Write10,
        ];
        foreach (byte opcode in opcodes)
        {
            using var b = new Burner();
            byte[] sound = Signals.Noise(Sectors, 1);
            using TrackAtOnceRecorder recorder = b.Recorder();
            recorder.Prepare();
            b.Suffer(Fault.At(opcode, FaultAction.Answer(key, asc, ascq)));

            RecordingException e = Burner.Fails(
                () => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.MediumChanged);

            Assert.Equal(new SenseData(key, asc, ascq), e.Sense);
            Assert.Equal(opcode == Opcode.Write10 ? 1 : 0, b.Link.Count(Opcode.Write10));
            Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.MediumChanged);
            int sent = b.Link.Opcodes.Count;
            recorder.Close();
            Assert.Equal(sent, b.Link.Opcodes.Count);
            recorder.Dispose();
            b.AssertReleased();
            Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        }
    }

    [Fact]
    public void Another_disc_put_in_after_preparation_is_never_written()
    {
        using var b = new Burner();
        using var other = VirtualDisc.InMemory();
        byte[] sound = Signals.Noise(Sectors, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        b.Drive.Remove();
        b.Drive.Insert(other);

        Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.MediumChanged);
        recorder.Close();
        recorder.Dispose();

        Assert.Equal(0, b.Link.Count(Opcode.Write10));
        Assert.Equal(DiscStatus.Blank, other.Status);
        b.AssertReleased();
    }

    [Fact]
    public void A_disc_taken_out_between_tracks_is_named_as_missing_and_closing_leaves_the_next_one_alone()
    {
        using var b = new Burner();
        using var other = VirtualDisc.InMemory();
        byte[] sound = Signals.Noise(Sectors, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        b.Drive.Remove();

        Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.NoMedium);
        b.Drive.Insert(other);
        recorder.Close();

        Assert.Equal(DiscStatus.Blank, other.Status);
        Assert.Equal(DiscStatus.Appendable, b.Disc.Status);
    }

    [Fact]
    public void A_drive_that_is_busy_now_and_then_gets_the_same_write_again()
    {
        using var b = new Burner(new SoftwareRecorderOptions
        {
            BusyPolls = new BusyPolls { AfterSynchronize = 5, AfterClose = 7, AfterLoad = 4 },
        });
        byte[] sound = Signals.Noise(Sectors, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        b.Suffer(
            Fault.At(Opcode.Write10, FaultAction.Answer(s_busyWriting), occurrence: 3, count: 10),
            Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x04), occurrence: 15, count: 2),
            Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x07), occurrence: 19, count: 2),
            Fault.At(Opcode.SynchronizeCache, FaultAction.Answer(s_busyWriting), count: 3),
            Fault.At(Opcode.ReadDiscInformation, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x07), count: 4));

        RecordedTrack track = recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        recorder.Close();

        byte[] read = new byte[sound.Length];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan().SequenceEqual(sound));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        Assert.True(b.Time.Elapsed > TimeSpan.FromMilliseconds(20));
        Assert.True(b.Time.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Waits_between_repeated_writes_grow_to_twenty_five_milliseconds_and_end_at_the_limit()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(Sectors, 1);
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { BusyLimit = TimeSpan.FromSeconds(10) });
        recorder.Prepare();
        var times = new List<TimeSpan>();
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.Write10)
            {
                times.Add(b.Time.Elapsed);
                return new ScsiResult(ScsiStatus.CheckCondition, 0, s_busyWriting, default);
            }

            return null;
        };

        Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.MediumBusy);

        TimeSpan[] waits = [.. times.Zip(times.Skip(1), (a, c) => c - a)];
        Assert.Equal([0, 1, 2, 3], waits.Take(4).Select(w => (int)w.TotalMilliseconds));
        Assert.Equal(25, waits.Max().TotalMilliseconds);
        Assert.InRange((times[^1] - times[0]).TotalSeconds, 10, 10.1);
    }

    [Theory]
    [InlineData(SenseKey.RecoveredError, false)]
    [InlineData(SenseKey.RecoveredError, true)]
    [InlineData(SenseKey.UnitAttention, false)]
    public void What_the_drive_mended_itself_does_not_end_the_track(SenseKey key, bool deferred)
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(Sectors, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        int writes = 0;
        b.Link.Before = (cdb, data) =>
        {
            if (cdb[0] != Opcode.Write10 || ++writes != 5)
            {
                return null;
            }

            // Not deferred and recovered means carried out; so the test carries it out before it answers so.
            if (key == SenseKey.RecoveredError && !deferred)
            {
                b.Connection.Execute(cdb, TransferDirection.ToDevice, data, TimeSpan.FromSeconds(1));
            }

            byte asc = key == SenseKey.UnitAttention ? (byte)0x2A : (byte)0x0C;
            return new ScsiResult(
                ScsiStatus.CheckCondition, data.Length, new SenseData(key, asc, 0) { IsDeferred = deferred }, default);
        };

        RecordedTrack track = recorder.WriteTrack(new MemoryStream(sound), sound.Length);

        byte[] read = new byte[sound.Length];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan().SequenceEqual(sound));
    }

    [Fact]
    public void A_drive_without_anything_optional_records_all_the_same()
    {
        using var b = new Burner(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { MissingModePages = [CapabilitiesPage.Code, ErrorRecoveryPage.Code, CachingPage.Code] },
        });
        b.Suffer(
            [.. new[]
            {
                Opcode.GetConfiguration, Opcode.GetPerformance, Opcode.PreventAllowMediumRemoval, Opcode.SetCdSpeed,
                Opcode.SendOpcInformation, Opcode.ReadBufferCapacity,
            }.Select(o => Fault.Always(o, FaultAction.Answer(s_unknownCommand)))]);
        byte[] sound = Signals.Noise(Sectors, 1);
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(sound), sound.Length);
            recorder.Close();
        }

        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        Assert.Equal(1, b.Link.Count(Opcode.ReadBufferCapacity) - 1);
    }

    [Fact]
    public void Underrun_protection_that_is_announced_and_refused_is_done_without()
    {
        using var b = new Burner();
        b.Link.Before = (cdb, data) => cdb[0] == Opcode.ModeSelect10 && (data[10] & 0x40) != 0
            ? new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.IllegalRequest, 0x26, 0), default)
            : null;
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);
        Assert.Equal(3, b.Link.Count(Opcode.ModeSelect10));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Underrun_protection_is_set_where_wished_and_possible(bool wished, bool possible, bool expected)
    {
        using var b = new Burner(new SoftwareRecorderOptions { Profile = new DriveProfile { HasUnderrunProtection = possible } });
        bool? set = null;
        b.Link.Before = (cdb, data) =>
        {
            set = cdb[0] == Opcode.ModeSelect10 ? (data[10] & 0x40) != 0 : set;
            return null;
        };
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.UnderrunProtection = wished;
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);
        Assert.Equal(expected, set);
    }

    [Fact]
    public void A_failed_track_does_not_hide_in_a_close_that_works()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(Sectors, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        b.Suffer(Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), occurrence: 4));

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.UnexpectedResponse);
        recorder.Close();

        Assert.Contains("track 2 at LBA", e.Message, StringComparison.Ordinal);
        Assert.Equal((2, true), (e.ShortenedTrack!.Number, e.ShortenedTrack.IsShortened));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        byte[] read = new byte[sound.Length];
        b.Disc.ReadSectors(Lba.Zero, read);
        Assert.True(read.AsSpan().SequenceEqual(sound));
    }

    [Theory]
    [InlineData(SenseKey.MediumError, 0x72, 0x01, RecordingFailure.UnexpectedResponse)]
    [InlineData(SenseKey.HardwareError, 0x44, 0x00, RecordingFailure.UnexpectedResponse)]
    [InlineData(SenseKey.NotReady, 0x3A, 0x00, RecordingFailure.NoMedium)]
    public void A_session_that_does_not_close_is_told(SenseKey key, byte asc, byte ascq, RecordingFailure failure)
    {
        using var b = new Burner();
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);
        b.Suffer(Fault.Always(Opcode.CloseTrackSession, FaultAction.Answer(key, asc, ascq)));

        RecordingException e = Burner.Fails(() => recorder.Close(), failure);

        Assert.Equal(RecordingStep.CloseSession, e.Step);
        AssertText(e);
    }

    [Fact]
    public void A_close_that_is_only_pretended_is_seen()
    {
        using var b = new Burner();
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);
        b.Suffer(Fault.Always(Opcode.CloseTrackSession, FaultAction.PretendSuccess));

        Burner.Fails(() => recorder.Close(), RecordingFailure.VerificationFailed);
    }

    [Fact]
    public void A_source_that_fails_while_the_buffer_fills_costs_no_disc()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(300, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(new TroubledStream(sound) { FailsAt = 100_000 }, sound.Length), RecordingFailure.SourceFailed);

        Assert.IsType<InvalidDataException>(e.InnerException);
        Assert.Contains("the file is damaged here", e.Message, StringComparison.Ordinal);
        Assert.Null(e.ShortenedTrack);
        Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length + CdSector.AudioBytes), RecordingFailure.SourceTooShort);
        Burner.Fails(() => recorder.WriteTrack(new MemoryStream([]), null), RecordingFailure.SourceInvalid);
        Assert.Equal(0, b.Link.Count(Opcode.Write10));
        Assert.Equal(1, recorder.WriteTrack(new MemoryStream(sound), sound.Length).Number);
    }

    [Theory]
    [InlineData(false, RecordingFailure.SourceFailed)]
    [InlineData(true, RecordingFailure.SourceTooShort)]
    public void A_source_that_ends_in_the_middle_leaves_a_shorter_track_that_can_be_closed(bool endsEarly, RecordingFailure failure)
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(2000, 1);
        int good = 900 * CdSector.AudioBytes;
        Stream source = endsEarly ? new TroubledStream(sound[..(good + 100)]) : new TroubledStream(sound) { FailsAt = good + 100 };
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();

        RecordingException e = Burner.Fails(() => recorder.WriteTrack(source, sound.Length), failure);
        recorder.Close();

        RecordedTrack track = Assert.IsType<RecordedTrack>(e.ShortenedTrack);
        Assert.True(track.IsShortened);

        // What was read before a failure is written in whole slots; an early end keeps its last, partial sector too.
        Assert.InRange(track.LengthSectors, endsEarly ? 901 : 900 - 26, 901);
        byte[] read = new byte[(track.LengthSectors - 1) * CdSector.AudioBytes];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan().SequenceEqual(sound.AsSpan(0, read.Length)));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
    }

    internal static void AssertText(RecordingException e)
    {
        Assert.Matches(@"^[A-Z].+ \(.+\): .+\. [A-Z].+\.$", e.Message);
        Assert.DoesNotContain("..", e.Message, StringComparison.Ordinal);
        if (e.Sense is SenseData sense)
        {
            Assert.Contains($"({sense})", e.Message, StringComparison.Ordinal);
        }
    }

    internal static Fault PreparationFault(string cause)
    {
        FaultAction Answer(SenseKey key, byte asc, byte ascq) => FaultAction.Answer(key, asc, ascq);
        const byte Ready = Opcode.TestUnitReady;
        return cause switch
        {
            "empty tray" => Fault.At(Ready, FaultAction.RemoveMedium),
            "upside down" => Fault.At(Ready, FaultAction.TurnMediumOver),
            "becoming ready for ever" => Fault.At(Ready, FaultAction.BecomeReady(1_000_000)),
            "formatting for ever" => Fault.At(Ready, FaultAction.BeFormatting(1_000_000)),
            "busy for ever" => Fault.At(Ready, FaultAction.BeBusy(new SenseData(SenseKey.NotReady, 0x04, 0x07), 1_000_000)),
            "needs a hand" => Fault.Always(Ready, Answer(SenseKey.NotReady, 0x04, 0x03)),
            "incompatible" => Fault.Always(Ready, Answer(SenseKey.NotReady, 0x30, 0x00)),
            "disc information refused" => Fault.Always(Opcode.ReadDiscInformation, Answer(SenseKey.IllegalRequest, 0x24, 0)),
            "disc information short" => Fault.Always(Opcode.ReadDiscInformation, FaultAction.ShortenReply(5)),
            "inquiry short" => Fault.Always(Opcode.Inquiry, FaultAction.ShortenReply(2)),
            "track information short" => Fault.Always(Opcode.ReadTrackInformation, FaultAction.ShortenReply(6)),
            "no page 05" => new Fault { Opcode = Opcode.ModeSense10, Occurrence = 3, Count = 9, Action = Answer(SenseKey.IllegalRequest, 0x24, 0) },
            "page 05 refused" => Fault.Always(Opcode.ModeSelect10, Answer(SenseKey.IllegalRequest, 0x26, 0)),
            "speed refused" => Fault.Always(Opcode.SetCdSpeed, Answer(SenseKey.IllegalRequest, 0x24, 0)),
            "time-out" => Fault.Always(Opcode.ReadTrackInformation, FaultAction.TimeOut),
            "gone" => Fault.At(Opcode.ReadDiscInformation, FaultAction.LoseDevice),
            "handle closed" => Fault.At(Opcode.ReadDiscInformation, FaultAction.CloseHandle),
            "changing for ever" => Fault.Always(Opcode.ReadDiscInformation, Answer(SenseKey.UnitAttention, 0x28, 0)),
            "changed after the look" => Fault.At(Opcode.ModeSelect10, FaultAction.ChangeMedium),
            "reset after the look" => Fault.At(Opcode.SetCdSpeed, Answer(SenseKey.UnitAttention, 0x29, 0x01)),
            _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause of this table."),
        };
    }

    internal static Fault WritingFault(string cause)
    {
        FaultAction Answer(SenseKey key, byte asc, byte ascq) => FaultAction.Answer(key, asc, ascq);
        const byte Write = Opcode.Write10;
        const byte Sync = Opcode.SynchronizeCache;
        return cause switch
        {
            "write error" => Fault.At(Write, Answer(SenseKey.MediumError, 0x0C, 0x00), occurrence: 7),
            "deferred write error" => Fault.At(
                Write, FaultAction.Answer(new SenseData(SenseKey.MediumError, 0x0C, 0x00) { IsDeferred = true }), occurrence: 7),
            "loss of streaming" => Fault.At(Write, Answer(SenseKey.MediumError, 0x0C, 0x09), occurrence: 7),
            "loss of streaming refused" => Fault.At(Write, Answer(SenseKey.IllegalRequest, 0x0C, 0x09), occurrence: 7),
            "lost address" => Fault.At(Write, Answer(SenseKey.IllegalRequest, 0x21, 0x02), occurrence: 7),
            "write protected" => Fault.At(Write, FaultAction.ProtectMedium),
            "end of user area" => Fault.At(Write, Answer(SenseKey.IllegalRequest, 0x63, 0x00), occurrence: 7),
            "busy for ever" => Fault.Always(Write, FaultAction.Answer(s_busyWriting)),
            "disc taken out" => Fault.At(Write, FaultAction.RemoveMedium, occurrence: 7),
            "reset" => Fault.At(Write, FaultAction.Reset, occurrence: 7),
            "time-out" => Fault.At(Write, FaultAction.TimeOut, occurrence: 7),
            "gone" => Fault.At(Write, FaultAction.LoseDevice, occurrence: 7),
            "handle closed" => Fault.At(Write, FaultAction.CloseHandle, occurrence: 7),
            "half taken" => Fault.At(Opcode.Blank, FaultAction.TimeOut),
            "sync write error" => Fault.Always(Sync, Answer(SenseKey.MediumError, 0x0C, 0x00)),
            "sync loss of streaming" => Fault.Always(Sync, Answer(SenseKey.MediumError, 0x0C, 0x09)),
            "sync time-out" => Fault.At(Sync, FaultAction.TimeOut),
            "never ready after sync" => Fault.At(Sync, FaultAction.BeBusy(s_busyWriting, 1_000_000)),
            "calibration failed" => Fault.Always(Opcode.SendOpcInformation, Answer(SenseKey.MediumError, 0x73, 0x03)),
            "calibration speed" => Fault.Always(Opcode.SendOpcInformation, Answer(SenseKey.IllegalRequest, 0x26, 0x00)),
            "pretends" => Fault.Always(Write, FaultAction.PretendSuccess),
            _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause of this table."),
        };
    }
}
