using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void Progress_comes_at_the_start_twice_a_second_at_each_phase_and_at_the_end()
    {
        using var b = new Burner();
        var reports = new Reports();
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.Write10)
            {
                b.Time.Advance(TimeSpan.FromMilliseconds(90));
            }

            return null;
        };
        byte[] sound = Signals.Noise(2000, 1);
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Progress = reports });
        recorder.Prepare();
        Assert.Empty(reports.All);

        RecordedTrack track = recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        RecordingProgress[] written = [.. reports.All];
        recorder.Close();

        RecordingPhase[] phases = [.. written.Select(r => r.Phase).Distinct()];
        Assert.Equal(
            [RecordingPhase.Preparing, RecordingPhase.Writing, RecordingPhase.Finishing, RecordingPhase.Verifying], phases);
        Assert.Equal(RecordingPhase.Finishing, reports.All[written.Length].Phase);
        Assert.Equal(RecordingPhase.Verifying, reports.All[^1].Phase);
        Assert.All(written, r => Assert.Equal((1, 2000, track.Start), (r.TrackNumber, r.SectorCount, r.Start)));
        Assert.Equal(0, written[0].WrittenSectors);
        Assert.Equal(2000, written[^1].WrittenSectors);

        // 75 WRITEs of 90 ms are 6.75 s: a report each half second, at the first WRITE that ends after it.
        RecordingProgress[] during = [.. written.Where(r => r.Phase == RecordingPhase.Writing)];
        Assert.InRange(during.Length, 12, 14);
        for (int i = 1; i < during.Length; i++)
        {
            Assert.InRange((during[i].Elapsed - during[i - 1].Elapsed).TotalMilliseconds, 500, 630);
            Assert.True(during[i].LastWritten > during[i - 1].LastWritten);
            Assert.True(during[i].LastRead >= during[i].LastWritten);
            Assert.InRange(during[i].BufferUsedBytes, 0, during[i].BufferTotalBytes);
            Assert.Equal(during[i].BufferTotalBytes, during[i].BufferFreeBytes + during[i].BufferUsedBytes);
            Assert.InRange(during[i].SpeedFactor, 3.5, 4.5);
            Assert.NotNull(during[i].DriveBufferTotalBytes);
        }

        RecordingProgress middle = during[during.Length / 2];
        Assert.Equal(6.75 - middle.Elapsed.TotalSeconds, middle.Remaining!.Value.TotalSeconds, 0.3);
    }

    [Fact]
    public void A_listener_that_throws_does_not_end_the_recording()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(400, 1);
        var reports = new Reports { OnReport = _ => throw new InvalidOperationException("my own affair") };
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Progress = reports });
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        recorder.Close();

        Assert.True(reports.All.Count >= 5);
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
    }

    [Theory]
    [InlineData(5, 300)]
    [InlineData(400, 405)]
    public void Cancelling_from_a_listener_leaves_a_shorter_track_that_can_be_closed(int afterSectors, int expectedSectors)
    {
        using var b = new Burner();
        using var cancel = new CancellationTokenSource();
        b.Link.MaxTransferOverride = 5 * CdSector.AudioBytes;
        b.Link.Before = (_, _) =>
        {
            b.Time.Advance(TimeSpan.FromSeconds(1));
            return null;
        };
        var reports = new Reports
        {
            OnReport = r =>
            {
                if (r.WrittenSectors >= afterSectors)
                {
                    cancel.Cancel();
                }
            },
        };
        byte[] sound = Signals.Noise(1000, 1);
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Progress = reports });
        recorder.Prepare();

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(new MemoryStream(sound), sound.Length, null, cancel.Token), RecordingFailure.Cancelled);
        recorder.Close();

        Assert.InRange(e.ShortenedTrack!.LengthSectors, Math.Min(300, expectedSectors), expectedSectors);
        Assert.Contains("of 1000 sectors", e.Message, StringComparison.Ordinal);
        Assert.Equal(e.ShortenedTrack, Assert.IsType<RecordingException>(e).ShortenedTrack);
        byte[] read = new byte[afterSectors * CdSector.AudioBytes];
        b.Disc.ReadSectors(Lba.Zero, read);
        Assert.True(read.AsSpan().SequenceEqual(sound.AsSpan(0, read.Length)));
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        Assert.Single(b.Disc.Layout.Sessions[0].Tracks);
    }

    [Fact]
    public void Cancelling_before_the_first_write_leaves_the_disc_blank()
    {
        using var b = new Burner();
        using var cancel = new CancellationTokenSource();
        byte[] sound = Signals.Noise(1000, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        var source = new TroubledStream(sound) { OnRead = _ => cancel.Cancel() };

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(source, sound.Length, null, cancel.Token), RecordingFailure.Cancelled);

        Assert.Null(e.ShortenedTrack);
        recorder.Close();
        recorder.Dispose();
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        b.AssertReleased();
    }

    [Fact]
    public void Cancelling_ends_the_wait_for_a_source_that_gives_nothing()
    {
        using var b = new Burner();
        using var cancel = new CancellationTokenSource();
        using var blocked = new ManualResetEventSlim();
        byte[] sound = Signals.Noise(1000, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        var source = new TroubledStream(sound)
        {
            MostBytesPerRead = 27 * CdSector.AudioBytes,
            OnRead = position =>
            {
                if (position > 700 * CdSector.AudioBytes)
                {
                    cancel.CancelAfter(20);
                    blocked.Wait(TimeSpan.FromSeconds(1));
                }
            },
        };

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(source, sound.Length, null, cancel.Token), RecordingFailure.Cancelled);

        Assert.InRange(e.ShortenedTrack!.LengthSectors, 300, 999);
    }

    [Fact]
    public void A_drive_that_stays_busy_can_be_cancelled_between_two_attempts()
    {
        using var b = new Burner();
        using var cancel = new CancellationTokenSource();
        byte[] sound = Signals.Noise(1000, 1);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        int attempts = 0;
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] != Opcode.Write10 || ++attempts is < 20 or > 60)
            {
                return null;
            }

            if (attempts == 60)
            {
                cancel.Cancel();
            }

            return new(Mmc.Transport.ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.NotReady, 4, 8), default);
        };

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(new MemoryStream(sound), sound.Length, null, cancel.Token), RecordingFailure.Cancelled);

        Assert.Equal(19 * 27, e.ShortenedTrack!.LengthSectors);
    }

    private sealed class Reports : IProgress<RecordingProgress>
    {
        public List<RecordingProgress> All { get; } = [];

        public Action<RecordingProgress>? OnReport { get; init; }

        public void Report(RecordingProgress value)
        {
            All.Add(value);
            OnReport?.Invoke(value);
        }
    }
}
