using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Quirks;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Albums recorded in every way, and read back.</summary>
public sealed class RecordingModesTests : IDisposable
{
    private readonly MemoryDrive _memory = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public static TheoryData<WriteMode, RawImageForm?> AtOnce => new()
    {
        { WriteMode.SessionAtOnce, null },
        { WriteMode.Raw, RawImageForm.Raw },
        { WriteMode.Raw, RawImageForm.Cooked },
        { WriteMode.Raw, RawImageForm.Pq },
    };

    [Theory]
    [MemberData(nameof(AtOnce))]
    public async Task Everything_of_an_album_lies_on_the_disc(WriteMode mode, RawImageForm? form)
    {
        bool hasText = form != RawImageForm.Pq;
        Album album = Everything(_memory, hasText);
        BurnResult result = await _memory.Drive.BurnAsync(
            album, new BurnOptions { Mode = mode, RawForm = form }, cancellationToken: Test);

        Assert.True(result.IsClosed);
        Assert.Equal(DiscStatus.Complete, _memory.Disc.Status);
        DiscLayout layout = _memory.Disc.Layout;
        DiscLayout planned = album.Image.ToLayout();
        Assert.Equal(planned.Mcn, layout.Mcn);
        Assert.Equal(planned.Sessions[0].LeadOut, layout.Sessions[0].LeadOut);
        foreach ((TrackLayout expected, TrackLayout actual) in planned.Tracks.Zip(layout.Tracks))
        {
            Assert.Equal(
                (expected.Number, expected.Control, expected.IsCopyAlternating, expected.Isrc),
                (actual.Number, actual.Control, actual.IsCopyAlternating, actual.Isrc));
            Assert.Equal(expected.Indexes, actual.Indexes);
        }

        using AlbumMaster master = new(album);
        byte[] sound = AlbumContentTests.SoundOf(master);
        Assert.Equal(sound, Read(_memory.Disc, Lba.Zero, sound.Length));
        Assert.DoesNotContain(_memory.Disc.Examine(), finding => !finding.IsConvention);
        CdTextDisc? text = _memory.Drive.DescribeDisc().CdText;
        Assert.Equal(hasText, text is not null);
        if (text is not null)
        {
            Assert.Equal("Everything", text.Blocks[0].Album.Title);
            Assert.Equal(["One", "Two", "Three"], text.Blocks[0].Tracks.Select(track => track.Title));
        }

        Assert.Equal(planned.Tracks.Select(track => track.Start), result.Tracks.Select(track => track.Start));
    }

    [Fact]
    public void Without_special_wishes_the_simplest_way_is_taken()
    {
        BurnPlan plan = _memory.Drive.Plan(_memory.Noise(400, 400));
        Assert.Equal((WriteMode.TrackAtOnce, ""), (plan.Mode, plan.ModeReason));
        Assert.Empty(plan.Notices);
    }

    [Fact]
    public void What_one_track_after_the_other_would_lose_is_kept_in_one_go_and_named()
    {
        BurnPlan plan = _memory.Drive.Plan(Everything(_memory, hasText: true));
        Assert.Equal(WriteMode.SessionAtOnce, plan.Mode);
        Assert.True(plan.KeepsCdText);
        Assert.Contains("CD-TEXT", plan.ModeReason, StringComparison.Ordinal);
        Assert.Contains("indexes", plan.ModeReason, StringComparison.Ordinal);
        Assert.Contains("catalogue number", plan.ModeReason, StringComparison.Ordinal);
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public void Wishes_that_a_named_way_cannot_meet_are_all_refused()
    {
        BurnPlan plan = _memory.Drive.Plan(
            Everything(_memory, hasText: true), new BurnOptions { Mode = WriteMode.TrackAtOnce });
        Assert.All(plan.Problems, problem => Assert.Equal(DriveFailure.CannotDo, problem.Failure));
        string all = string.Join('\n', plan.Problems.Select(problem => problem.Message));
        foreach (string wish in (string[])["CD-TEXT", "ndexes", "without a gap", "hidden track", "catalogue number"])
        {
            Assert.Contains(wish, all, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_drive_that_only_records_track_by_track_leaves_out_what_only_tags_say_and_refuses_what_was_wanted()
    {
        using MemoryDrive old = new(profile: DriveProfiles.Find("old-tao-only"));
        CdTextEntry title = new() { Title = "Wanted" };
        BurnPlan refused = old.Drive.Plan(Album.FromFiles([Wav(old, 400)], new AlbumOptions { Text = title }));
        Assert.Contains(refused.Problems, problem => problem.Message.Contains("CD-TEXT", StringComparison.Ordinal));

        BurnPlan plain = old.Drive.Plan(old.Noise(400));
        Assert.Equal(WriteMode.TrackAtOnce, plain.Mode);
        Assert.Empty(plain.Problems);
    }

    [Fact]
    public void A_session_that_stays_open_is_recorded_track_by_track()
    {
        BurnPlan plan = _memory.Drive.Plan(_memory.Noise(400), new BurnOptions { CloseDisc = false });
        Assert.Equal(WriteMode.TrackAtOnce, plan.Mode);
        BurnPlan refused = _memory.Drive.Plan(
            _memory.Noise(400), new BurnOptions { CloseDisc = false, Mode = WriteMode.SessionAtOnce });
        Assert.Contains("stays open", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_the_drive_does_not_take_is_refused_with_those_it_takes()
    {
        using MemoryDrive memory = new(profile: DriveProfiles.Find("pq-only"));
        BurnPlan plan = memory.Drive.Plan(memory.Noise(400), new BurnOptions { Mode = WriteMode.Raw, RawForm = RawImageForm.Raw });
        DriveException problem = Assert.Single(plan.Problems);
        Assert.Contains("pq", problem.Advice, StringComparison.Ordinal);
        Assert.Equal(RawImageForm.Pq, memory.Drive.Plan(memory.Noise(400), new BurnOptions { Mode = WriteMode.Raw }).RawForm);
    }

    [Theory]
    [InlineData("offset+102", -12)]
    [InlineData("offset-582", 6)]
    public async Task A_write_offset_is_made_up_for_to_the_sample(string profile, int offset)
    {
        using MemoryDrive memory = new(profile: DriveProfiles.Find(profile));
        byte[] first = Signals.Noise(400, seed: 1), second = Signals.Noise(301, seed: 2)[..^400];
        Album album = Album.FromFiles(
            [memory.Folder.Write("1.wav", WavFile.Build(first)), memory.Folder.Write("2.wav", WavFile.Build(second))]);
        BurnPlan plan = memory.Drive.Plan(album, new BurnOptions { WriteOffsetSamples = offset });
        Assert.Equal(WriteMode.SessionAtOnce, plan.Mode);
        Assert.NotEmpty(plan.Notices);
        await memory.Drive.BurnAsync(plan, cancellationToken: Test);

        Assert.Equal(first, Read(memory.Disc, Lba.Zero, first.Length));
        Assert.Equal(second, Read(memory.Disc, new Lba(550), 301 * CdSector.AudioBytes)[..second.Length]);
    }

    [Fact]
    public void Samples_that_fall_off_the_end_are_counted()
    {
        BurnPlan plan = _memory.Drive.Plan(_memory.Noise(400), new BurnOptions { WriteOffsetSamples = -12 });
        Assert.Contains(plan.Notices, notice => notice.Contains("12 samples", StringComparison.Ordinal) && notice.Contains("track 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WriteMode.SessionAtOnce)]
    [InlineData(WriteMode.Raw)]
    public async Task Cancelled_in_one_go_the_disc_is_lost_and_that_is_said(WriteMode mode)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        Album album = Silence(_memory, 50_000);

        // So slow that it is never over before its progress has been told.
        _memory.Recorder.Faults = FaultPlan.Of(Fault.Always(Opcode.Write10, FaultAction.Wait(TimeSpan.FromMilliseconds(5))));
        Progress seen = new(report =>
        {
            if (report is { Phase: BurnPhase.Writing, SectorsWritten: > 0 })
            {
                stop.Cancel();
            }
        });
        BurnCancelledException cancelled = await Assert.ThrowsAsync<BurnCancelledException>(
            () => _memory.Drive.BurnAsync(album, new BurnOptions { Mode = mode }, seen, stop.Token));
        Assert.True(cancelled.Result.IsDiscSpoiled);
        Assert.Empty(cancelled.Result.Tracks);
        Assert.False(_memory.Recorder.IsTrayLocked);
    }

    [Theory]
    [InlineData(WriteMode.SessionAtOnce)]
    [InlineData(WriteMode.Raw)]
    public async Task A_simulation_leaves_the_disc_blank(WriteMode mode)
    {
        BurnResult result = await _memory.Drive.BurnAsync(
            _memory.Noise(400), new BurnOptions { Mode = mode, Simulate = true }, cancellationToken: Test);
        Assert.True(result.IsSimulated);
        Assert.Equal(DiscStatus.Blank, _memory.Disc.Status);
    }

    [Theory]
    [InlineData(WriteMode.SessionAtOnce)]
    [InlineData(WriteMode.Raw)]
    public async Task Progress_in_one_go_rises_and_tells_each_track_once(WriteMode mode)
    {
        List<BurnProgress> reports = [];
        await _memory.Drive.BurnAsync(
            _memory.Noise(900, 700, 350), new BurnOptions { Mode = mode }, new Progress(reports.Add), Test);
        Assert.Equal(reports.Select(report => report.SectorsWritten).Order(), reports.Select(report => report.SectorsWritten));
        Assert.Equal([1, 2, 3], reports.Where(report => report.Phase == BurnPhase.TrackRecorded).Select(report => report.Track));
        Assert.Equal(BurnPhase.Done, reports[^1].Phase);
        Assert.Equal(100, reports[^1].Percent);
        Assert.Contains(reports, report => report.Phase == BurnPhase.LeadIn);
        Assert.Contains(reports, report => report.Phase == BurnPhase.Closing);
    }

    [Fact]
    public async Task A_file_changed_after_it_was_looked_through_spoils_the_disc_and_is_named()
    {
        Album album = _memory.Noise(400, 400);
        File.WriteAllBytes(_memory.Folder.PathOf("2.wav"), WavFile.Build(Signals.Noise(100, seed: 9)));
        InputException refused = await Assert.ThrowsAsync<InputException>(() => _memory.Drive.BurnAsync(
            album, new BurnOptions { Mode = WriteMode.SessionAtOnce }, cancellationToken: Test));
        Assert.Contains("2.wav", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("2.wav", refused.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WriteMode.TrackAtOnce, true, 0x40)]
    [InlineData(WriteMode.TrackAtOnce, false, 0)]
    [InlineData(WriteMode.SessionAtOnce, true, 0x40)]
    [InlineData(WriteMode.SessionAtOnce, false, 0)]
    [InlineData(WriteMode.Raw, true, 0x40)]
    [InlineData(WriteMode.Raw, false, 0)]
    public async Task Protection_against_underruns_is_as_wanted(WriteMode mode, bool isWanted, int bufe)
    {
        List<int> selected = [];
        DriveName name = DriveName.Parse("virtual:heard");
        Drives drives = new([]);
        drives.Register(name, () => new Heard(_memory.Recorder.Connect(), selected));
        using Drive drive = drives.Open(name);
        BurnPlan plan = drive.Plan(_memory.Noise(300), new BurnOptions { Mode = mode, UnderrunProtection = isWanted });
        await drive.BurnAsync(plan, cancellationToken: Test);
        Assert.NotEmpty(selected);
        Assert.Equal(bufe, selected[^1] & 0x40);
    }

    [Fact]
    public void More_than_the_disc_says_is_planned_only_when_that_is_wanted()
    {
        using MemoryDrive memory = new(new MediumOptions { Minutes = 74, OverburnSectors = 200 });
        Album album = Silence(memory, memory.Disc.Medium.CapacitySectors + 100);
        Assert.All(memory.Drive.Plan(album).Problems, problem => Assert.Equal(DriveFailure.TooLong, problem.Failure));
        BurnPlan plan = memory.Drive.Plan(album, new BurnOptions { Overburn = true });
        Assert.Empty(plan.Problems);
        Assert.NotEqual(WriteMode.TrackAtOnce, plan.Mode);
        Assert.Contains(plan.Notices, notice => notice.Contains("longer than the disc by 00:01:25", StringComparison.Ordinal));
    }

    public void Dispose() => _memory.Dispose();

    private static byte[] Read(VirtualDisc disc, Lba start, int bytes)
    {
        byte[] sectors = new byte[bytes];
        disc.ReadSectors(start, sectors);
        return sectors;
    }

    private static string Wav(MemoryDrive memory, int sectors) =>
        memory.Folder.Write("t.wav", WavFile.Build(Signals.Noise(sectors, seed: 1)));

    /// <summary>A long album that takes no room and no time to look through: a sheet for a file with nothing in it.</summary>
    private static Album Silence(MemoryDrive memory, int sectors)
    {
        using (FileStream samples = File.Create(memory.Folder.PathOf("silence.bin")))
        {
            samples.SetLength((long)sectors * CdSector.AudioBytes);
        }

        return Album.FromImage(memory.Folder.Write(
            "silence.cue", "FILE silence.bin BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"u8));
    }

    /// <summary>An album with everything that only recording in one go keeps.</summary>
    private static Album Everything(MemoryDrive memory, bool hasText)
    {
        Assert.True(Isrc.TryParse("DEA122400001", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        string[] files =
        [
            .. Enumerable.Range(1, 3).Select(i => memory.Folder.Write($"{i}.wav", WavFile.Build(Signals.Noise(350 + i, seed: i)))),
        ];
        string hidden = memory.Folder.Write("hidden.wav", WavFile.Build(Signals.Noise(160, seed: 8)));
        return Album.FromFiles(files, new AlbumOptions
        {
            WithCdText = hasText,
            Text = hasText ? new CdTextEntry { Title = "Everything" } : new CdTextEntry(),
            Mcn = mcn,
            HiddenTrack = hidden,
            EveryTrack = new TrackSettings { Copy = CopyPermission.Permitted },
            Tracks = new Dictionary<int, TrackSettings>
            {
                [1] = new() { Isrc = isrc, Text = Title("One") },
                [2] = new() { GapSectors = 0, IndexOffsets = [100, 200], Text = Title("Two") },
                [3] = new() { GapSectors = 33, HasPreEmphasis = true, Copy = CopyPermission.AlreadyCopied, Text = Title("Three") },
            },
        });

        CdTextEntry Title(string title) => hasText ? new CdTextEntry { Title = title } : new CdTextEntry();
    }

    private sealed class Progress(Action<BurnProgress> told) : IProgress<BurnProgress>
    {
        public void Report(BurnProgress value) => told(value);
    }

    /// <summary>Keeps byte 2 of every page of write parameters that is sent: BUFE is its bit 6.</summary>
    private sealed class Heard(IScsiTransport drive, List<int> selected) : IScsiTransport
    {
        public int MaxTransferBytes => drive.MaxTransferBytes;

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            if (cdb[0] == 0x55 && data.Length > 10 && (data[8] & 0x3F) == 5)
            {
                selected.Add(data[10]);
            }

            return drive.Execute(cdb, direction, data, timeout);
        }

        public void Dispose() => drive.Dispose();
    }
}
