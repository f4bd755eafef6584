using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Imapi.Version1;
using Redbook.Testing;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Tracks, blocks and what is left.</summary>
public sealed class StagingTests
{
    [Fact]
    public void Counts_follow_the_documented_example()
    {
        using StagingRig rig = new();
        IRedbookDiscMaster redbook = rig.Master.UseRedbook();
        Assert.Equal((0, 359_849, 0, 359_847), Counts(redbook));

        redbook.CreateAudioTrack(0);
        Add(redbook, 15_000);
        redbook.CloseAudioTrack();
        Assert.Equal((1, 359_849, 15_002, 344_695), Counts(redbook));

        redbook.CreateAudioTrack(0);
        Assert.Equal((2, 359_849, 15_154, 344_695), Counts(redbook));

        Add(redbook, 20_000);
        Assert.Equal((2, 359_849, 35_154, 324_695), Counts(redbook));
        Assert.Equal(2352, redbook.GetAudioBlockSize());
    }

    [Fact]
    public void The_gap_that_is_set_counts_at_once_and_for_all_tracks()
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Stage(1, 300);
        rig.Stage(2, 300);
        Assert.Equal(754, rig.Redbook.GetUsedAudioBlocks());

        SetProperty(rig, "AudioGapSize", 0);

        Assert.Equal(604, rig.Redbook.GetUsedAudioBlocks());
        Assert.Equal(
            rig.Redbook.GetTotalAudioBlocks() - 604 - 2, rig.Redbook.GetAvailableAudioTrackBlocks());
    }

    [Fact]
    public void The_total_is_that_of_the_disc_in_the_chosen_recorder()
    {
        using StagingRig rig = new(medium: new MediumOptions { Minutes = 74 });
        rig.Chosen();
        Assert.Equal(Lba.FromAbsoluteMsf(rig.Rig.Disc!.Medium.LastLeadOutStart).Value, rig.Redbook.GetTotalAudioBlocks());

        // A smaller disc than what is staged: nothing more fits, and recording refuses before it writes.
        rig.Stage(1, 400);
        rig.Rig.Recorder.Remove()!.Dispose();
        rig.Master.SetActiveDiscRecorder(rig.NewRecorder());
        Assert.Equal(DiscMasterOptions.DefaultNominalBlocks, rig.Redbook.GetTotalAudioBlocks());
        Assert.Equal(402, rig.Redbook.GetUsedAudioBlocks());
    }

    [Fact]
    public void Staging_needs_no_recorder_and_a_recorder_needs_no_disc()
    {
        using StagingRig rig = new(empty: true);
        rig.Master.UseRedbook();
        rig.Stage(1, 300);
        rig.Master.SetActiveDiscRecorder(rig.NewRecorder());
        rig.Stage(2, 300);
        Assert.Equal(2, rig.Redbook.GetTotalAudioTracks());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(1_000_000)]
    [InlineData(int.MaxValue)]
    public void The_number_of_blocks_is_a_hint(int hint)
    {
        using StagingRig rig = new();
        rig.Chosen();
        int available = rig.Redbook.GetAvailableAudioTrackBlocks();
        rig.Redbook.CreateAudioTrack(hint);
        Assert.Equal(available, rig.Redbook.GetAvailableAudioTrackBlocks());
        Add(rig.Redbook, 300);
        rig.Redbook.CloseAudioTrack();
        Assert.Equal(302, rig.Redbook.GetUsedAudioBlocks());
    }

    [Theory]
    [InlineData(2351, ImapiResults.E_INVALIDARG)]
    [InlineData(2353, ImapiResults.E_INVALIDARG)]
    [InlineData(-2352, ImapiResults.E_INVALIDARG)]
    [InlineData(3 * 2352, ImapiResults.E_INVALIDARG)]    // more than the array has
    public void Bytes_that_are_no_whole_blocks_are_refused_and_nothing_is_kept(int bytes, int code)
    {
        using StagingRig rig = new();
        rig.Master.UseRedbook();
        rig.Redbook.CreateAudioTrack(0);
        Assert.Equal(code, StagingRig.CodeOf(() => rig.Redbook.AddAudioTrackBlocks(new byte[2 * 2352], bytes)));
        Assert.Equal(2, rig.Redbook.GetUsedAudioBlocks());
        rig.Redbook.AddAudioTrackBlocks(null!, 0);
        Assert.Equal(
            ImapiResults.E_POINTER, StagingRig.CodeOf(() => rig.Redbook.AddAudioTrackBlocks(null!, 2352)));
        Assert.Equal(
            ImapiResults.E_INVALIDARG, StagingRig.CodeOf(() => rig.Master.AddAudioTrackBlocks(stackalloc byte[100])));
    }

    [Fact]
    public void What_fits_is_kept_when_the_disc_is_full_and_the_track_can_be_closed()
    {
        using StagingRig rig = new(new DiscMasterOptions { NominalBlocks = 1000 });
        rig.Master.UseRedbook();
        rig.Stage(1, 400);
        rig.Redbook.CreateAudioTrack(0);
        Assert.Equal(446, rig.Redbook.GetAvailableAudioTrackBlocks());

        ImapiException full = Assert.Throws<MediaException>(() => Add(rig.Redbook, 500));

        Assert.Equal(IMAPI_E_DISCFULL, full.HResult);
        Assert.Contains("54 of 500 blocks do not fit", full.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1000, 1000, 0), Counts(rig.Redbook));
        Assert.Equal(IMAPI_E_DISCFULL, StagingRig.CodeOf(() => Add(rig.Redbook, 1)));
        rig.Redbook.CloseAudioTrack();
        Assert.Equal(IMAPI_E_DISCFULL, StagingRig.CodeOf(() => rig.Redbook.CreateAudioTrack(0)));
    }

    [Fact]
    public void Ninety_nine_tracks_and_no_more()
    {
        using StagingRig rig = new();
        rig.Master.UseRedbook();
        for (int track = 1; track <= 99; track++)
        {
            rig.Redbook.CreateAudioTrack(0);
            Add(rig.Redbook, 300);
            rig.Redbook.CloseAudioTrack();
        }

        Assert.Equal((99, 359_849, (99 * 302) + (98 * 150), 0), Counts(rig.Redbook));
        Assert.Equal(IMAPI_E_DISCFULL, StagingRig.CodeOf(() => rig.Redbook.CreateAudioTrack(0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(299)]
    public void A_track_shorter_than_four_seconds_stays_open(int blocks)
    {
        using StagingRig rig = new();
        rig.Master.UseRedbook();
        rig.Redbook.CreateAudioTrack(0);
        Add(rig.Redbook, blocks);
        ImapiException shortTrack = Assert.Throws<ImapiException>(rig.Redbook.CloseAudioTrack);
        Assert.Equal(IMAPI_E_TRACK_NOT_BIG_ENOUGH, shortTrack.HResult);
        Assert.Contains($"{300 - blocks} are missing", shortTrack.Message, StringComparison.Ordinal);
        Add(rig.Redbook, 300 - blocks);
        rig.Redbook.CloseAudioTrack();
    }

    [Theory]
    [InlineData(0, 302)]
    [InlineData(299, 302)]
    [InlineData(300, 302)]
    [InlineData(301, 303)]
    public void A_short_track_is_filled_up_where_that_was_chosen(int blocks, int used)
    {
        using StagingRig rig = new(new DiscMasterOptions { PadShortTracks = true });
        rig.Master.UseRedbook();
        rig.Redbook.CreateAudioTrack(0);
        Add(rig.Redbook, blocks);
        rig.Redbook.CloseAudioTrack();
        Assert.Equal(used, rig.Redbook.GetUsedAudioBlocks());
    }

    [Fact]
    public void Choosing_the_format_again_and_clearing_empty_the_stash()
    {
        using StagingRig rig = new();
        rig.Chosen();
        rig.Stage(1, 300);
        rig.Master.UseRedbook();
        Assert.Equal(0, rig.Redbook.GetUsedAudioBlocks());

        rig.Redbook.CreateAudioTrack(0);
        Add(rig.Redbook, 10);
        rig.Master.ClearFormatContent();
        Assert.Equal(0, rig.Redbook.GetTotalAudioTracks());
        Assert.Equal(IMAPI_E_TRACKNOTOPEN, StagingRig.CodeOf(rig.Redbook.CloseAudioTrack));

        rig.Stage(1, 300);
        rig.Master.SetActiveDiscRecorder(rig.NewRecorder());
        Assert.Equal(1, rig.Redbook.GetTotalAudioTracks());
    }

    [Fact]
    public void One_block_a_call_allocates_nothing()
    {
        using StagingRig rig = new(new DiscMasterOptions { NominalBlocks = 10_000_000 });
        rig.Master.UseRedbook();
        rig.Redbook.CreateAudioTrack(16);
        byte[] block = new byte[2352];
        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            for (int i = 0; i < 2000; i++)
            {
                rig.Redbook.AddAudioTrackBlocks(block, block.Length);
            }
        }));
    }

    [Fact]
    public void A_sink_is_asked_and_told_in_every_call_and_may_cancel()
    {
        using StagingRig rig = new();
        rig.Master.UseRedbook();
        Sink sink = new();
        rig.Master.ProgressAdvise(sink);
        rig.Redbook.CreateAudioTrack(0);
        Add(rig.Redbook, 1);
        Assert.Equal(["Add 0/1", "Add 1/1"], sink.Told);
        Assert.Equal(1, sink.Questions);

        // Stopped in the middle of a call: what was taken before is kept, the track stays open.
        sink.Cancels = static question => question == 3;
        Assert.Equal(IMAPI_E_USERABORT, StagingRig.CodeOf(() => Add(rig.Redbook, 1000)));
        Assert.Equal(1 + 446 + 2, rig.Redbook.GetUsedAudioBlocks());
        Add(rig.Redbook, 300);
        rig.Redbook.CloseAudioTrack();
    }

    [Fact]
    public void The_drive_can_be_polled_while_a_track_is_open()
    {
        using StagingRig rig = new(empty: true);
        rig.Chosen();
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        rig.Redbook.CreateAudioTrack(0);
        for (int poll = 0; poll < 5; poll++)
        {
            Add(rig.Redbook, 100);
            recorder.OpenExclusive();
            recorder.QueryMediaType(out int type, out int flags);
            recorder.Close();
            Assert.Equal(poll < 3 ? (0, 0) : (1, 5), (type, flags));
            if (poll == 2)
            {
                rig.Rig.Insert();
            }
        }

        rig.Redbook.CloseAudioTrack();
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        // Two sectors of run-out are the drive's.
        Assert.Equal(502, Assert.Single(rig.Rig.Disc!.Layout.Sessions[0].Tracks).LengthSectors);
    }

    [Fact]
    public void One_stash_for_all_where_that_was_chosen()
    {
        DiscMasterOptions single = new() { SingleStash = true };
        using StagingRig rig = new(single);
        using MSDiscMasterObj other = rig.NewMaster(single);
        rig.Master.UseRedbook();
        rig.Redbook.CreateAudioTrack(0);
        other.Open();
        IRedbookDiscMaster second = other.UseRedbook();
        Assert.Equal(IMAPI_E_STASHINUSE, StagingRig.CodeOf(() => second.CreateAudioTrack(0)));
        other.EnumDiscRecorders(out IEnumDiscRecorders run);
        IDiscRecorder recorder = run.AsEnumerable().First();
        Assert.Equal(IMAPI_E_STASHINUSE, StagingRig.CodeOf(() => other.SetActiveDiscRecorder(recorder)));

        rig.Master.Close();
        other.SetActiveDiscRecorder(recorder);
        second.CreateAudioTrack(0);
    }

    private static (int Tracks, int Total, int Used, int Available) Counts(IRedbookDiscMaster redbook) => (
        redbook.GetTotalAudioTracks(), redbook.GetTotalAudioBlocks(), redbook.GetUsedAudioBlocks(),
        redbook.GetAvailableAudioTrackBlocks());

    private static void Add(IRedbookDiscMaster redbook, int blocks) =>
        redbook.AddAudioTrackBlocks(new byte[blocks * 2352], blocks * 2352);

    private static void SetProperty(StagingRig rig, string name, int value)
    {
        RecorderPropertyStorage set = new() { [name] = value };
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        Assert.Equal(ImapiResults.S_OK, recorder.SetRecorderProperties(set));
    }
}
