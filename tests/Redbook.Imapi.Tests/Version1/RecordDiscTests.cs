using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Imapi.Version1;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>What lands on the disc, and what is told meanwhile.</summary>
public sealed class RecordDiscTests
{
    [Fact]
    public void The_disc_has_the_samples_bit_for_bit_and_the_promised_addresses()
    {
        using StagingRig rig = new();
        rig.Chosen();
        byte[][] tracks = [rig.Stage(1, 300), rig.Stage(2, 1000), rig.Stage(3, 777)];
        int used = rig.Redbook.GetUsedAudioBlocks();
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);

        int[] starts = [0, 300 + 152, 300 + 152 + 1000 + 152];
        SessionLayout session = Assert.Single(rig.Rig.Disc!.Layout.Sessions);
        Assert.Equal(starts, session.Tracks.Select(static track => track.Start.Value));
        Assert.Equal(used, session.LeadOut.Value);
        foreach ((int index, byte[] samples) in tracks.Index())
        {
            Assert.Equal(samples, rig.Rig.Read(starts[index], samples.Length / 2352));
            Assert.Equal(Control.None, session.Tracks[index].Control);
        }

        // Silence, and nothing else, lies between them.
        Assert.All(rig.Rig.Read(300, 152), static sample => Assert.Equal(0, sample));
        Assert.Empty(rig.Rig.Disc.Examine());
        Assert.Equal(DiscStatus.Complete, rig.Rig.Disc.Status);
        Assert.Equal((0, 0), (rig.Redbook.GetTotalAudioTracks(), rig.Redbook.GetUsedAudioBlocks()));
        Assert.Equal(IMAPI_E_INVALIDIMAGE, StagingRig.CodeOf(() => rig.Master.RecordDisc(false, false)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void Sinks_are_told_in_the_documented_order(int tracks, bool simulate)
    {
        using StagingRig rig = new();
        rig.Chosen();
        for (int track = 1; track <= tracks; track++)
        {
            rig.Stage(track, 300);
        }

        (Sink first, Sink second) = (new(), new());
        rig.Master.ProgressAdvise(first);
        rig.Master.ProgressAdvise(second);
        int total = rig.Redbook.GetUsedAudioBlocks();
        rig.Master.RecordDisc(simulate, bEjectAfterBurn: false);

        string[] expected =
        [
            "Preparing", $"Track 0/{tracks}", $"Block 0/{total}",
            .. Enumerable.Range(1, tracks - 1).Select(track => $"Track {track}/{tracks}"),
            $"Block {total}/{total}", $"Track {tracks}/{tracks}", "Closing", "Complete S_OK",
        ];
        string[] told = [.. first.Told.Where((what, at) => expected.Contains(what, StringComparer.Ordinal) || !what.StartsWith("Block", StringComparison.Ordinal))];
        Assert.Equal(expected, told);
        Assert.Equal(first.Told, second.Told);
        Assert.Equal(first.Questions, second.Questions);
        Assert.True(first.Questions > 20);
        Assert.Equal(simulate ? DiscStatus.Blank : DiscStatus.Complete, rig.Rig.Disc!.Status);
    }

    [Theory]
    [InlineData(0, true, 0)]
    [InlineData(75, true, 75)]
    [InlineData(225, true, 225)]
    [InlineData(150, true, 150)]
    [InlineData(75, false, 150)]                         // the drive cannot, and leaves what it always leaves
    public void The_gap_that_was_asked_for_lies_between_the_tracks(int wish, bool atOnce, int gap)
    {
        List<string> hints = [];
        using StagingRig rig = new(
            new DiscMasterOptions { Hints = new Listed(hints) },
            new SoftwareRecorderOptions { Profile = new DriveProfile { HasSessionAtOnce = atOnce } });
        AssertGap(rig, wish, gap);
        Assert.Equal(atOnce ? 0 : 1, hints.Count);
    }

    [Fact]
    public void A_drive_that_refuses_the_cue_sheet_leaves_the_usual_gap()
    {
        using StagingRig rig = new(script: static (cdb, _) => cdb[0] == 0x5D
            ? new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.IllegalRequest, 0x26, 0), TimeSpan.Zero)
            : null);
        AssertGap(rig, 75, 150);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sinks_are_told_the_same_when_the_gap_is_another(bool simulate)
    {
        using StagingRig rig = new();
        SetGap(rig.Chosen(), 10);
        rig.Stage(1, 300);
        rig.Stage(2, 400);
        Sink sink = new();
        rig.Master.ProgressAdvise(sink);
        rig.Master.RecordDisc(simulate, bEjectAfterBurn: true);
        Assert.Equal(
            ["Preparing", "Track 0/2", "Block 0/714", "Track 1/2", "Block 714/714", "Track 2/2", "Closing", "Complete S_OK"],
            sink.Told);
        Assert.True(sink.Questions > 20);
        Assert.True(rig.Rig.Recorder.IsTrayOpen);
        Assert.Equal(simulate ? DiscStatus.Blank : DiscStatus.Complete, rig.Rig.Disc!.Status);
    }

    [Fact]
    public void A_session_is_cancelled_like_tracks()
    {
        using StagingRig rig = new();
        SetGap(rig.Chosen(), 0);
        rig.Stage(1, 700);
        Sink sink = new() { Cancels = static asked => asked > 60 };
        rig.Master.ProgressAdvise(sink);
        Assert.Equal(IMAPI_E_USERABORT, StagingRig.CodeOf(() => rig.Master.RecordDisc(false, true)));
        Assert.Equal(["Preparing", "Track 0/1", "Block 0/702", "Complete IMAPI_E_USERABORT"], sink.Told);
        Assert.Equal(0, rig.Redbook.GetTotalAudioTracks());
        Assert.False(rig.Rig.Recorder.IsTrayOpen);
    }

    [Fact]
    public void Block_progress_rises_over_the_whole_disc_at_most_ten_times_a_second()
    {
        // The clock goes on by 60 ms with every command.
        StagingRig? rig = null;
        using StagingRig made = new(script: (_, _) =>
        {
            rig?.Time.Advance(TimeSpan.FromMilliseconds(60));
            return null;
        });
        rig = made;
        rig.Chosen();
        rig.Stage(1, 2000);
        rig.Stage(2, 2000);
        int total = rig.Redbook.GetUsedAudioBlocks();
        Sink sink = new();
        List<TimeSpan> times = [];
        sink.OnTold = told =>
        {
            if (told.StartsWith("Block", StringComparison.Ordinal))
            {
                times.Add(rig.Time.Elapsed);
            }
        };
        rig.Master.ProgressAdvise(sink);
        rig.Master.RecordDisc(false, false);

        int[] blocks = [.. sink.Told.Where(static told => told.StartsWith("Block", StringComparison.Ordinal)).Select(static told => int.Parse(told[6..told.IndexOf('/', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(blocks.Length > 10);
        Assert.Equal(blocks.Order(), blocks);
        Assert.Equal((0, total), (blocks[0], blocks[^1]));
        Assert.All(times.Zip(times.Skip(1)).SkipLast(1), static pair =>
            Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(100)));
    }

    [Theory]
    [InlineData(1)]                                      // while the drive is prepared
    [InlineData(40)]                                     // while the first track is written
    [InlineData(70)]                                     // later
    public void A_sink_cancels_in_every_phase_but_closing(int question)
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Stage(1, 700);
        rig.Stage(2, 700);
        Sink sink = new() { Cancels = asked => asked >= question };
        sink.OnTold = told => Assert.NotEqual("Closing", told);
        nuint cookie = rig.Master.ProgressAdvise(sink);

        ImapiException cancelled = Assert.Throws<ImapiException>(() => rig.Master.RecordDisc(false, true));

        Assert.Equal(IMAPI_E_USERABORT, cancelled.HResult);
        Assert.Equal("Complete IMAPI_E_USERABORT", sink.Told[^1]);
        Assert.Single(sink.Told, static told => told.StartsWith("Complete", StringComparison.Ordinal));
        Assert.DoesNotContain("Closing", sink.Told);
        Assert.False(rig.Rig.Recorder.IsTrayOpen);
        Assert.False(rig.Rig.Recorder.IsTrayLocked);

        // What was staged is used up, and the drive is free.
        rig.Master.ProgressUnadvise(cookie);
        Assert.Equal(IMAPI_E_INVALIDIMAGE, StagingRig.CodeOf(() => rig.Master.RecordDisc(false, false)));
        IDiscRecorder recorder = rig.NewRecorder();
        recorder.OpenExclusive();
        recorder.Close();
    }

    [Fact]
    public void Nobody_is_asked_while_the_disc_is_closed()
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Stage(1, 300);
        Sink sink = new();
        int before = 0;
        sink.OnTold = told => before = told == "Closing" ? sink.Questions : before;
        rig.Master.ProgressAdvise(sink);
        rig.Master.RecordDisc(false, false);
        Assert.Equal(before, sink.Questions);
    }

    [Fact]
    public void A_sink_that_answers_E_NOTIMPL_or_throws_is_survived()
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Master.ProgressAdvise(new Refusing());
        Sink sink = new();
        rig.Master.ProgressAdvise(sink);
        rig.Stage(1, 300);
        rig.Master.RecordDisc(false, false);
        Assert.Equal("Complete S_OK", sink.Told[^1]);
    }

    [Fact]
    public void A_registration_that_ends_in_a_callback_ends_with_the_next()
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Stage(1, 300);
        Sink sink = new();
        nuint cookie = rig.Master.ProgressAdvise(sink);
        sink.OnTold = _ => rig.Master.ProgressUnadvise(cookie);
        rig.Master.RecordDisc(false, false);
        Assert.Equal(["Preparing"], sink.Told);
    }

    [Fact]
    public void A_simulation_uses_the_stash_up_leaves_the_disc_blank_and_ejects_if_asked()
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Stage(1, 300);
        rig.Master.RecordDisc(bSimulate: true, bEjectAfterBurn: true);
        Assert.Equal(DiscStatus.Blank, rig.Rig.Disc!.Status);
        Assert.True(rig.Rig.Recorder.IsTrayOpen);
        Assert.Equal(0, rig.Redbook.GetTotalAudioTracks());
    }

    [Fact]
    public void A_drive_that_cannot_simulate_says_so_and_the_stash_stays()
    {
        using StagingRig rig = new(recorder: new SoftwareRecorderOptions { Profile = new DriveProfile { HasTestWrite = false } });
        rig.Chosen();
        rig.Stage(1, 300);
        Assert.Equal(IMAPI_E_DEVICE_INVALIDTYPE, StagingRig.CodeOf(() => rig.Master.RecordDisc(true, false)));
        rig.Master.RecordDisc(false, false);
    }

    [Fact]
    public void Checks_come_in_their_order_touch_nothing_and_are_told_as_the_end()
    {
        using StagingRig rig = new(empty: true);
        rig.Chosen();
        Sink sink = new();
        rig.Stage(1, 400);
        rig.Master.ProgressAdvise(sink);
        IDiscRecorder recorder = rig.NewRecorder();

        recorder.OpenExclusive();
        Expect(IMAPI_E_DEVICE_NOTACCESSIBLE);
        recorder.Close();
        using (RecorderConnection other = rig.Rig.Recorder.Connect())
        {
            other.TryAcquire("another program", force: false);
            Expect(IMAPI_E_DEVICE_STILL_IN_USE);
        }

        Expect(IMAPI_E_MEDIUM_NOTPRESENT);

        // A disc that has something on it.
        rig.Rig.Insert();
        using (MsftDiscRecorder2 second = rig.Rig.NewRecorder())
        {
            using MsftDiscFormat2TrackAtOnce writer = Imapi.Tests.Rig.NewWriter(second, rig.Time);
            writer.PrepareMedia();
            writer.AddAudioTrack(Imapi.Tests.Rig.Track(9, 300));
            writer.ReleaseMedia();
        }

        Expect(IMAPI_E_CANNOT_WRITE_TO_MEDIA);
        rig.Rig.Recorder.Remove()!.Dispose();

        Assert.Equal(402, rig.Redbook.GetUsedAudioBlocks());
        rig.Rig.Insert();
        rig.Master.RecordDisc(false, false);
        Assert.Equal(402, rig.Rig.Disc!.Layout.Sessions[0].LeadOut.Value);

        void Expect(int code)
        {
            sink.Told.Clear();
            Assert.Equal(code, StagingRig.CodeOf(() => rig.Master.RecordDisc(false, true)));
            Assert.Equal([$"Complete {NameOf(code)}"], sink.Told);
        }
    }

    [Fact]
    public void A_disc_that_is_too_small_is_refused_before_anything_is_written()
    {
        using StagingRig rig = new(empty: true);
        rig.Chosen();
        rig.Redbook.CreateAudioTrack(0);
        byte[] piece = new byte[1000 * 2352];
        for (int i = 0; i < 340; i++)
        {
            rig.Redbook.AddAudioTrackBlocks(piece, piece.Length);
        }

        rig.Redbook.CloseAudioTrack();
        rig.Rig.Insert(new MediumOptions { Minutes = 74 });
        ImapiException full = Assert.Throws<MediaException>(() => rig.Master.RecordDisc(false, false));
        Assert.Equal(IMAPI_E_DISCFULL, full.HResult);
        Assert.Contains("340002 blocks are staged", full.Message, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Blank, rig.Rig.Disc!.Status);
        Assert.Equal(1, rig.Redbook.GetTotalAudioTracks());
    }

    [Theory]
    [InlineData(0x55, 5, 0x26, 0x00, IMAPI_E_INITIALIZE_WRITE)]     // MODE SELECT refused
    [InlineData(0x2A, 3, 0x0C, 0x00, IMAPI_E_GENERIC)]              // WRITE failed
    [InlineData(0x2A, 3, 0x0C, 0x09, IMAPI_E_LOSS_OF_STREAMING)]    // data came too late
    [InlineData(0x35, 3, 0x0C, 0x00, IMAPI_E_INITIALIZE_ENDWRITE)]  // SYNCHRONIZE CACHE failed
    [InlineData(0x5B, 3, 0x72, 0x00, IMAPI_E_INITIALIZE_ENDWRITE)]  // CLOSE failed
    [InlineData(0x54, 3, 0x73, 0x03, IMAPI_E_INITIALIZE_WRITE)]     // calibration failed
    [InlineData(0x51, 5, 0x30, 0x05, IMAPI_E_MEDIUM_INVALIDTYPE)]   // a disc that the drive cannot use
    [InlineData(0x51, 4, 0x44, 0x00, IMAPI_E_DISCINFO)]             // READ DISC INFORMATION failed
    public void What_the_drive_refuses_becomes_the_documented_code(byte opcode, int key, int asc, int ascq, int code)
    {
        using StagingRig rig = new(script: (cdb, _) => cdb[0] == opcode
            ? new ScsiResult(
                ScsiStatus.CheckCondition, 0, new SenseData((SenseKey)key, (byte)asc, (byte)ascq), TimeSpan.Zero)
            : null);
        rig.Chosen();
        rig.Stage(1, 300);
        Sink sink = new();
        rig.Master.ProgressAdvise(sink);
        ImapiException refused = Assert.ThrowsAny<ImapiException>(() => rig.Master.RecordDisc(false, true));
        Assert.Equal(NameOf(code), refused.Symbol);
        Assert.NotNull(refused.Sense);
        Assert.Equal($"Complete {NameOf(code)}", sink.Told[^1]);
        Assert.False(rig.Rig.Recorder.IsTrayOpen);

        // Before writing nothing is lost; after it the stash is used up.
        Assert.Equal(opcode is 0x55 or 0x51 or 0x54 ? 1 : 0, rig.Redbook.GetTotalAudioTracks());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_drive_that_goes_away_is_told_as_such(bool whileWriting)
    {
        bool isGone = false;
        using StagingRig rig = new(script: (cdb, _) =>
        {
            isGone |= whileWriting && cdb[0] == 0x2A;
            return isGone ? throw new ScsiTransportException(TransportFailure.DeviceGone, "unplugged") : null;
        });
        rig.Chosen();
        rig.Stage(1, 300);
        IDiscRecorder recorder = rig.NewRecorder();
        if (whileWriting)
        {
            Assert.Equal(IMAPI_E_DEVICE_NOTPRESENT, StagingRig.CodeOf(() => rig.Master.RecordDisc(false, true)));
            Assert.Equal(0, rig.Redbook.GetTotalAudioTracks());
            return;
        }

        recorder.OpenExclusive();
        isGone = true;
        Action[] calls =
        [
            () => recorder.QueryMediaType(out _, out _), () => recorder.QueryMediaInfo(out _, out _, out _, out _, out _),
            recorder.Eject, () => recorder.Erase(bFullErase: false),
        ];
        Assert.All(calls, static call => Assert.Equal(IMAPI_E_DEVICE_NOTPRESENT, StagingRig.CodeOf(call)));
        recorder.Close();
        Assert.Equal(IMAPI_E_DEVICE_NOTPRESENT, StagingRig.CodeOf(() => rig.Master.RecordDisc(false, false)));
        Assert.Equal(1, rig.Redbook.GetTotalAudioTracks());
    }

    [Fact]
    public void Disposing_a_session_ends_its_recording()
    {
        using StagingRig rig = new();
        MSDiscMasterObj master = rig.NewMaster();
        master.Open();
        IRedbookDiscMaster redbook = master.UseRedbook();
        master.EnumDiscRecorders(out IEnumDiscRecorders run);
        master.SetActiveDiscRecorder(run.AsEnumerable().First());
        redbook.CreateAudioTrack(0);
        redbook.AddAudioTrackBlocks(new byte[2000 * 2352], 2000 * 2352);
        redbook.CloseAudioTrack();
        Sink sink = new();
        sink.OnTold = told =>
        {
            if (told.StartsWith("Block", StringComparison.Ordinal))
            {
                master.Dispose();
            }
        };
        master.ProgressAdvise(sink);
        Assert.Equal(IMAPI_E_USERABORT, StagingRig.CodeOf(() => master.RecordDisc(false, false)));
        Assert.Equal("Complete IMAPI_E_USERABORT", sink.Told[^1]);
        Assert.Equal(IMAPI_E_NOTOPENED, StagingRig.CodeOf(() => redbook.GetTotalAudioTracks()));
        Assert.Empty(Directory.GetFiles(rig.StashFolder));
    }

    private static void SetGap(StagingRig rig, int gap)
    {
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        Assert.Equal(0, recorder.SetRecorderProperties(new RecorderPropertyStorage { ["AudioGapSize"] = gap }));
    }

    private static void AssertGap(StagingRig rig, int wish, int gap)
    {
        SetGap(rig.Chosen(), wish);
        byte[][] tracks = [rig.Stage(1, 300), rig.Stage(2, 333), rig.Stage(3, 300)];
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);

        int[] starts = [0, 302 + gap, 302 + gap + 335 + gap];
        SessionLayout session = Assert.Single(rig.Rig.Disc!.Layout.Sessions);
        Assert.Equal(starts, session.Tracks.Select(static track => track.Start.Value));
        Assert.Equal(starts[2] + 302, session.LeadOut.Value);
        Assert.Equal(302, session.Tracks[1].PregapStart.Value);
        foreach ((int index, byte[] samples) in tracks.Index())
        {
            Assert.Equal(samples, rig.Rig.Read(starts[index], samples.Length / 2352));
        }

        // The gap and two sectors of run-out.
        Assert.All(rig.Rig.Read(300, gap + 2), static sample => Assert.Equal(0, sample));
        Assert.Empty(rig.Rig.Disc.Examine());
    }

    private sealed class Listed(List<string> list) : IProgress<string>
    {
        public void Report(string value) => list.Add(value);
    }

    private sealed class Refusing : IDiscMasterProgressEvents
    {
        public bool QueryCancel() => throw Refused();

        public void NotifyPnPActivity() => throw Refused();

        public void NotifyAddProgress(int nCompletedSteps, int nTotalSteps) => throw Refused();

        public void NotifyBlockProgress(int nCompleted, int nTotal) => throw Refused();

        public void NotifyTrackProgress(int nCurrentTrack, int nTotalTracks) => throw new InvalidOperationException("no");

        public void NotifyPreparingBurn(int nEstimatedSeconds) => throw Refused();

        public void NotifyClosingDisc(int nEstimatedSeconds) => throw Refused();

        public void NotifyBurnComplete(int status) => throw Refused();

        public void NotifyEraseComplete(int status) => throw Refused();

        private static System.Runtime.InteropServices.COMException Refused() => new("not answered", ImapiResults.E_NOTIMPL);
    }
}
