using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

public sealed class TrackAtOnceTests
{
    [Fact]
    public void An_album_lies_on_the_disc_as_it_was_given_with_gaps_made_by_the_drive()
    {
        using var b = new Burner();
        byte[][] sounds = [Signals.Noise(700, 1), Signals.Noise(300, 2), Signals.Noise(1234, 3)];
        TocResponse expected;
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            MediumReport medium = recorder.Prepare();
            Assert.Equal(MediumState.Blank, medium.State);
            Assert.True(b.Drive.IsTrayLocked);
            Assert.Equal("Redbook tests", b.Connection.Owner);
            Assert.Equal((1, 0), (b.Awake.Taken, b.Awake.Released));
            foreach (byte[] sound in sounds)
            {
                int before = recorder.Space.FreeSectors;
                RecordedTrack track = recorder.WriteTrack(new MemoryStream(sound), sound.Length);
                Assert.Equal(sound.Length / CdSector.AudioBytes, track.LengthSectors);
                Assert.False(track.IsShortened);
                Assert.True(recorder.Space.FreeSectors < before - track.LengthSectors);
                Assert.True(recorder.Space.UsedSectors + recorder.Space.FreeSectors <= recorder.Space.TotalSectors);
            }

            expected = recorder.ExpectedTableOfContents;
            recorder.Close();
            int sent = b.Link.Opcodes.Count;
            recorder.Close();
            Assert.Equal(sent, b.Link.Opcodes.Count);
            Assert.Equal(3, recorder.Tracks.Count);
            Assert.Throws<InvalidOperationException>(() => recorder.WriteTrack(Stream.Null, 2352));
        }

        b.AssertReleased();
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        SessionLayout session = Assert.Single(b.Disc.Layout.Sessions);
        Assert.Equal(3, session.Tracks.Count);
        for (int i = 0; i < sounds.Length; i++)
        {
            TrackLayout track = session.Tracks[i];
            byte[] read = new byte[sounds[i].Length];
            b.Disc.ReadSectors(track.Start, read);
            Assert.True(read.AsSpan().SequenceEqual(sounds[i]), $"track {i + 1}");
            Assert.Equal(track.Start, expected.Entries[i].Start);
        }

        MediumReport after = new DiscInspector(b.Link, b.Time).Inspect();
        Assert.Equal(MediumState.Complete, after.State);
        Assert.Equal(expected.Entries, after.Toc!.Entries);
        Assert.Equal((expected.First, expected.Last), (after.Toc.First, after.Toc.Last));
    }

    [Fact]
    public void A_disc_prepared_and_released_is_as_it_was()
    {
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            Assert.Equal((359_847, 0, 359_847), (recorder.Space.TotalSectors, recorder.Space.UsedSectors, recorder.Space.FreeSectors));
            Assert.Throws<InvalidOperationException>(() => recorder.ExpectedTableOfContents);
            recorder.Close();
        }

        b.AssertReleased();
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        Assert.Equal(0, b.Disc.PowerCalibrations);
        Assert.Equal(0, b.Link.Count(Opcode.Write10) + b.Link.Count(Opcode.CloseTrackSession) + b.Link.Count(Opcode.SynchronizeCache));
    }

    [Fact]
    public void Tracks_without_a_close_stay_in_an_open_session_that_can_be_continued()
    {
        using var b = new Burner();
        byte[] first = Signals.Noise(400, 1), second = Signals.Noise(500, 2);
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(first), first.Length);
        }

        b.AssertReleased();
        Assert.Equal(DiscStatus.Appendable, b.Disc.Status);
        using (TrackAtOnceRecorder refused = b.Recorder())
        {
            Burner.Fails(() => refused.Prepare(), RecordingFailure.MediumNotBlank);
        }

        b.AssertReleased();
        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { AllowAppend = true }))
        {
            recorder.Prepare();
            RecordedTrack found = Assert.Single(recorder.Tracks);
            
            // A drive counts the two run-out sectors as part of the track.
            Assert.Equal((1, 402), (found.Number, found.LengthSectors));
            Assert.Equal(2, recorder.WriteTrack(new MemoryStream(second), second.Length).Number);
            Assert.Equal(2, recorder.ExpectedTableOfContents.Last);
            recorder.Close();
        }

        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        Assert.Equal(2, Assert.Single(b.Disc.Layout.Sessions).Tracks.Count);
    }

    [Theory]
    [InlineData(SessionClose.Finalize, DiscStatus.Complete)]
    [InlineData(SessionClose.CloseSession, DiscStatus.Appendable)]
    [InlineData(SessionClose.LeaveOpen, DiscStatus.Appendable)]
    public void A_disc_is_left_behind_as_asked(SessionClose close, DiscStatus status)
    {
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Close = close }))
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);
            recorder.Close();
        }

        Assert.Equal(status, b.Disc.Status);
        MediumReport report = new DiscInspector(b.Link, b.Time).Inspect();
        Assert.Equal(close != SessionClose.LeaveOpen, report.Toc is not null);
        Assert.Equal(close == SessionClose.CloseSession ? 2 : 1, report.Disc!.Value.SessionCount);
        if (close == SessionClose.CloseSession)
        {
            using TrackAtOnceRecorder next = b.Recorder(Burner.Options with { AllowAppend = true });
            next.Prepare();
            Assert.Empty(next.Tracks);
            RecordedTrack track = next.WriteTrack(new MemoryStream(Signals.Noise(300, 2)), 300 * CdSector.AudioBytes);
            Assert.Equal(2, track.Number);
            next.Close();
            Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        }
    }

    [Fact]
    public void An_open_session_can_be_closed_without_adding_to_it()
    {
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(Signals.Noise(310, 1)), 310 * CdSector.AudioBytes);
        }

        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { AllowAppend = true }))
        {
            recorder.Prepare();
            recorder.Close();
        }

        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        
        // With the two run-out sectors.
        Assert.Equal(312, Assert.Single(Assert.Single(b.Disc.Layout.Sessions).Tracks).LengthSectors);
    }

    [Fact]
    public void A_short_track_is_lengthened_to_four_seconds_with_silence()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(2, 5);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();

        RecordedTrack track = recorder.WriteTrack(new MemoryStream(sound), sound.Length);

        Assert.Equal((300, 298, false), (track.LengthSectors, track.PaddingSectors, track.IsShortened));
        byte[] read = new byte[300 * CdSector.AudioBytes];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan(0, sound.Length).SequenceEqual(sound));
        Assert.False(read.AsSpan(sound.Length).ContainsAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2353)]
    public void A_length_that_is_not_whole_sectors_is_refused_before_anything_is_sent(int length)
    {
        using var b = new Burner();
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        int sent = b.Link.Opcodes.Count;

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(new MemoryStream(new byte[length]), length), RecordingFailure.SourceInvalid);

        Assert.Equal(RecordingStep.CheckPlan, e.Step);
        Assert.Equal(sent, b.Link.Opcodes.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_last_sector_that_is_not_full_is_filled_where_that_is_allowed(bool lengthIsKnown)
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(301, 7)[..^100];
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();

        RecordedTrack track = recorder.WriteTrack(
            new MemoryStream(sound), lengthIsKnown ? sound.Length : null, new TrackOptions { PadPartialSector = true });

        Assert.Equal(301, track.LengthSectors);
        byte[] read = new byte[301 * CdSector.AudioBytes];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan(0, sound.Length).SequenceEqual(sound));
        Assert.False(read.AsSpan(sound.Length).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_source_of_unknown_length_is_read_to_its_end_even_in_small_pieces()
    {
        using var b = new Burner();
        byte[] sound = Signals.Noise(620, 8);
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();

        RecordedTrack track = recorder.WriteTrack(new TroubledStream(sound) { MostBytesPerRead = 1009 }, null);

        Assert.Equal(620, track.LengthSectors);
        byte[] read = new byte[sound.Length];
        b.Disc.ReadSectors(track.Start, read);
        Assert.True(read.AsSpan().SequenceEqual(sound));
    }

    [Fact]
    public void Recording_code_and_control_reach_the_disc()
    {
        using var b = new Burner();
        Assert.True(Isrc.TryParse("USRC17607839", out Isrc isrc));
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        var options = new TrackOptions { Isrc = isrc, Control = Control.CopyPermitted | Control.PreEmphasis };

        RecordedTrack track = recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes, options);
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);

        Assert.Equal(isrc, track.Isrc);
        TrackLayout layout = b.Disc.Layout.Sessions[0].Tracks[0];
        Assert.Equal(isrc, layout.Isrc);
        Assert.Equal(options.Control, layout.Control);
        Assert.True(b.Disc.Layout.Sessions[0].Tracks[1].Isrc.IsEmpty);
        Assert.Throws<ArgumentException>(() => recorder.WriteTrack(Stream.Null, 2352, new TrackOptions { Control = Control.Data }));
    }

    [Fact]
    public void With_the_laser_off_the_disc_stays_blank_and_the_laser_is_not_calibrated()
    {
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { TestWrite = true }))
        {
            recorder.Prepare();
            recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), 400 * CdSector.AudioBytes);
            RecordedTrack second = recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 2)), 400 * CdSector.AudioBytes);
            Assert.Equal(2, second.Number);
            recorder.Close();
        }

        b.AssertReleased();
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
        Assert.Equal(0, b.Disc.PowerCalibrations);
        Assert.Equal(0, b.Link.Count(Opcode.SendOpcInformation));
    }

    [Fact]
    public void A_drive_that_refuses_to_close_a_simulation_has_simulated_all_the_same()
    {
        using var b = new Burner();
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { TestWrite = true });
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(400, 1)), 400 * CdSector.AudioBytes);
        b.Suffer(Fault.Always(Opcode.CloseTrackSession, FaultAction.Answer(SenseKey.IllegalRequest, 0x2C, 0)));

        recorder.Close();

        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
    }

    [Fact]
    public void A_test_write_is_refused_where_the_drive_has_none()
    {
        using var b = new Burner(new SoftwareRecorderOptions { Profile = new DriveProfile { HasTestWrite = false } });
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { TestWrite = true });

        Burner.Fails(() => recorder.Prepare(), RecordingFailure.NotSupportedByDrive);

        b.AssertReleased();
    }

    [Fact]
    public void The_laser_is_calibrated_once_for_a_job()
    {
        using var b = new Burner();
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 1)), 300 * CdSector.AudioBytes);
        recorder.WriteTrack(new MemoryStream(Signals.Noise(300, 2)), 300 * CdSector.AudioBytes);

        Assert.Equal(1, b.Link.Count(Opcode.SendOpcInformation));
        Assert.Equal(1, b.Disc.PowerCalibrations);
    }

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(20_000, 8)]
    [InlineData(65_536, 27)]
    [InlineData(1 << 20, 27)]
    public void No_write_is_larger_than_the_transport_or_sixty_four_kibibytes(int maxTransferBytes, int sectorsPerWrite)
    {
        using var b = new Burner();
        b.Link.MaxTransferOverride = maxTransferBytes;
        int largest = 0;
        b.Link.Before = (cdb, data) =>
        {
            if (cdb[0] == Opcode.Write10)
            {
                largest = Math.Max(largest, data.Length);
                Assert.Equal(0, data.Length % CdSector.AudioBytes);
            }

            return null;
        };
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();

        recorder.WriteTrack(new MemoryStream(Signals.Noise(324, 1)), 324 * CdSector.AudioBytes);

        Assert.Equal(sectorsPerWrite * CdSector.AudioBytes, largest);
    }

    [Fact]
    public void A_host_that_carries_less_than_a_sector_is_told_so()
    {
        using var b = new Burner();
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        b.Link.MaxTransferOverride = 2048;
        Burner.Fails(() => recorder.WriteTrack(new MemoryStream(Signals.Noise(324, 1)), 324 * CdSector.AudioBytes), RecordingFailure.HostFailed);
    }

    [Fact]
    public void Ninety_nine_tracks_fit_and_the_hundredth_is_refused_before_anything_is_sent()
    {
        using var b = new Burner(medium: new MediumOptions { Minutes = 74 });
        byte[] sound = new byte[CdSector.AudioBytes];
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            for (int number = 1; number <= 99; number++)
            {
                Assert.Equal(number, recorder.WriteTrack(new MemoryStream(sound), sound.Length).Number);
            }

            int sent = b.Link.Opcodes.Count;
            Burner.Fails(() => recorder.WriteTrack(new MemoryStream(sound), sound.Length), RecordingFailure.TrackLimitReached);
            Assert.Equal(sent, b.Link.Opcodes.Count);
            recorder.Close();
        }

        Assert.Equal(99, Assert.Single(b.Disc.Layout.Sessions).Tracks.Count);
    }

    [Fact]
    public void A_track_that_does_not_fit_is_refused_before_the_first_write_and_one_that_just_fits_is_recorded()
    {
        using var b = new Burner(medium: new MediumOptions { Minutes = 74 });
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Verify = true });
        recorder.Prepare();
        long free = recorder.Space.FreeSectors;

        RecordingException e = Burner.Fails(
            () => recorder.WriteTrack(new EndlessSilence(), (free + 1) * CdSector.AudioBytes), RecordingFailure.NotEnoughSpace);

        Assert.Null(e.ShortenedTrack);
        Assert.Equal(0, b.Link.Count(Opcode.Write10));
        recorder.WriteTrack(new EndlessSilence(), (free - 152 - 299) * CdSector.AudioBytes);
        Assert.InRange(recorder.Space.FreeSectors, 0, 299);
        Burner.Fails(() => recorder.WriteTrack(new EndlessSilence(), CdSector.AudioBytes), RecordingFailure.NotEnoughSpace);
        recorder.Close();
    }

    [Fact]
    public void A_source_without_end_fills_the_disc_and_stays_as_a_shorter_track()
    {
        using var b = new Burner(medium: new MediumOptions { Minutes = 74 });
        using TrackAtOnceRecorder recorder = b.Recorder();
        recorder.Prepare();
        int free = recorder.Space.FreeSectors;

        RecordingException e = Burner.Fails(() => recorder.WriteTrack(new EndlessSilence(), null), RecordingFailure.NotEnoughSpace);

        Assert.Equal(free, e.ShortenedTrack!.LengthSectors);
        Assert.True(e.ShortenedTrack.IsShortened);
        Assert.Equal(0, recorder.Space.FreeSectors);
        recorder.Close();
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
    }

    [Fact]
    public void Exclusive_access_nests_with_the_callers_own()
    {
        using var b = new Burner();
        Assert.True(b.Connection.TryAcquire("Redbook tests", force: false));
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
        }

        Assert.Equal("Redbook tests", b.Connection.Owner);
        b.Connection.Release();
        b.AssertReleased();
    }

    [Fact]
    public void A_drive_held_by_another_program_is_left_alone_and_its_owner_named()
    {
        using var b = new Burner();
        using RecorderConnection other = b.Drive.Connect();
        Assert.True(other.TryAcquire("Other program", force: false));
        using TrackAtOnceRecorder recorder = b.Recorder();

        RecordingException e = Burner.Fails(() => recorder.Prepare(), RecordingFailure.Locked);

        Assert.Equal("Other program", e.Owner);
        Assert.Contains("Other program", e.Message, StringComparison.Ordinal);
        Assert.Empty(b.Link.Opcodes);
        Assert.Equal(b.Awake.Taken, b.Awake.Released);
    }

    [Fact]
    public void A_dropped_recorder_gives_the_drive_back_when_it_is_collected()
    {
        using var b = new Burner();
        Drop(b);
        for (int i = 0; i < 10 && b.Drive.IsTrayLocked; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        b.AssertReleased();
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Drop(Burner burner) => burner.Recorder().Prepare();
    }

    [Fact]
    public void Calls_out_of_order_are_the_callers_mistake()
    {
        using var b = new Burner();
        TrackAtOnceRecorder recorder = b.Recorder();
        Assert.Throws<InvalidOperationException>(() => recorder.WriteTrack(Stream.Null, 2352));
        Assert.Throws<InvalidOperationException>(() => recorder.Close());
        Assert.Throws<InvalidOperationException>(() => recorder.SetWriteSpeed(null, false));
        recorder.Prepare();
        Assert.Throws<InvalidOperationException>(() => recorder.Prepare());
        recorder.Dispose();
        recorder.Dispose();
        Assert.Throws<ObjectDisposedException>(() => recorder.Close());
        Assert.Throws<ArgumentException>(() => new TrackAtOnceRecorder(b.Link, Burner.Options with { ClientName = " " }));
    }

    private sealed class EndlessSilence : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => 0;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer.Clear();
            return buffer.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Fact]
    public void The_catalogue_number_and_the_sound_of_a_plan_go_onto_the_disc()
    {
        using var b = new Burner();
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        byte[] sound = Signals.Noise(400, 3);
        var source = new Recording.Mastering.SectorSource(new MemoryStream([.. new byte[100], .. sound]), 100, 400);
        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { Mcn = mcn }))
        {
            recorder.Prepare();
            using Stream stream = source.OpenRead();
            recorder.WriteTrack(stream, stream.Length);
            recorder.Close();

            // The same in pieces that are no sectors.
            byte[] piece = new byte[1001];
            stream.Position = 5;
            for (int at = 5, got; (got = stream.Read(piece)) > 0; at += got)
            {
                Assert.True(sound.AsSpan(at, got).SequenceEqual(piece.AsSpan(0, got)));
            }

            Assert.Equal(stream.Length, stream.Position);
        }

        Assert.Equal(mcn, b.Disc.Layout.Mcn);
        byte[] read = new byte[sound.Length];
        b.Disc.ReadSectors(Lba.Zero, read);
        Assert.Equal(sound, read);
    }
}
