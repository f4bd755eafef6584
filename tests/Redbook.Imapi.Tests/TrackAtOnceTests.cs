using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Imapi.Tests.Clients;
using Redbook.Imapi.Tests.Streams;
using Redbook.Mmc.Responses;
using static Redbook.Imapi.IMAPI_FORMAT2_TAO_WRITE_ACTION;

namespace Redbook.Imapi.Tests;

public sealed class TrackAtOnceTests : IDisposable
{
    /// <summary>Two run-out sectors of the first track and the pause of the second.</summary>
    private const int SecondStart = 400 + 2 + 150;

    private readonly Rig _rig = new();
    private readonly MsftDiscRecorder2 _recorder;
    private readonly MsftDiscFormat2TrackAtOnce _writer;

    public TrackAtOnceTests()
    {
        _recorder = _rig.NewRecorder();
        _writer = Rig.NewWriter(_recorder);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _recorder.Dispose();
        _rig.Dispose();
    }

    [Fact]
    public void An_album_lies_on_the_disc_sample_for_sample_with_two_seconds_between_the_tracks()
    {
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 400));
        _writer.AddAudioTrack(Rig.Track(2, 300));
        _writer.ReleaseMedia();

        Assert.Equal(DiscStatus.Complete, _rig.Disc!.Status);
        SessionLayout session = Assert.Single(_rig.Disc.Layout.Sessions);
        Assert.Equal([0, SecondStart], session.Tracks.Select(static track => track.Start.Value));
        Assert.Equal(Rig.Samples(1, 400), _rig.Read(0, 400));
        Assert.Equal(Rig.Samples(2, 300), _rig.Read(SecondStart, 300));
    }

    [Fact]
    public void A_short_track_is_filled_up_to_four_seconds_with_silence()
    {
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 299));
        Assert.Equal(1, _writer.NumberOfExistingTracks);
        _writer.ReleaseMedia();
        Assert.Equal(Rig.Samples(1, 299), _rig.Read(0, 299));
        Assert.All(_rig.Read(299, 1), static sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Sector_counts_know_the_gaps()
    {
        _writer.PrepareMedia();
        int total = _writer.TotalSectorsOnMedia;
        Assert.Equal(new MediumOptions().CapacitySectors, total);
        Assert.Equal((total, 0), (_writer.FreeSectorsOnMedia, _writer.UsedSectorsOnMedia));
        _writer.AddAudioTrack(Rig.Track(1, 400));
        Assert.Equal(total, _writer.TotalSectorsOnMedia);
        int used = _writer.UsedSectorsOnMedia;
        Assert.Equal(402, used);
        Assert.Equal(total - used - 150, _writer.FreeSectorsOnMedia);
    }

    [Fact]
    public void Table_of_contents_is_that_of_the_tracks_so_far()
    {
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 400));
        _writer.AddAudioTrack(Rig.Track(2, 300));
        byte[] toc = Assert.IsType<byte[]>(Assert.Single(_writer.ExpectedTableOfContents));
        Assert.Equal(26 + 2, toc.Length);
        Assert.Equal([0, 26, 1, 2], toc[..4]);
        Assert.Equal([0, 0x10, 1, 0, 0, 0, 0, 0], toc[4..12]);
        Assert.Equal([0, 0x10, 2, 0, 0, 0, SecondStart >> 8, SecondStart & 0xFF], toc[12..20]);
        Assert.Equal(0xAA, toc[22]);
        TocResponse parsed = _writer.ExpectedToc;
        Assert.Equal((1, 2, SecondStart), (parsed.First, parsed.Last, parsed.Entries[1].Start.Value));
        int leadOut = parsed.LeadOut!.Value.Start.Value;
        _writer.ReleaseMedia();
        Assert.Equal(leadOut, _rig.Disc!.Layout.Sessions[0].LeadOut.Value);
    }

    [Theory]
    [InlineData(false, DiscStatus.Complete)]
    [InlineData(true, DiscStatus.Appendable)]
    public void A_disc_that_is_not_finalised_takes_a_further_session(bool doNotFinalize, DiscStatus expected)
    {
        _writer.DoNotFinalizeMedia = doNotFinalize;
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 300));
        _writer.ReleaseMedia();
        Assert.Equal(expected, _rig.Disc!.Status);
        Assert.Single(_rig.Disc.Layout.Sessions);
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
        Assert.False(_rig.Recorder.IsTrayLocked);
    }

    [Fact]
    public void Events_tell_each_action_and_every_getter_answers_in_every_phase()
    {
        List<IDiscFormat2TrackAtOnceEventArgs> reports = [];
        List<int> threads = [];
        _writer.Update += (sender, args) =>
        {
            Assert.Same(_writer, sender);
            threads.Add(Environment.CurrentManagedThreadId);
            IDiscFormat2TrackAtOnceEventArgs report = (IDiscFormat2TrackAtOnceEventArgs)args;
            reports.Add(report);
            Assert.InRange(report.CurrentTrackNumber, 1, 99);
            Assert.InRange(report.LastWrittenLba, report.StartLba - 1, report.StartLba + 450);
            Assert.InRange(report.LastReadLba, report.StartLba - 1, report.StartLba + 450);
            Assert.Equal(report.TotalSystemBuffer, report.UsedSystemBuffer + report.FreeSystemBuffer);
            Assert.True(report.ElapsedTime >= 0 && report.RemainingTime >= 0 && report.SectorCount >= 0);
        };
        _writer.PrepareMedia();
        Assert.Empty(reports);
        _writer.AddAudioTrack(Rig.Track(1, 450));
        Assert.Equal(
            [
                IMAPI_FORMAT2_TAO_WRITE_ACTION_PREPARING,
                IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING,
                IMAPI_FORMAT2_TAO_WRITE_ACTION_FINISHING,
            ],
            reports.Select(static report => report.CurrentAction).Distinct());
        Assert.Equal(450, reports[^1].SectorCount);
        Assert.Equal(449, reports[^1].LastWrittenLba);
        reports.Clear();
        _writer.ReleaseMedia();
        Assert.All(reports, static report =>
            Assert.Equal(IMAPI_FORMAT2_TAO_WRITE_ACTION_FINISHING, report.CurrentAction));
        Assert.NotEmpty(reports);
        Assert.Equal([Environment.CurrentManagedThreadId], threads.Distinct());
    }

    [Fact]
    public void Handlers_that_throw_disturb_nobody()
    {
        int told = 0;
        _writer.Update += (_, _) => throw new InvalidOperationException("mine");
        _writer.Update += (_, _) => told++;
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 300));
        _writer.ReleaseMedia();
        Assert.True(told > 2);
        Assert.Equal(Rig.Samples(1, 300), _rig.Read(0, 300));
    }

    [Fact]
    public void Cancelled_from_a_handler_the_track_stays_shorter()
    {
        _writer.Update += (_, args) =>
        {
            if (((IDiscFormat2TrackAtOnceEventArgs)args).CurrentAction == IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING)
            {
                _writer.CancelAddTrack();
            }
        };
        _writer.PrepareMedia();

        // More than fits the buffer between stream and drive.
        ImapiException cancelled = Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(Rig.Track(1, 9_000)));
        Assert.Equal(ImapiResults.E_IMAPI_REQUEST_CANCELLED, cancelled.HResult);
        if (_writer.NumberOfExistingTracks == 1)
        {
            int sectors = _writer.ExpectedToc.LeadOut!.Value.Start.Value;
            Assert.InRange(sectors, 300, 8_999);
        }

        _writer.ReleaseMedia();
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public async Task Cancelled_from_another_thread_while_the_stream_is_read_nothing_is_written()
    {
        using ManualResetEventSlim reading = new();
        ClientStream slow = new(Rig.Samples(1, 1000))
        {
            LargestRead = 2352,
            BeforeRead = () =>
            {
                reading.Set();
                Thread.Sleep(1);
            },
        };
        _writer.PrepareMedia();
        Task cancel = Task.Run(() =>
        {
            reading.Wait();
            _writer.CancelAddTrack();
        }, TestContext.Current.CancellationToken);
        Assert.Equal(
            ImapiResults.E_IMAPI_REQUEST_CANCELLED,
            Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(slow)).HResult);
        await cancel;
        Assert.Equal(0, _writer.NumberOfExistingTracks);
        _writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Blank, _rig.Disc!.Status);
    }

    [Fact]
    public async Task Cancelled_from_another_thread_while_it_is_written_the_track_stays_shorter()
    {
        const int Held = 17 << 20;                       // a little more than the buffer: writing has begun
        using ManualResetEventSlim reading = new();
        using ManualResetEventSlim cancelled = new();
        ClientStream? stream = null;
        stream = new ClientStream(Rig.Samples(1, 9_000))
        {
            LargestRead = 1 << 20,
            BeforeRead = () =>
            {
                if (stream!.Position >= Held)
                {
                    reading.Set();
                    cancelled.Wait();
                }
            },
        };
        _writer.PrepareMedia();
        Task cancel = Task.Run(() =>
        {
            reading.Wait();
            _writer.CancelAddTrack();
            cancelled.Set();
        }, TestContext.Current.CancellationToken);
        Assert.Equal(
            ImapiResults.E_IMAPI_REQUEST_CANCELLED,
            Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(stream)).HResult);
        await cancel;
        Assert.Equal(1, _writer.NumberOfExistingTracks);
        int sectors = _writer.ExpectedToc.LeadOut!.Value.Start.Value - 2;
        Assert.InRange(sectors, 300, Held / 2352 + 1000);
        _writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Complete, _rig.Disc!.Status);
        Assert.Equal(Rig.Samples(1, 9_000).AsSpan(0, 300 * 2352).ToArray(), _rig.Read(0, 300));
    }

    [Theory]
    [InlineData(0, "there is no sound")]
    [InlineData(2351, "2351 more than whole sectors")]
    [InlineData((300 * 2352) + 44, "44 more than whole sectors")]
    public void Streams_that_are_not_whole_sectors_say_by_how_many_bytes(int bytes, string rule)
    {
        _writer.PrepareMedia();
        ImapiException refused = Assert.Throws<ImapiException>(
            () => _writer.AddAudioTrack(new ClientStream(new byte[bytes])));
        Assert.Equal(ImapiResults.E_IMAPI_DF2TAO_STREAM_NOT_SUPPORTED, refused.HResult);
        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, _writer.NumberOfExistingTracks);
    }

    [Fact]
    public void A_partial_last_sector_is_filled_up_where_that_is_allowed()
    {
        _writer.AllowPartialLastSector = true;
        _writer.PrepareMedia();
        byte[] samples = Rig.Samples(1, 301);
        _writer.AddAudioTrack(new ClientStream(samples[..((300 * 2352) + 44)]));
        _writer.ReleaseMedia();
        byte[] last = _rig.Read(300, 1);
        Assert.Equal(samples.AsSpan(300 * 2352, 44).ToArray(), last[..44]);
        Assert.All(last[44..], static sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void A_managed_stream_is_read_from_where_it_stands()
    {
        using MemoryStream wave = new([.. new byte[44], .. Rig.Samples(1, 300)]);
        wave.Position = 44;
        _writer.PrepareMedia();
        _writer.AddAudioTrack(wave);
        _writer.ReleaseMedia();
        Assert.True(wave.CanRead);
        Assert.Equal(Rig.Samples(1, 300), _rig.Read(0, 300));
    }

    [Fact]
    public void An_error_of_the_stream_is_the_error_of_the_call_and_release_works()
    {
        const int AccessDeniedByStorage = unchecked((int)0x80030005);
        _writer.PrepareMedia();
        ClientStream broken = new(Rig.Samples(1, 9000))
        {
            LargestRead = 100_000,
            FailsAt = (2_000_000, new System.Runtime.InteropServices.COMException("mine", AccessDeniedByStorage)),
        };
        ImapiException failed = Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(broken));
        Assert.Equal(AccessDeniedByStorage, failed.HResult);
        Assert.Contains("mine", failed.Message, StringComparison.Ordinal);
        _writer.ReleaseMedia();
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void A_stream_that_ends_early_fails_and_leaves_a_shorter_track_or_none()
    {
        _writer.PrepareMedia();
        ImapiException failed = Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(
            new ClientStream(Rig.Samples(1, 400)) { AnnouncedLength = 500 * 2352 }));
        Assert.Equal(ImapiResults.E_FAIL, failed.HResult);
        _writer.AddAudioTrack(Rig.Track(2, 300));
        _writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Complete, _rig.Disc!.Status);
    }

    [Fact]
    public void The_hundredth_track_is_refused()
    {
        _writer.PrepareMedia();
        for (int track = 1; track <= 99; track++)
        {
            _writer.AddAudioTrack(Rig.Track(track, 300));
        }

        MediaException refused = Assert.Throws<MediaException>(() => _writer.AddAudioTrack(Rig.Track(100, 300)));
        Assert.Equal(ImapiResults.E_IMAPI_DF2TAO_TRACK_LIMIT_REACHED, refused.HResult);
        Assert.Equal(99, _writer.NumberOfExistingTracks);
        _writer.ReleaseMedia();
        Assert.Equal(99, _rig.Disc!.Layout.Sessions[0].Tracks.Count);
    }

    [Fact]
    public void A_track_that_does_not_fit_is_refused_before_anything_is_written()
    {
        _writer.PrepareMedia();
        int tooMany = _writer.FreeSectorsOnMedia + 1;
        using ComStream huge = new(new EmptySpace(tooMany * 2352L));
        MediaException refused = Assert.Throws<MediaException>(() => _writer.AddAudioTrack(huge));
        Assert.Equal(ImapiResults.E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE, refused.HResult);
        Assert.Contains($"{tooMany} sectors", refused.Message, StringComparison.Ordinal);
        _writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Blank, _rig.Disc!.Status);
    }

    [Fact]
    public void A_query_session_leaves_the_disc_blank_and_the_drive_free()
    {
        Query(_recorder);
        Assert.True(Collected.Until(() => _recorder.ExclusiveAccessOwner.Length == 0));
        Assert.False(_rig.Recorder.IsTrayLocked);
        Assert.Equal(DiscStatus.Blank, _rig.Disc!.Status);

        static void Query(MsftDiscRecorder2 recorder)
        {
            MsftDiscFormat2TrackAtOnce dropped = Rig.NewWriter(recorder);
            dropped.PrepareMedia();
            Assert.True(dropped.FreeSectorsOnMedia > 300_000);
            Assert.Equal(Rig.ClientName, recorder.ExclusiveAccessOwner);
        }
    }

    [Fact]
    public void Disposed_with_tracks_the_session_stays_open()
    {
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 300));
        _writer.Dispose();
        Assert.Equal(DiscStatus.Appendable, _rig.Disc!.Status);
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
        Assert.Equal(Rig.Samples(1, 300), _rig.Read(0, 300));
    }

    [Fact]
    public void Exclusive_access_of_the_client_nests_with_that_of_the_writer()
    {
        _recorder.AcquireExclusiveAccess(true, Rig.ClientName);
        _writer.PrepareMedia();
        _recorder.AcquireExclusiveAccess(true, Rig.ClientName);
        _recorder.ReleaseExclusiveAccess();
        _writer.ReleaseMedia();
        Assert.Equal(Rig.ClientName, _recorder.ExclusiveAccessOwner);
        _recorder.ReleaseExclusiveAccess();
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void A_drive_that_another_holds_names_its_owner()
    {
        using MsftDiscRecorder2 other = _rig.NewRecorder();
        other.AcquireExclusiveAccess(false, "Somebody else");
        ImapiException locked = Assert.Throws<ImapiException>(_writer.PrepareMedia);
        Assert.Equal(ImapiResults.E_IMAPI_RECORDER_LOCKED, locked.HResult);
        Assert.Contains("Somebody else", locked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shape_of_2008_compiles_and_records()
    {
        HandWrittenStyleProgram program = new(new MsftDiscMaster2(_rig.Drives)) { MakeRecorder = _ => _recorder };
        Assert.True(program.Burn(@"D:\", Rig.Track(1, 300), Rig.Track(2, 300)));
        Assert.Contains(IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING, program.Actions);
        Assert.Equal(99, program.Percent);
        Assert.True(_rig.Recorder.IsTrayOpen);
    }

    [Fact]
    public void The_shape_of_a_type_library_import_compiles_and_records()
    {
        TypeLibraryStyleProgram program = new();
        program.Burn(new MsftDiscMaster2(_rig.Drives), () => _recorder, Rig.Track(1, 300), Rig.Track(2, 299 * 2));
        Assert.Equal(0, program.ErrorCode);
        Assert.True(program.Updates > 4);
        Assert.Equal(DiscStatus.Complete, _rig.Disc!.Status);
    }

    /// <summary>A stream that announces a length and has no content.</summary>
    private sealed class EmptySpace(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => 0;

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
