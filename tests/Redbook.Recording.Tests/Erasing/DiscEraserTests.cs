using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Erasing;

namespace Redbook.Recording.Tests.Erasing;

public sealed class DiscEraserTests
{
    private static readonly MediumOptions s_rewritable = new() { Type = MediumType.CdRw };

    private static EraserOptions Options => new() { ClientName = "Redbook tests" };

    public static TheoryData<string, RecordingStep, RecordingFailure> Causes => new()
    {
        { "held by another", RecordingStep.TakeExclusiveAccess, RecordingFailure.Locked },
        { "inquiry short", RecordingStep.IdentifyDrive, RecordingFailure.InvalidResponse },
        { "page 2A short", RecordingStep.ReadCapabilities, RecordingFailure.InvalidResponse },
        { "does not spin up", RecordingStep.SpinUp, RecordingFailure.UnexpectedResponse },
        { "empty tray", RecordingStep.SpinUp, RecordingFailure.NoMedium },
        { "becoming ready for ever", RecordingStep.WaitForReady, RecordingFailure.MediumBecomingReady },
        { "upside down", RecordingStep.WaitForReady, RecordingFailure.MediumUpsideDown },
        { "disc information short", RecordingStep.ReadDisc, RecordingFailure.InvalidResponse },
        { "disc information refused", RecordingStep.ReadDisc, RecordingFailure.UnexpectedResponse },
        { "changing for ever", RecordingStep.ReadDisc, RecordingFailure.MediumChanged },
        { "changed after the look", RecordingStep.Erase, RecordingFailure.MediumChanged },
        { "unknown command", RecordingStep.Erase, RecordingFailure.NotSupportedByDrive },
        { "refused", RecordingStep.Erase, RecordingFailure.EraseFailed },
        { "erase failure", RecordingStep.Erase, RecordingFailure.EraseFailed },
        { "write protected", RecordingStep.Erase, RecordingFailure.MediumWriteProtected },
        { "erase failure at the end", RecordingStep.Erase, RecordingFailure.EraseFailed },
        { "hardware at the end", RecordingStep.Erase, RecordingFailure.UnexpectedResponse },
        { "taken out", RecordingStep.Erase, RecordingFailure.NoMedium },
        { "for ever", RecordingStep.Erase, RecordingFailure.EraseTooLong },
        { "silent", RecordingStep.Erase, RecordingFailure.EraseTooLong },
        { "gone", RecordingStep.Erase, RecordingFailure.DeviceGone },
        { "pretends", RecordingStep.Erase, RecordingFailure.VerificationFailed },
        { "reset meanwhile", RecordingStep.Erase, RecordingFailure.MediumChanged },
    };

    [Theory]
    [InlineData(false, BlankingType.Minimal)]
    [InlineData(true, BlankingType.Disc)]
    public void A_rewritable_disc_is_erased_and_seen_to_be_blank(bool full, BlankingType type)
    {
        using var b = new Burner(medium: s_rewritable);
        Record(b);
        var script = new BlankingScript();
        b.Link.Before = script.Answer;

        MediumReport medium = new DiscEraser(b.Link, Options with { Full = full }, b.Time, b.Awake).Erase(TestContext.Current.CancellationToken);

        Assert.Equal([new Blank(type, Immediate: true, 0)], script.Received);
        Assert.Equal((MediumState.Blank, Profile.CdRw), (medium.State, medium.Profile));
        Assert.Equal(DiscStatus.Blank, medium.Disc!.Value.Status);
        Assert.True(b.Link.Opcodes.LastIndexOf(Opcode.ReadDiscInformation) > b.Link.Opcodes.IndexOf(Opcode.Blank));
        Assert.Equal(2, b.Awake.Taken);                  // once for the recording, once for this
        b.AssertReleased();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_recorder_in_software_is_erased_and_recorded_again(bool full)
    {
        using var b = new Burner(
            new SoftwareRecorderOptions { BusyPolls = new BusyPolls { AfterBlank = 20 } }, medium: s_rewritable);
        Record(b);
        TimeSpan start = b.Time.Elapsed;

        MediumReport medium = new DiscEraser(b.Link, Options with { Full = full }, b.Time, b.Awake).Erase(TestContext.Current.CancellationToken);

        Assert.Equal((MediumState.Blank, DiscStatus.Blank), (medium.State, b.Disc.Status));
        Assert.Equal(full ? 20 : 10, (b.Time.Elapsed - start).TotalSeconds, 1.0);
        b.AssertReleased();
        Record(b);
    }

    [Fact]
    public void A_disc_whose_recording_was_broken_off_is_erased()
    {
        using var b = new Burner(medium: s_rewritable);
        using (TrackAtOnce.TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            b.Suffer(Fault.At(Opcode.SynchronizeCache, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00)));
            Assert.Throws<RecordingException>(() => recorder.WriteTrack(new MemoryStream(new byte[400 * 2352]), null));
            b.Suffer();
        }

        Assert.Equal(DiscStatus.Appendable, b.Disc.Status);

        Erase(b, Options);

        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
    }

    [Fact]
    public void The_drive_is_held_and_its_tray_locked_while_it_erases()
    {
        using var b = new Burner(medium: s_rewritable);
        var script = new BlankingScript();
        b.Link.Before = (cdb, data) =>
        {
            if (cdb[0] == Opcode.Blank)
            {
                Assert.True(b.Drive.IsTrayLocked);
                Assert.Equal("Redbook tests", b.Connection.Owner);
                Assert.Equal((1, 0), (b.Awake.Taken, b.Awake.Released));
            }

            return script.Answer(cdb, data);
        };

        Erase(b, Options);

        Assert.Single(script.Received);
        b.AssertReleased();
    }

    [Fact]
    public void A_drive_that_cannot_answer_at_once_is_waited_for()
    {
        using var b = new Burner(medium: s_rewritable);
        var script = new BlankingScript { TakesImmediate = false };
        b.Link.Before = script.Answer;

        Erase(b, Options with { Full = true });

        Assert.Equal([new Blank(BlankingType.Disc, true, 0), new Blank(BlankingType.Disc, false, 0)], script.Received);
        b.AssertReleased();
    }

    [Theory]
    [InlineData(false, 0.5)]
    [InlineData(true, 1.0)]
    public void Progress_comes_at_the_start_at_an_even_pace_and_at_the_end(bool full, double seconds)
    {
        using var b = new Burner(medium: s_rewritable);
        b.Link.Before = new BlankingScript { BusyPolls = 10, KnowsProgress = false }.Answer;
        var reports = new List<EraserProgress>();

        Erase(b, Options with { Full = full, Progress = new Listener(reports.Add) });

        // Ten polls, and the end: 0, 1, 2 ... 10 steps and once more when the disc is ready.
        Assert.Equal(
            [.. Enumerable.Range(0, 11).Append(10).Select(i => i * seconds)], reports.Select(r => r.Elapsed.TotalSeconds));
        Assert.All(reports, r => Assert.True(r.EstimatedTotal >= r.Elapsed));
        Assert.Equal(reports[^1].Elapsed, reports[^1].EstimatedTotal);

        // 359 849 sectors at 48x are 100 s; a minute for lead-in and calibration.
        TimeSpan expected = TimeSpan.FromSeconds(full ? 160 : 60);
        Assert.All(reports.SkipLast(1), r => Assert.Equal(expected.TotalSeconds, r.EstimatedTotal.TotalSeconds, 1.0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_drives_own_account_corrects_the_estimate(bool withTestUnitReady)
    {
        using var b = new Burner(medium: s_rewritable);
        b.Link.Before = new BlankingScript { BusyPolls = 400, TellsProgress = withTestUnitReady }.Answer;
        var reports = new List<EraserProgress>();

        Erase(b, Options with { Progress = new Listener(reports.Add) });

        // 400 polls of half a second.
        Assert.Equal(200, reports[^1].Elapsed.TotalSeconds, 1.0);
        Assert.Equal(60, reports[1].EstimatedTotal.TotalSeconds, 1.0);
        Assert.All(reports.Skip(20), r => Assert.Equal(200, r.EstimatedTotal.TotalSeconds, 3.0));
        Assert.Equal(withTestUnitReady, b.Link.Count(Opcode.RequestSense) == 0);
    }

    [Fact]
    public void A_listener_that_throws_changes_nothing()
    {
        using var b = new Burner(medium: s_rewritable);
        b.Link.Before = new BlankingScript().Answer;

        Erase(b, Options with { Progress = new Listener(_ => throw new InvalidOperationException()) });

        b.AssertReleased();
    }

    [Fact]
    public void What_cannot_be_erased_is_told_before_anything_is_sent_that_changes_it()
    {
        using var once = new Burner();
        RecordingException e = Fails(once, RecordingFailure.MediumNotSupported);
        Assert.Contains("no CD-RW", e.Message, StringComparison.Ordinal);
        Assert.Contains("Only a CD-RW can be erased", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, once.Link.Count(Opcode.Blank));
        once.AssertReleased();

        using var worn = new Burner(medium: s_rewritable);
        worn.Link.Before = (cdb, data) => cdb[0] == Opcode.ReadDiscInformation ? NotErasable(data) : null;
        Fails(worn, RecordingFailure.MediumNotErasable);
        Assert.Equal(0, worn.Link.Count(Opcode.Blank));
        worn.AssertReleased();
    }

    [Fact]
    public void Without_a_profile_the_pregroove_tells_what_the_disc_is()
    {
        using var b = new Burner(medium: s_rewritable);
        var script = new BlankingScript();
        b.Link.Before = (cdb, data) =>
            cdb[0] == Opcode.GetConfiguration ? BlankingScript.Check(new(SenseKey.IllegalRequest, 0x20, 0)) : script.Answer(cdb, data);
        Erase(b, Options);
        Assert.Single(script.Received);

        using var once = new Burner();
        once.Suffer(Fault.Always(Opcode.GetConfiguration, FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)));
        Fails(once, RecordingFailure.MediumNotSupported);
    }

    [Fact]
    public void A_drive_without_the_capabilities_page_erases_all_the_same()
    {
        using var b = new Burner(medium: s_rewritable);
        var script = new BlankingScript();
        b.Link.Before = (cdb, data) =>
            cdb[0] == Opcode.ModeSense10 ? BlankingScript.Check(BlankingScript.InvalidField) : script.Answer(cdb, data);

        Erase(b, Options with { Full = true });

        Assert.Single(script.Received);
    }

    [Fact]
    public void Cancelling_works_until_the_drive_is_told_to_erase()
    {
        using var b = new Burner(medium: s_rewritable);
        using var stop = new CancellationTokenSource();
        var script = new BlankingScript();
        b.Link.Before = (cdb, data) =>
        {
            if (cdb[0] == Opcode.Blank)
            {
                stop.Cancel();
            }

            return script.Answer(cdb, data);
        };
        new DiscEraser(b.Link, Options, b.Time, b.Awake).Erase(stop.Token);
        Assert.Single(script.Received);

        Burner.Fails(
            () => new DiscEraser(b.Link, Options, b.Time, b.Awake).Erase(stop.Token), RecordingFailure.Cancelled);
        Assert.Single(script.Received);
        b.AssertReleased();
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public void Each_cause_has_one_reason_and_nothing_stays_held(string cause, RecordingStep step, RecordingFailure failure)
    {
        using var b = new Burner(medium: s_rewritable);
        if (cause is "pretends" or "reset meanwhile")
        {
            Record(b);
        }

        Prepare(b, cause);

        RecordingException e = Fails(b, failure);

        Assert.Equal(step, e.Step);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        Assert.Equal(b.Awake.Taken, b.Awake.Released);
        if (cause is "held by another")
        {
            Assert.Equal("Another", e.Owner);
        }
        else if (cause is not "gone")
        {
            b.AssertReleased();
        }

        if (cause == "for ever")
        {
            Assert.InRange(b.Time.Elapsed, DiscEraser.TimeLimit, DiscEraser.TimeLimit + TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public void An_empty_client_name_is_refused()
    {
        using var b = new Burner(medium: s_rewritable);

        Assert.Throws<ArgumentException>(() => new DiscEraser(b.Link, Options with { ClientName = " " }));
    }

    private static void Prepare(Burner b, string cause)
    {
        var hardware = new SenseData(SenseKey.HardwareError, 0x44, 0);
        BlankingScript script = cause switch
        {
            "unknown command" => new() { Refusal = new(SenseKey.IllegalRequest, 0x20, 0) },
            "refused" => new() { Refusal = new(SenseKey.IllegalRequest, 0x2C, 0) },
            "erase failure" => new() { Refusal = new(SenseKey.MediumError, 0x51, 0) },
            "write protected" => new() { Refusal = new(SenseKey.DataProtect, 0x27, 0) },
            "changed after the look" => new() { Refusal = new(SenseKey.UnitAttention, 0x28, 0) },
            "erase failure at the end" => new() { End = new(SenseKey.MediumError, 0x51, 1) },
            "hardware at the end" => new() { End = hardware },
            "taken out" => new() { End = new(SenseKey.NotReady, 0x3A, 2) },
            "for ever" => new() { BusyPolls = int.MaxValue },
            "pretends" or "reset meanwhile" => new() { Works = false },
            _ => new(),
        };
        int resets = 0;
        b.Link.Before = (cdb, data) => (cause, cdb[0]) switch
        {
            ("changing for ever", Opcode.ReadDiscInformation) when resets++ % 2 == 0 =>
                BlankingScript.Check(new(SenseKey.UnitAttention, 0x28, 0)),
            ("reset meanwhile", Opcode.TestUnitReady) when script.Received.Count > 0 && resets++ == 0 =>
                BlankingScript.Check(new(SenseKey.UnitAttention, 0x29, 0)),
            ("silent", Opcode.Blank) => throw new ScsiTransportException(TransportFailure.TimedOut, "No answer."),
            ("gone", Opcode.Blank) => throw new ScsiTransportException(TransportFailure.DeviceGone, "No drive."),
            ("inquiry short", Opcode.Inquiry) => Short,
            ("page 2A short", Opcode.ModeSense10) => Short,
            ("disc information short", Opcode.ReadDiscInformation) => Short,
            ("disc information refused", Opcode.ReadDiscInformation) => BlankingScript.Check(hardware),
            ("does not spin up", Opcode.StartStopUnit) => BlankingScript.Check(hardware),
            ("becoming ready for ever", Opcode.TestUnitReady or Opcode.StartStopUnit) =>
                BlankingScript.Check(new(SenseKey.NotReady, 0x04, 0x01)),
            ("upside down", Opcode.TestUnitReady) => BlankingScript.Check(new(SenseKey.NotReady, 0x06, 0)),
            _ => script.Answer(cdb, data),
        };
        switch (cause)
        {
            case "held by another":
                Assert.True(((IExclusiveAccess)b.Drive.Connect()).TryAcquire("Another", force: false));
                break;
            case "empty tray":
                b.Drive.Remove();
                break;
        }
    }

    private static ScsiResult Short => new(ScsiStatus.Good, 3, null, default);

    private static ScsiResult NotErasable(Span<byte> data)
    {
        new DiscInformation { Status = DiscStatus.Complete, FirstTrack = 1, SessionCount = 1 }.WriteTo(data);
        return new ScsiResult(ScsiStatus.Good, DiscInformation.Size, null, default);
    }

    private static void Record(Burner b)
    {
        using TrackAtOnce.TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(new byte[300 * 2352]), null);
        recorder.Close();
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        recorder.Dispose();
        b.Link.Opcodes.Clear();
        Assert.Equal(b.Awake.Taken, b.Awake.Released);
    }

    private static void Erase(Burner b, EraserOptions options) => new DiscEraser(b.Link, options, b.Time, b.Awake).Erase();

    private static RecordingException Fails(Burner b, RecordingFailure failure) =>
        Burner.Fails(() => Erase(b, Options), failure);

    private sealed class Listener(Action<EraserProgress> listen) : IProgress<EraserProgress>
    {
        public void Report(EraserProgress value) => listen(value);
    }
}
