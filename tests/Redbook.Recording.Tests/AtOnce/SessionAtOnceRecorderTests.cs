using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Tests.Mastering;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Sessions recorded in one go by a cue sheet.</summary>
public sealed class SessionAtOnceRecorderTests
{
    private static readonly byte[] s_text = CdTextEncoder.Encode(new CdTextDisc
    {
        Blocks =
        [
            new CdTextBlock
            {
                Album = new CdTextEntry { Title = "Album" },
                Tracks = [new CdTextEntry { Title = "One" }, new CdTextEntry { Title = "Two" }],
            },
        ],
    }).Packs;

    [Fact]
    public void A_session_with_text_is_recorded_as_burning_programs_do_it()
    {
        using var b = new Burner();
        var conversation = new List<string>();
        b.Link.Before = (cdb, data) =>
        {
            conversation.Add(cdb[0] switch
            {
                Opcode.ModeSelect10 => $"select {data[10]:X2} {data[11]:X2} {data[12]:X2}",
                Opcode.SendCueSheet => $"cue {Convert.ToHexString(data)}",
                Opcode.Write10 => $"write {Convert.ToHexString(cdb[2..6])} {cdb[8]:X2} {data.Length}",
                _ => $"{cdb[0]:X2}",
            });
            return null;
        };
        using SessionAtOnceRecorder recorder = Recorder(b);
        recorder.Prepare();
        Assert.Equal((-150, -11_077, null), (recorder.ProgramStart.Value, recorder.LeadInStart.Value, recorder.FirstTrackNumber));
        conversation.Clear();

        RecordedSession session = recorder.Write(RawRecorderTests.Disc() with { CdTextPacks = s_text });

        Assert.Equal((-11_077, 1050), (session.Start.Value, session.End.Value));
        Assert.Equal([1, 2, 0xAA], session.TableOfContents!.Entries.Select(static entry => (int)entry.Track));
        string[] writes = [.. conversation.Where(static line => line.StartsWith("write", StringComparison.Ordinal))];
        Assert.Equal("write FFFFD4BB AA 65472", writes[0]);
        Assert.Equal("write FFFFFF6A 1B 63504", writes[17]);
        Assert.Equal(17 + ((1200 + 26) / 27), writes.Length);
        string[] others = [.. conversation.Where(static line => !line.StartsWith("write", StringComparison.Ordinal) && line != "5C")];
        Assert.Equal(
            [
                "00", "select 42 00 00", "00", "54", "select 42 00 00", "52",
                "cue 02343030363338310233333339333100010000410000000003015553524331370301363037383339"
                    + "01010000000000000101010000000200010200000000080001020100000009190102020000000C0001AA010100001000",
                "35", "00", "51", "43", "43",
            ],
            others);
        new RecordedDisc(b).AssertTitles(["One", "Two"]);
        new RecordedDisc(b).AssertLayout(new MasterPlan(RawRecorderTests.Disc()).Layout);
    }

    [Theory]
    [InlineData(CueVariants.Zero, CueVariants.Both, "42 00 00", 1)]
    [InlineData(CueVariants.Stated, CueVariants.Both, "42 00 03", 3)]
    [InlineData(CueVariants.Both, CueVariants.Zero, "42 00 00", 2)]
    [InlineData(CueVariants.Stated, CueVariants.Zero, "42 00 03", 4)]
    [InlineData(CueVariants.Both, CueVariants.Stated, "42 00 00", 1)]
    public void A_drive_that_wants_its_cue_sheet_put_otherwise_gets_it_so(
        CueVariants times, CueVariants controls, string parameters, int sheets)
    {
        using var b = new Burner(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { TextLeadInTimes = times, IsrcCueControls = controls },
        });
        string last = string.Empty;
        b.Link.Before = (cdb, data) =>
        {
            last = cdb[0] == Opcode.ModeSelect10 ? $"{data[10]:X2} {data[11]:X2} {data[12]:X2}" : last;
            return null;
        };
        using SessionAtOnceRecorder recorder = Recorder(b);
        recorder.Prepare();
        MasterDisc disc = RawRecorderTests.Disc();
        disc = disc with
        {
            CdTextPacks = s_text, Tracks = [disc.Tracks[0] with { Control = Control.CopyPermitted }, disc.Tracks[1]],
        };
        recorder.Write(disc);
        Assert.Equal((parameters, sheets), (last, b.Link.Count(Opcode.SendCueSheet)));
        new RecordedDisc(b).AssertTitles(["One", "Two"]);
        new RecordedDisc(b).AssertLayout(new MasterPlan(disc).Layout);
    }

    [Fact]
    public void A_drive_that_takes_no_form_of_the_cue_sheet_is_a_reason_and_the_disc_stays_blank()
    {
        using var b = new Burner(new SoftwareRecorderOptions { Profile = new DriveProfile { HasCdText = false } });
        using SessionAtOnceRecorder recorder = Recorder(b);
        recorder.Prepare();
        RecordingException e = Burner.Fails(
            () => recorder.Write(RawRecorderTests.Disc() with { CdTextPacks = s_text }), RecordingFailure.CueSheetRefused);
        Assert.Equal((RecordingStep.SendCueSheet, false), (e.Step, e.IsDiscSpoiled));
        Assert.Equal(4, b.Link.Count(Opcode.SendCueSheet));
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        Assert.Equal(1050, recorder.Write(RawRecorderTests.Disc()).End.Value);
    }

    [Fact]
    public void Other_answers_to_the_cue_sheet_end_the_job_at_once()
    {
        foreach ((FaultAction action, RecordingFailure failure) in ((FaultAction, RecordingFailure)[])
            [
                (FaultAction.TimeOut, RecordingFailure.TimedOut),
                (FaultAction.Answer(SenseKey.IllegalRequest, 0x63, 0), RecordingFailure.NotEnoughSpace),
                (FaultAction.Answer(SenseKey.IllegalRequest, 0x2C, 0), RecordingFailure.UnexpectedResponse),
            ])
        {
            using var b = new Burner();
            using SessionAtOnceRecorder recorder = Recorder(b);
            recorder.Prepare();
            b.Suffer(Fault.At(Opcode.SendCueSheet, action));
            Burner.Fails(() => recorder.Write(RawRecorderTests.Disc()), failure);
            Assert.Equal(1, b.Link.Count(Opcode.SendCueSheet));
            recorder.Write(RawRecorderTests.Disc());
        }
    }

    [Fact]
    public void A_drive_without_sessions_at_once_is_refused()
    {
        using var b = new Burner(new SoftwareRecorderOptions { Profile = new DriveProfile { HasSessionAtOnce = false } });
        using SessionAtOnceRecorder recorder = Recorder(b);
        Burner.Fails(() => recorder.Prepare(), RecordingFailure.NotSupportedByDrive);
        b.AssertReleased();
        Assert.Throws<ArgumentException>(() => Recorder(b, RoundTripTests.AtOnce with { Close = SessionClose.LeaveOpen }));
    }

    [Fact]
    public void Sessions_follow_each_other()
    {
        using var b = new Burner();
        int last = 0;
        var starts = new List<int>();
        for (int session = 1; session <= 3; session++)
        {
            SessionClose close = session == 3 ? SessionClose.Finalize : SessionClose.CloseSession;
            using SessionAtOnceRecorder recorder = Recorder(b, RoundTripTests.AtOnce with { AllowAppend = true, Close = close });
            recorder.Prepare();
            Assert.Equal(session == 1 ? null : last + 1, recorder.FirstTrackNumber);
            MasterDisc disc = RawRecorderTests.Disc() with { Mcn = null, CdTextPacks = s_text };
            MasterPlan plan = new(recorder.Place(disc));
            recorder.Write(disc);
            SessionLayout layout = b.Disc.Layout.Sessions[session - 1];
            Assert.Equal(plan.Layout.Tracks.Select(RandomDiscTests.Words), layout.Tracks.Select(RandomDiscTests.Words));
            Assert.Equal(plan.LeadOut, layout.LeadOut);
            new RecordedDisc(b).AssertSound(layout.Tracks[1].Start, Masters.Noise(2, 500));
            starts.Add(plan.ProgramStart.Value);
            last += 2;
        }

        Assert.Equal([-150, 1050 + 11_250, 1050 + 11_250 + 1200 + 6_750], starts);
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        Assert.Equal(3, b.Disc.Layout.Sessions.Count);
    }

    [Fact]
    public void An_open_session_is_closed_before_another_is_recorded()
    {
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(Masters.Noise(1, 300)), null);
        }

        using (SessionAtOnceRecorder blank = Recorder(b))
        {
            Burner.Fails(() => blank.Prepare(), RecordingFailure.MediumNotBlank);
        }

        using SessionAtOnceRecorder append = Recorder(b, RoundTripTests.AtOnce with { AllowAppend = true });
        Assert.Contains("still open", Burner.Fails(() => append.Prepare(), RecordingFailure.MediumNotBlank).Message, StringComparison.Ordinal);
        b.AssertReleased();
    }

    [Theory]
    [InlineData(359_847, 0, null)]
    [InlineData(359_848, 0, RecordingFailure.NotEnoughSpace)]
    [InlineData(359_948, 100, RecordingFailure.NotEnoughSpace)]
    public void The_lead_out_has_to_start_in_time(int sectors, int overburn, RecordingFailure? failure)
    {
        using var b = new Burner();
        using SessionAtOnceRecorder recorder = Recorder(b, RoundTripTests.AtOnce with { OverburnSectors = overburn, TestWrite = true });
        recorder.Prepare();
        var source = new SectorSource(new MemoryStream(), 0, sectors) { IsZeroFilled = true };
        var disc = new MasterDisc { Tracks = [new MasterTrack { Source = source }] };
        using var stop = new CancellationTokenSource();
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.Write10)
            {
                stop.Cancel();
            }

            return null;
        };
        Burner.Fails(() => recorder.Write(disc, stop.Token), failure ?? RecordingFailure.Cancelled);
        Assert.Equal(failure is null ? 1 : 0, b.Link.Count(Opcode.Write10));
    }

    [Fact]
    public void A_test_write_leaves_the_disc_blank()
    {
        using var b = new Burner();
        using SessionAtOnceRecorder recorder = Recorder(b, RoundTripTests.AtOnce with { TestWrite = true });
        recorder.Prepare();
        for (int i = 0; i < 2; i++)
        {
            Assert.True(recorder.Write(RawRecorderTests.Disc() with { CdTextPacks = s_text }).IsTestWrite);
        }

        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        Assert.Equal(0, b.Link.Count(Opcode.SendOpcInformation));
    }

    private static SessionAtOnceRecorder Recorder(Burner b, SessionAtOnceOptions? options = null) =>
        new(b.Link, options ?? RoundTripTests.AtOnce, b.Time, b.Awake);
}
