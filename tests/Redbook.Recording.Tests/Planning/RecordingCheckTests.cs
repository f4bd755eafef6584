using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Quirks;
using Redbook.Mmc.Features;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.AtOnce;
using Redbook.Recording.Tests.Mastering;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.Tests.Planning;

/// <summary>Every reason against a recording, and everything that it would lose, before anything is touched.</summary>
public sealed class RecordingCheckTests
{
    private static readonly MasterTrack s_plain = new() { Source = Masters.Sound(1, 300), PregapSectors = 150 };
    private static readonly MasterDisc s_plainDisc = new() { Tracks = [s_plain, s_plain] };

    // With everything that a disc can have.
    private static MasterDisc Rich => new()
    {
        CdTextPacks = new byte[18],
        Rw = [new RwSource(Masters.Packs(1, 5), Lba.Zero)],
        FirstTrackNumber = 3,
        Tracks =
        [
            s_plain with { PregapSource = Masters.Sound(2, 200), IndexOffsets = [40] },
            s_plain with { PregapSectors = 0 },
            s_plain with { PregapSectors = 0, PregapInPreviousSectors = 100 },
            s_plain with { PregapSectors = 75 },
            s_plain with { PregapSource = Masters.Sound(2, 160) },
        ],
    };

    [Fact]
    public void A_plain_album_loses_nothing_in_any_way_and_is_recorded_at_once()
    {
        MediumReport medium = Look();
        IReadOnlyList<RecordingVerdict> verdicts = RecordingCheck.CheckAll(s_plainDisc, medium);
        Assert.All(verdicts, static verdict => Assert.True(verdict.KeepsEverything, string.Join(' ', verdict.Problems)));
        Assert.Equal(RecordingMode.SessionAtOnce, RecordingCheck.Choose(verdicts).Mode);
        Assert.Equal(-11_077, RecordingCheck.Check(s_plainDisc, medium, RecordingMode.Raw).Disc.LeadInStart.Value);
        Assert.Equal(RawImageForm.Raw, RecordingCheck.Check(s_plainDisc, medium, RecordingMode.Raw).RawForm);
    }

    [Fact]
    public void Track_by_track_loses_whatever_needs_the_sub_channel_or_a_gap_of_another_length()
    {
        RecordingVerdict verdict = RecordingCheck.Check(Rich with { WriteOffsetSamples = 6 }, Look(), RecordingMode.TrackAtOnce);
        Assert.True(verdict.IsPossible, string.Join(' ', verdict.Problems));
        Assert.Equal(
            [
                "FirstTrackNumber ", "CdText ", "Graphics ", "HiddenTrack 1", "PregapSound 5", "Gapless 2,3", "PregapLength 4",
                "Indexes 1", "WriteOffset ",
            ],
            verdict.Losses.Select(static loss => $"{loss.Kind} {string.Join(',', loss.Tracks)}"));
        Assert.True(verdict.Disc is { FirstTrackNumber: 1, CdTextPacks.IsEmpty: true, Rw.Count: 0 });
        Assert.All(verdict.Losses, static loss => Assert.EndsWith(".", loss.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void At_once_and_raw_keep_everything_where_the_drive_takes_R_to_W()
    {
        Assert.True(RecordingCheck.Check(Rich, Look(), RecordingMode.SessionAtOnce).KeepsEverything);
        Assert.True(RecordingCheck.Check(Rich, Look(), RecordingMode.Raw).KeepsEverything);

        MediumReport poor = Look(new DriveProfile { HasCdText = false });
        RecordingVerdict session = RecordingCheck.Check(Rich, poor, RecordingMode.SessionAtOnce);
        Assert.Equal([RecordingLossKind.CdText, RecordingLossKind.Graphics], session.Losses.Select(static loss => loss.Kind));
        Assert.True(session.Disc is { CdTextPacks.IsEmpty: true, Rw.Count: 0 });
        Assert.Equal(RecordingMode.Raw, RecordingCheck.Choose(RecordingCheck.CheckAll(Rich, poor)).Mode);

        var onlyPq = new RecordingCheckOptions { Abilities = new AtOnceAbilities(TakesCueSheets: false, [RawImageForm.Pq]) };
        RecordingVerdict raw = RecordingCheck.Check(Rich, poor, RecordingMode.Raw, onlyPq);
        Assert.Equal((RawImageForm.Pq, 2), (raw.RawForm, raw.Losses.Count));
        Assert.Empty(RawImage.Validate(raw.Disc, RawImageForm.Pq));
        Assert.Equal(
            [RecordingProblemKind.ModeNotSupported],
            RecordingCheck.Check(Rich, poor, RecordingMode.SessionAtOnce, onlyPq).Problems.Select(static p => p.Kind));
    }

    [Fact]
    public void What_lies_in_R_to_W_outside_the_program_or_beside_data_is_recorded_raw_only()
    {
        MasterDisc early = s_plainDisc with { Rw = [new RwSource(Masters.Packs(1, 5), new Lba(-152))] };
        MasterDisc late = s_plainDisc with { Rw = [new RwSource(Masters.Packs(1, 5), new Lba(748))] };
        MasterDisc mixed = s_plainDisc with
        {
            Rw = late.Rw,
            Tracks = [s_plain, new MasterTrack { Source = DataSource(300), Mode = TrackMode.Mode1, PregapSectors = 150 }],
        };
        foreach (MasterDisc disc in (MasterDisc[])[early, late, mixed])
        {
            RecordingLoss loss = Assert.Single(RecordingCheck.Check(disc, Look(), RecordingMode.SessionAtOnce).Losses);
            Assert.Equal(RecordingLossKind.Graphics, loss.Kind);
            Assert.True(RecordingCheck.Check(disc, Look(), RecordingMode.Raw).KeepsEverything);
        }

        Assert.True(RecordingCheck.Check(mixed, Look(), RecordingMode.TrackAtOnce).IsPossible);
    }

    [Fact]
    public void Sound_moved_off_the_edge_is_told()
    {
        MasterDisc late = s_plainDisc with { WriteOffsetSamples = -30 };
        RecordingLoss loss = Assert.Single(RecordingCheck.Check(late, Look(), RecordingMode.SessionAtOnce).Losses);
        Assert.Equal((RecordingLossKind.EdgeSamples, "30 samples at the end of track 2"), (loss.Kind, loss.Message[..32]));
        Assert.True(RecordingCheck.Check(late, Look(), RecordingMode.Raw).KeepsEverything);

        // Only silence is moved off at the front of an ordinary disc.
        Assert.True(RecordingCheck.Check(
            s_plainDisc with { WriteOffsetSamples = 30 }, Look(), RecordingMode.SessionAtOnce).KeepsEverything);
        MasterDisc hidden = Rich with { WriteOffsetSamples = 700 };
        Assert.Equal(
            [new SampleLoss(3, 700, AtStart: true)], new MasterPlan(hidden).LostSamples);
    }

    [Theory]
    [InlineData(RecordingMode.SessionAtOnce, 359_847, 0, false)]
    [InlineData(RecordingMode.SessionAtOnce, 359_848, 0, true)]
    [InlineData(RecordingMode.SessionAtOnce, 359_948, 100, true)]
    [InlineData(RecordingMode.SessionAtOnce, 359_947, 100, false)]
    [InlineData(RecordingMode.Raw, 359_848, 0, true)]
    [InlineData(RecordingMode.Raw, 359_847, 0, false)]
    [InlineData(RecordingMode.TrackAtOnce, 359_847, 0, false)]
    [InlineData(RecordingMode.TrackAtOnce, 359_848, 0, true)]
    [InlineData(RecordingMode.TrackAtOnce, 359_948, 101, false)]
    public void Room_is_counted_to_the_sector(RecordingMode mode, int sectors, int overburn, bool isTooLong)
    {
        var disc = new MasterDisc
        {
            Tracks = [new MasterTrack { Source = new SectorSource(new MemoryStream(), 0, sectors) { IsZeroFilled = true } }],
        };
        RecordingVerdict verdict = RecordingCheck.Check(
            disc, Look(), mode, new RecordingCheckOptions { OverburnSectors = overburn });
        Assert.Equal(isTooLong, !verdict.IsPossible);
        if (isTooLong)
        {
            RecordingProblem problem = Assert.Single(verdict.Problems);
            Assert.Equal((RecordingProblemKind.TooLong, 1), (problem.Kind, problem.Required - problem.Available));
            Assert.Contains(overburn == 0 ? "00:00:01" : "00:01:26", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_reason_is_told_at_once()
    {
        using var b = new Burner(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { HasSessionAtOnce = false, HasTestWrite = false, RawSubChannels = RawSubChannels.None },
        });
        Record(b, close: SessionClose.LeaveOpen);
        MediumReport medium = new DiscInspector(b.Link, b.Time).Inspect();
        MasterDisc disc = s_plainDisc with
        {
            Tracks = [.. Enumerable.Repeat(s_plain, 99)],
            CdTextPacks = new byte[17],
            WriteOffsetSamples = 9999,
        };
        var options = new RecordingCheckOptions { TestWrite = true };
        Assert.Equal(
            [
                RecordingProblemKind.SessionOpen, RecordingProblemKind.ModeNotSupported, RecordingProblemKind.NoTestWrite,
                RecordingProblemKind.TooManyTracks, RecordingProblemKind.PlanImpossible, RecordingProblemKind.PlanImpossible,
            ],
            Kinds(RecordingMode.SessionAtOnce)[..6]);
        Assert.Equal(RecordingProblemKind.DiscNotBlank, Kinds(RecordingMode.Raw)[0]);
        Assert.Contains(RecordingProblemKind.ModeNotSupported, Kinds(RecordingMode.Raw));
        Assert.DoesNotContain(RecordingProblemKind.SessionOpen, Kinds(RecordingMode.TrackAtOnce));
        Assert.Contains(RecordingProblemKind.DiscNotBlank, RecordingCheck.Check(
            disc, medium, RecordingMode.TrackAtOnce, options with { AllowAppend = false }).Problems.Select(static p => p.Kind));

        RecordingProblemKind[] Kinds(RecordingMode mode)
        {
            IReadOnlyList<RecordingProblem> problems = RecordingCheck.Check(disc, medium, mode, options).Problems;
            Assert.All(problems, static p => Assert.True(p.Message.Length > 10 && p.Advice.EndsWith('.')));
            return [.. problems.Select(static p => p.Kind)];
        }
    }

    [Fact]
    public void A_disc_that_takes_nothing_is_one_reason_among_the_others()
    {
        using var b = new Burner();
        Record(b, SessionClose.Finalize);
        MediumReport closed = new DiscInspector(b.Link, b.Time).Inspect();
        MediumReport none = closed with { State = MediumState.NoDisc };
        MediumReport settling = closed with { State = MediumState.NotReady };
        MediumReport pressed = closed with { Profile = Profile.CdRom, Atip = null };
        MediumReport odd = Look() with { State = MediumState.Other };
        foreach (RecordingMode mode in Enum.GetValues<RecordingMode>())
        {
            Assert.Equal(RecordingProblemKind.DiscClosed, Only(closed));
            Assert.Equal(RecordingProblemKind.NoDisc, Only(none));
            Assert.Equal(RecordingProblemKind.NotReady, Only(settling));
            Assert.Equal(RecordingProblemKind.NotRecordable, Only(pressed));
            Assert.Equal(RecordingProblemKind.NotRecordable, Only(odd));

            RecordingProblemKind Only(MediumReport medium) =>
                Assert.Single(RecordingCheck.Check(s_plainDisc, medium, mode).Problems).Kind;
        }
    }

    [Fact]
    public void A_second_session_is_put_behind_the_first_and_its_place_is_where_the_recorder_puts_it()
    {
        using var b = new Burner();
        Record(b, SessionClose.CloseSession);
        MediumReport medium = new DiscInspector(b.Link, b.Time).Inspect();
        RecordingVerdict verdict = RecordingCheck.Check(s_plainDisc, medium, RecordingMode.SessionAtOnce);
        Assert.True(verdict.IsPossible, string.Join(' ', verdict.Problems));
        Assert.Equal(2, verdict.Disc.FirstTrackNumber);
        using var recorder = new SessionAtOnceRecorder(b.Link, RoundTripTests.AtOnce with { AllowAppend = true }, b.Time);
        recorder.Prepare();
        Assert.Equal(recorder.ProgramStart, verdict.Disc.ProgramStart);
        Assert.Equal(recorder.LeadInStart, new MasterPlan(verdict.Disc).LeadInStart);
        Assert.Equal(recorder.FirstTrackNumber, verdict.Disc.FirstTrackNumber);
    }

    [Fact]
    public void A_cue_sheet_that_the_drive_cannot_hold_is_told()
    {
        MediumReport medium = Look(new DriveProfile { MaxCueSheetBytes = 40 });
        RecordingProblem problem = Assert.Single(RecordingCheck.Check(
            s_plainDisc, medium, RecordingMode.SessionAtOnce).Problems);
        Assert.Equal((RecordingProblemKind.CueSheetTooLong, 48L, 40L), (problem.Kind, problem.Required, problem.Available));
    }

    [Fact]
    public void What_the_check_says_of_the_rich_disc_is_what_the_recorders_do()
    {
        foreach (RecordingMode mode in (RecordingMode[])[RecordingMode.SessionAtOnce, RecordingMode.Raw])
        {
            using var b = new Burner();
            RecordingVerdict verdict = RecordingCheck.Check(
                Rich with { CdTextPacks = default }, new DiscInspector(b.Link, b.Time).Inspect(), mode);
            using AtOnceRecorder recorder = mode == RecordingMode.Raw
                ? new RawRecorder(b.Link, RoundTripTests.Raw, b.Time)
                : new SessionAtOnceRecorder(b.Link, RoundTripTests.AtOnce, b.Time);
            recorder.Prepare();
            _ = recorder is RawRecorder raw
                ? raw.Write(verdict.Disc, verdict.RawForm!.Value)
                : ((SessionAtOnceRecorder)recorder).Write(verdict.Disc);
            new RecordedDisc(b).AssertLayout(new MasterPlan(verdict.Disc).Layout);
        }
    }

    internal static SectorSource DataSource(int sectors) =>
        new(new MemoryStream(Masters.Noise(9, sectors, 2048)), 0, sectors, 2048);

    private static MediumReport Look(DriveProfile? profile = null)
    {
        using var b = new Burner(new SoftwareRecorderOptions { Profile = profile ?? new DriveProfile() });
        MediumReport medium = new DiscInspector(b.Link, b.Time).Inspect();
        Assert.DoesNotContain(Mmc.Opcode.ModeSelect10, b.Link.Opcodes);
        return medium;
    }

    private static void Record(Burner b, SessionClose close)
    {
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Close = close });
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Masters.Noise(1, 300)), null);
        recorder.Close();
    }
}
