using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Tests;

public sealed class DriveTests : IDisposable
{
    private readonly MemoryDrive _memory = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_speed_is_refused_at_once(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BurnOptions { SpeedX = speed });

    [Fact]
    public void A_real_drive_that_another_holds_is_refused_with_its_name_until_it_lets_go()
    {
        using MemoryDrive memory = new();
        using RecorderConnection other = memory.Recorder.Connect();
        Assert.True(other.TryAcquire("somebody (process 7)", force: false));
        using Drive drive = new(
            new DriveEntry { Name = DriveName.Parse("/dev/sr97"), Id = "real", IsReal = true }, memory.Recorder.Connect());
        DriveException refused = Assert.Throws<DriveException>(drive.RequireFree);
        Assert.Equal(DriveFailure.InUse, refused.Failure);
        Assert.Contains("(/dev/sr97): the drive is held by somebody (process 7).", refused.Message, StringComparison.Ordinal);

        // Unmounting would not help.
        drive.UnmountsDisc = true;
        Assert.Throws<DriveException>(drive.RequireFree);
        other.Release();
        drive.RequireFree();
    }

    [Fact]
    public void A_drive_describes_itself_and_a_blank_disc()
    {
        (DriveDescription drive, DiscDescription disc) = _memory.Drive.Look();
        Assert.Equal("REDBOOK", drive.Vendor);
        Assert.Contains(WriteMode.TrackAtOnce, drive.WriteModes);
        Assert.True(drive.CanSimulate);
        Assert.True(drive.HasUnderrunProtection);
        Assert.Equal(drive.WriteSpeedsX.OrderDescending(), drive.WriteSpeedsX);
        Assert.Equal(DiscKind.CdR, disc.Kind);
        Assert.Equal(DiscState.Blank, disc.State);
        Assert.False(disc.HasOpenSession);
        Assert.Equal(new Lba(0), disc.NextWritable);
        Assert.Equal(_memory.Disc.Medium.CapacitySectors, disc.FreeSectors);
        Assert.Equal(new Msf(97, 34, 23), disc.AtipLeadInStart);
        Assert.Equal("Mitsubishi Chemical", disc.Maker);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rewritable_disc_is_erased_and_described(bool full)
    {
        using MemoryDrive memory = new(new MediumOptions { Type = MediumType.CdRw });
        await memory.Drive.BurnAsync(memory.Noise(400), cancellationToken: Test);
        List<EraseProgress> reports = [];

        DiscDescription disc = await memory.Drive.EraseAsync(
            new EraseOptions { Full = full }, new Told(reports.Add), cancellationToken: Test);

        Assert.Equal((DiscKind.CdRw, DiscState.Blank), (disc.Kind, disc.State));
        Assert.Empty(disc.Tracks);
        Assert.Equal(DiscStatus.Blank, memory.Disc.Status);
        Assert.Equal(0, reports[0].Percent);
        Assert.Equal(100, reports[^1].Percent);
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
    }

    [Fact]
    public async Task A_disc_that_cannot_be_erased_says_so_and_stays()
    {
        await _memory.Drive.BurnAsync(_memory.Noise(400), cancellationToken: Test);
        DriveException refused = await Assert.ThrowsAsync<DriveException>(() => _memory.Drive.EraseAsync(cancellationToken: Test));
        Assert.Equal(DriveFailure.NotRecordable, refused.Failure);
        Assert.Contains("CD-RW", refused.Advice, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Complete, _memory.Disc.Status);
    }

    [Fact]
    public async Task Erasing_that_is_cancelled_in_time_leaves_the_disc()
    {
        using MemoryDrive memory = new(new MediumOptions { Type = MediumType.CdRw });
        await memory.Drive.BurnAsync(memory.Noise(400), cancellationToken: Test);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => memory.Drive.EraseAsync(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(DiscStatus.Complete, memory.Disc.Status);
    }

    [Fact]
    public void The_tray_is_opened_closed_and_unlocked()
    {
        _memory.Drive.Eject();
        Assert.True(_memory.Recorder.IsTrayOpen);
        _memory.Drive.Load();
        Assert.False(_memory.Recorder.IsTrayOpen);
        using RecorderConnection died = _memory.Recorder.Connect();
        new MmcDrive(died).Execute(new PreventAllowMediumRemoval(Prevent: true, Persistent: false));
        DriveException refused = Assert.Throws<DriveException>(_memory.Drive.Eject);
        Assert.Equal(DriveFailure.Refused, refused.Failure);
        Assert.Contains("unlock", refused.Advice, StringComparison.Ordinal);
        _memory.Drive.Unlock();
        _memory.Drive.Eject();
        Assert.True(_memory.Recorder.IsTrayOpen);
    }

    [Fact]
    public void An_empty_tray_is_a_description_and_not_an_error()
    {
        _memory.Recorder.Remove();
        Assert.Equal(DiscKind.None, _memory.Drive.DescribeDisc().Kind);
    }

    [Fact]
    public async Task An_album_is_recorded_and_described()
    {
        BurnResult result = await _memory.Drive.BurnAsync(_memory.Noise(400, 310), cancellationToken: Test);

        Assert.True(result.IsClosed);
        Assert.Equal([1, 2], result.Tracks.Select(track => track.Number));
        Assert.Equal([400, 310], result.Tracks.Select(track => track.LengthSectors));
        Assert.Equal(_memory.Disc.Layout.Tracks.Select(track => track.Start), result.Tracks.Select(track => track.Start));
        DiscDescription disc = _memory.Drive.DescribeDisc();
        Assert.Equal(DiscState.Closed, disc.State);
        Assert.Equal(1, disc.SessionCount);
        Assert.Equal(result.Tracks.Select(track => track.Start), disc.Tracks.Select(track => track.Start));
        Assert.Null(disc.NextWritable);
    }

    [Fact]
    public async Task Progress_never_goes_back_and_ends_with_everything()
    {
        Recorder seen = new();
        await _memory.Drive.BurnAsync(_memory.Noise(900, 700, 350), progress: seen, cancellationToken: Test);

        BurnProgress[] reports = [.. seen.Reports];
        Assert.Equal(reports.OrderBy(report => report.SectorsWritten).Select(report => report.SectorsWritten), reports.Select(report => report.SectorsWritten));
        Assert.All(reports, report => Assert.Equal((3, 1950), (report.TrackCount, report.Sectors)));
        Assert.Equal([1, 2, 3], reports.Where(report => report.Phase == BurnPhase.TrackRecorded).Select(report => report.Track));
        Assert.Equal(BurnPhase.Done, reports[^1].Phase);
        Assert.Equal(100, reports[^1].Percent);
        Assert.Contains(reports, report => report.Phase == BurnPhase.Closing);
    }

    [Fact]
    public async Task A_cancelled_recording_leaves_a_closed_disc_that_holds_what_was_recorded()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        Album album = _memory.Noise(400, 5000, 400);
        Recorder seen = new() { At = report => { if (report is { Track: 2, Phase: BurnPhase.Writing }) { stop.Cancel(); } } };
        BurnCancelledException cancelled = await Assert.ThrowsAsync<BurnCancelledException>(
            () => _memory.Drive.BurnAsync(album, progress: seen, cancellationToken: stop.Token));

        Assert.True(cancelled.Result.IsClosed);
        Assert.False(cancelled.Result.Tracks[0].IsShortened);
        Assert.Equal(DiscStatus.Complete, _memory.Disc.Status);
        Assert.Equal(cancelled.Result.Tracks.Count, _memory.Disc.Layout.Tracks.Count());
        byte[] first = new byte[400 * CdSector.AudioBytes];
        _memory.Disc.ReadSectors(new Lba(0), first);
        Assert.Equal(Signals.Noise(400, seed: 1), first);
        Assert.False(_memory.Recorder.IsTrayLocked);
    }

    [Fact]
    public async Task Cancelled_before_anything_was_recorded_the_disc_stays_blank()
    {
        Album album = _memory.Noise(400);
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _memory.Drive.BurnAsync(album, cancellationToken: new CancellationToken(canceled: true)));
        Assert.IsNotType<BurnCancelledException>(cancelled);
        Assert.Equal(DiscStatus.Blank, _memory.Disc.Status);
    }

    [Fact]
    public async Task A_disc_changed_between_plan_and_recording_is_refused()
    {
        BurnPlan plan = _memory.Drive.Plan(_memory.Noise(400));
        using VirtualDisc other = VirtualDisc.InMemory(new MediumOptions { LeadInStart = new Msf(97, 24, 1) });
        _memory.Recorder.Remove();
        _memory.Recorder.Insert(other);

        DriveException refused = await Assert.ThrowsAsync<DriveException>(() => _memory.Drive.BurnAsync(plan, cancellationToken: Test));
        Assert.Equal(DriveFailure.DiscChanged, refused.Failure);
        Assert.Equal(DiscStatus.Blank, other.Status);
    }

    [Fact]
    public async Task A_file_changed_after_it_was_looked_through_ends_the_recording_with_the_disc_left_open()
    {
        Album album = _memory.Noise(400, 400);
        File.WriteAllBytes(_memory.Folder.PathOf("2.wav"), WavFile.Build(Signals.Noise(100, seed: 9)));

        InputException refused = await Assert.ThrowsAsync<InputException>(() => _memory.Drive.BurnAsync(album, cancellationToken: Test));
        Assert.Contains("2.wav", refused.Message, StringComparison.Ordinal);
        Assert.Contains("redbook finalize", refused.Advice, StringComparison.Ordinal);
        Assert.Equal(DiscStatus.Appendable, _memory.Disc.Status);
        Assert.True(await _memory.Drive.CloseDiscAsync(Test));
        Assert.Single(_memory.Disc.Layout.Tracks);
    }

    [Fact]
    public void Every_reason_against_a_plan_is_listed()
    {
        Album album = _memory.Noise(400);
        _memory.Recorder.Faults = FaultPlan.Of(
            Fault.Always(Opcode.GetConfiguration, FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)),
            Fault.Always(Opcode.ModeSense10, FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)));
        BurnPlan plan = _memory.Drive.Plan(album, new BurnOptions { Simulate = true });
        Assert.Equal([DriveFailure.CannotDo, DriveFailure.CannotDo], plan.Problems.Select(problem => problem.Failure));
    }

    [Fact]
    public void A_virtual_disc_needs_room_where_it_lies()
    {
        Album album = _memory.Noise(400, 400);
        (DriveDescription drive, DiscDescription disc, Recording.MediumReport medium) = _memory.Drive.LookClosely();
        const long needed = (400 + 152 + 400) * CdSector.AudioBytes;
        Assert.Empty(BurnPlan.Of(album, new BurnOptions(), new BurnChecks("x", drive, disc, medium, static () => new(true, []), needed)).Problems);
        DriveException problem = Assert.Single(BurnPlan.Of(
            album, new BurnOptions { Mode = WriteMode.TrackAtOnce }, new BurnChecks("x", drive, disc, medium, static () => new(true, []), needed - 1)).Problems);
        Assert.Equal(DriveFailure.TooLong, problem.Failure);
        Assert.Empty(BurnPlan.Of(album, new BurnOptions { Simulate = true }, new BurnChecks("x", drive, disc, medium, static () => new(true, []), 0)).Problems);
    }

    [Fact]
    public void A_disc_that_lies_upside_down_is_said_to()
    {
        _memory.Recorder.Faults = FaultPlan.Of(Fault.At(Opcode.TestUnitReady, FaultAction.TurnMediumOver));
        DriveException refused = Assert.Throws<DriveException>(() => _memory.Drive.DescribeDisc());
        Assert.Equal(DriveFailure.NotRecordable, refused.Failure);
        Assert.Contains("upside down", refused.Message + refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_spoil_the_disc()
    {
        Recorder seen = new() { At = _ => throw new InvalidOperationException("listener") };
        BurnResult result = await _memory.Drive.BurnAsync(_memory.Noise(400), progress: seen, cancellationToken: Test);
        Assert.True(result.IsClosed);
        Assert.NotEmpty(seen.Reports);
    }

    [Fact]
    public async Task A_drive_that_only_reads_still_lists_the_tracks_of_a_disc()
    {
        await _memory.Drive.BurnAsync(_memory.Noise(400, 310), cancellationToken: Test);
        _memory.Recorder.Faults = FaultPlan.Of(
            Fault.Always(Opcode.ReadDiscInformation, FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)));
        DiscDescription disc = _memory.Drive.DescribeDisc();
        Assert.Equal(DiscState.Closed, disc.State);
        Assert.Equal([1, 2], disc.Tracks.Select(track => track.Number));
        Assert.Equal(_memory.Disc.Layout.Tracks.Select(track => track.Start), disc.Tracks.Select(track => track.Start));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 152)]
    [InlineData(3, 304)]
    public void A_plan_counts_the_pauses_between_tracks(int tracks, int between)
    {
        BurnPlan plan = _memory.Drive.Plan(_memory.Noise([.. Enumerable.Repeat(400, tracks)]));
        Assert.Equal((tracks * 400) + between, plan.RequiredSectors);
        Assert.Equal(1, plan.FirstTrackNumber);
    }

    /// <summary>The count of pauses is exact: what just fits is recorded, one sector more is refused.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task An_album_fills_a_disc_to_its_last_sector()
    {
        int free = _memory.Disc.Medium.CapacitySectors;
        int second = free - 152 - 400;
        string first = _memory.Folder.Write("1.wav", WavFile.Build(Signals.Noise(400, seed: 1)));
        string fits = LongTrack("fits.wav", second);
        string over = LongTrack("over.wav", second + 1);

        Album longer = Album.FromFiles([first, over], cancellationToken: Test);
        BurnPlan tooLong = _memory.Drive.Plan(longer, new BurnOptions { Mode = WriteMode.TrackAtOnce });
        DriveException problem = Assert.Single(tooLong.Problems);
        Assert.Equal(DriveFailure.TooLong, problem.Failure);
        Assert.Contains("too long by 00:00:01", problem.Message, StringComparison.Ordinal);

        // In one go there are no sectors that join tracks: two more fit.
        BurnPlan inOneGo = _memory.Drive.Plan(longer);
        Assert.Empty(inOneGo.Problems);
        Assert.Equal((WriteMode.SessionAtOnce, "it fits only that way"), (inOneGo.Mode, inOneGo.ModeReason));
        Assert.Equal(free - 1, inOneGo.RequiredSectors);

        BurnPlan plan = _memory.Drive.Plan(
            Album.FromFiles([first, fits], cancellationToken: Test), new BurnOptions { Mode = WriteMode.TrackAtOnce, Simulate = true });
        Assert.Empty(plan.Problems);
        Assert.Equal(free, plan.RequiredSectors);
        BurnResult result = await _memory.Drive.BurnAsync(plan, cancellationToken: Test);
        Assert.Equal(2, result.Tracks.Count);
    }

    public void Dispose() => _memory.Dispose();

    // The silence is a hole in the file: it takes no room.
    private string LongTrack(string name, int sectors)
    {
        byte[] header = WavFile.Build([]);
        int bytes = sectors * CdSector.AudioBytes;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), bytes + 36);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), bytes);
        string path = _memory.Folder.Write(name, header);
        using FileStream file = new(path, FileMode.Open);
        file.SetLength(header.Length + bytes);
        return path;
    }

    private sealed class Recorder : IProgress<BurnProgress>
    {
        public List<BurnProgress> Reports { get; } = [];

        public Action<BurnProgress>? At { get; init; }

        public void Report(BurnProgress value)
        {
            Reports.Add(value);
            At?.Invoke(value);
        }
    }

    private sealed class Told(Action<EraseProgress> listen) : IProgress<EraseProgress>
    {
        public void Report(EraseProgress value) => listen(value);
    }
}
