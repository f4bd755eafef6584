using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Quirks;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Tests.Mastering;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Whole discs recorded raw: made for the medium, or from an image that somebody made.</summary>
public sealed class RawRecorderTests
{
    private static RawRecorderOptions Options => new() { ClientName = "Redbook tests", BufferBytes = 1 << 20 };

    [Theory]
    [InlineData(RawImageForm.Pq)]
    [InlineData(RawImageForm.Cooked)]
    [InlineData(RawImageForm.Raw)]
    public void A_disc_is_recorded_for_the_medium_that_is_there(RawImageForm form)
    {
        using var b = new Burner(medium: new MediumOptions { LeadInStart = new Msf(97, 26, 65) });
        var reports = new Reports();
        b.Link.Before = (cdb, _) =>
        {
            b.Time.Advance(TimeSpan.FromMilliseconds(cdb[0] == Opcode.Write10 ? 60 : 0));
            return null;
        };
        using (RawRecorder recorder = Recorder(b, Options with { Progress = reports }))
        {
            MediumReport medium = recorder.Prepare();
            Assert.Equal([RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw], recorder.SupportedForms);
            Assert.Equal(-11_635, recorder.LeadInStart.Value);
            Assert.Equal(359_847, medium.LastPossibleLeadOut?.Value);

            RecordedSession session = recorder.Write(Disc(), form);

            Assert.Equal(-11_635, session.Start.Value);
            Assert.Equal(1050 + 6750, session.End.Value);
            Assert.Equal([1, 2, 0xAA], session.TableOfContents!.Entries.Select(static entry => (int)entry.Track));
            Assert.False(session.IsTestWrite);
            Assert.Contains("written on already", Burner.Fails(
                () => recorder.Write(Disc(), form), RecordingFailure.MediumNotBlank).Message, StringComparison.Ordinal);
        }

        b.AssertReleased();
        AssertIsDisc(b);
        Assert.Equal(
            [RecordingPhase.Preparing, RecordingPhase.Writing, RecordingPhase.Finishing, RecordingPhase.Verifying],
            reports.Seen.Select(static report => report.Phase).Distinct());
        RecordingProgress last = reports.Seen[^1];
        Assert.Equal((-11_635, 11_635 + 1050 + 6750, 7799), (last.Start.Value, last.SectorCount, last.LastWritten.Value));
        Assert.Equal(last.LastWritten, last.LastRead);
        Assert.Equal([0, 1, 2], reports.Seen.Select(static report => report.TrackNumber).Distinct().Order());
    }

    [Theory]
    [InlineData(RawImageForm.Pq, true)]
    [InlineData(RawImageForm.Cooked, true)]
    [InlineData(RawImageForm.Raw, true)]
    [InlineData(RawImageForm.Pq, false)]
    [InlineData(RawImageForm.Cooked, false)]
    [InlineData(RawImageForm.Raw, false)]
    public void An_image_from_95_00_00_is_recorded_from_where_the_lead_in_of_the_medium_starts(RawImageForm form, bool canSeek)
    {
        using var b = new Burner();
        byte[] image = Masters.ReadAll(new RawImage(Disc(), form));
        Stream stream = canSeek ? new MemoryStream(image) : new TroubledStream(image) { MostBytesPerRead = 50_001 };
        using (RawRecorder recorder = Recorder(b))
        {
            recorder.Prepare();
            RecordedSession session = recorder.Write(stream, form, new Lba(-22_650));
            Assert.Equal((-11_077, 7800), (session.Start.Value, session.End.Value));
        }

        AssertIsDisc(b);
    }

    [Fact]
    public void A_stream_of_unknown_length_that_goes_on_behind_the_lead_out_is_left_there()
    {
        using var b = new Burner();
        byte[] image = Masters.ReadAll(new RawImage(Disc(), RawImageForm.Raw));
        using RawRecorder recorder = Recorder(b);
        recorder.Prepare();
        var stream = new TroubledStream([.. image, .. new byte[2448 * 900]]);
        RecordingException e = Burner.Fails(
            () => recorder.Write(stream, RawImageForm.Raw, new Lba(-22_650)), RecordingFailure.NotEnoughSpace);
        Assert.Equal(RecordingStep.WriteAtOnce, e.Step);
        Assert.True(e.IsDiscSpoiled);
    }

    [Fact]
    public void An_image_that_begins_behind_the_lead_in_of_the_medium_is_refused_and_nothing_is_written()
    {
        using var b = new Burner();
        var image = new RawImage(Disc() with { LeadInStart = new Lba(-11_000) }, RawImageForm.Raw);
        using RawRecorder recorder = Recorder(b);
        recorder.Prepare();

        RecordingException e = Burner.Fails(
            () => recorder.Write(image.OpenRead(), RawImageForm.Raw, image.Start), RecordingFailure.LeadInTooShort);

        Assert.Contains("-11000 (97:35:25)", e.Message, StringComparison.Ordinal);
        Assert.Contains("-11077 (97:34:23)", e.Message, StringComparison.Ordinal);
        Assert.False(e.IsDiscSpoiled);
        Assert.Equal(0, b.Link.Count(Opcode.Write10));

        // Nothing was written: the same preparation serves another image.
        Assert.Equal(7800, recorder.Write(Disc(), RawImageForm.Raw).End.Value);
    }

    [Fact]
    public void What_cannot_be_recorded_is_refused_before_anything_is_written()
    {
        using var b = new Burner();
        using RawRecorder recorder = Recorder(b);
        recorder.Prepare();
        byte[] image = Masters.ReadAll(new RawImage(Disc(), RawImageForm.Raw));
        var start = new Lba(-22_650);

        Assert.Contains("1 more than whole sectors of 2448", Fails(new MemoryStream([.. image, 1]), RecordingFailure.SourceInvalid), StringComparison.Ordinal);
        Assert.Contains("nothing in it", Fails(new MemoryStream(), RecordingFailure.SourceInvalid), StringComparison.Ordinal);
        Assert.Contains("has 100 sectors", Fails(new MemoryStream(image[..244_800]), RecordingFailure.SourceTooShort), StringComparison.Ordinal);
        Assert.Contains("before the place", Fails(new TroubledStream(image[..244_800]), RecordingFailure.SourceTooShort), StringComparison.Ordinal);
        Assert.Contains("has the lead-out at 1050", Fails(new MemoryStream(image[..(23_600 * 2448)]), RecordingFailure.SourceTooShort), StringComparison.Ordinal);
        Assert.Contains("damaged here", Fails(new TroubledStream(image) { FailsAt = 2448 * 50 }, RecordingFailure.SourceFailed), StringComparison.Ordinal);
        Assert.Contains("damaged here", Fails(new TroubledStream(image) { FailsAt = 2448 * 11_600 }, RecordingFailure.SourceFailed), StringComparison.Ordinal);
        var closed = new MemoryStream(image);
        closed.Dispose();
        Assert.Contains("may be closed", Fails(closed, RecordingFailure.SourceInvalid), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => recorder.Write(Disc() with { Tracks = [] }, RawImageForm.Raw));
        Assert.Equal(0, b.Link.Count(Opcode.Write10));
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);

        string Fails(Stream stream, RecordingFailure failure)
        {
            RecordingException e = Burner.Fails(() => recorder.Write(stream, RawImageForm.Raw, start), failure);
            Assert.False(e.IsDiscSpoiled);
            return e.Message;
        }
    }

    [Theory]
    [InlineData(359_847, 0, false)]
    [InlineData(359_848, 0, true)]
    [InlineData(359_948, 100, true)]
    [InlineData(359_947, 100, false)]
    public void The_lead_out_has_to_start_in_time(int leadOut, int overburn, bool isRefused)
    {
        using var b = new Burner(medium: new MediumOptions { OverburnSectors = 100 });
        using RawRecorder recorder = Recorder(b, Options with { OverburnSectors = overburn, TestWrite = true });
        recorder.Prepare();
        var disc = new MasterDisc
        {
            Tracks = [new MasterTrack { Source = new SectorSource(new MemoryStream(), 0, leadOut) { IsZeroFilled = true } }],
        };
        using var stop = new CancellationTokenSource();
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.Write10)
            {
                stop.Cancel();
            }

            return null;
        };

        RecordingException e = Burner.Fails(
            () => recorder.Write(disc, RawImageForm.Raw, stop.Token),
            isRefused ? RecordingFailure.NotEnoughSpace : RecordingFailure.Cancelled);
        Assert.Equal(isRefused ? 0 : 1, b.Link.Count(Opcode.Write10));
        Assert.False(e.IsDiscSpoiled);
        using var again = new CancellationTokenSource();
        b.Link.Before = (cdb, _) =>
        {
            if (cdb[0] == Opcode.SendOpcInformation || cdb[0] == Opcode.Write10)
            {
                again.Cancel();
            }

            return null;
        };
        Burner.Fails(
            () => recorder.Write(new RawImage(disc, RawImageForm.Pq).OpenRead(), RawImageForm.Pq, new Lba(-22_650), again.Token),
            isRefused ? RecordingFailure.NotEnoughSpace : RecordingFailure.Cancelled);
    }

    [Fact]
    public void A_test_write_leaves_the_disc_blank_and_can_be_repeated()
    {
        using var b = new Burner();
        using RawRecorder recorder = Recorder(b, Options with { TestWrite = true });
        recorder.Prepare();
        for (int i = 0; i < 2; i++)
        {
            RecordedSession session = recorder.Write(Disc(), RawImageForm.Raw);
            Assert.True(session.IsTestWrite);
            Assert.Null(session.TableOfContents);
        }

        Assert.Equal(0, b.Link.Count(Opcode.SendOpcInformation));
        Assert.Equal(DiscStatus.Blank, b.Disc.Status);
    }

    [Fact]
    public void A_drive_that_takes_only_some_forms_says_so_and_one_that_takes_none_is_refused()
    {
        using (Burner b = Drive(RawSubChannels.Pq16 | RawSubChannels.RawPw))
        {
            Assert.Equal([RawImageForm.Pq, RawImageForm.Raw], RawRecorder.FindForms(b.Link));
            using RawRecorder recorder = Recorder(b);
            recorder.Prepare();
            Assert.Equal([RawImageForm.Pq, RawImageForm.Raw], recorder.SupportedForms);
            Burner.Fails(() => recorder.Write(Disc(), RawImageForm.Cooked), RecordingFailure.WriteParametersRefused);
            recorder.Write(Disc(), RawImageForm.Pq);
        }

        using (Burner b = Drive(RawSubChannels.None))
        {
            Assert.Empty(RawRecorder.FindForms(b.Link));
            using RawRecorder recorder = Recorder(b);
            Burner.Fails(() => recorder.Prepare(), RecordingFailure.NotSupportedByDrive);
            b.AssertReleased();
        }
    }

    [Fact]
    public void Asking_for_forms_leaves_the_write_parameters_as_they_were()
    {
        using var b = new Burner();
        var drive = new MmcDrive(b.Link);
        drive.ReadModePage(out WriteParametersPage? before);
        Assert.Equal(3, RawRecorder.FindForms(b.Link).Count);
        drive.ReadModePage(out WriteParametersPage? after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_disc_with_something_on_it_is_not_recorded_raw()
    {
        using var b = new Burner();
        using (RawRecorder recorder = Recorder(b))
        {
            recorder.Prepare();
            recorder.Write(Disc(), RawImageForm.Pq);
        }

        using RawRecorder second = Recorder(b);
        Burner.Fails(() => second.Prepare(), RecordingFailure.MediumNotBlank);
        Assert.Throws<ObjectDisposedException>(() => second.LeadInStart);
        Assert.Throws<ObjectDisposedException>(() => second.Write(Disc(), RawImageForm.Pq));
        using RawRecorder unprepared = Recorder(b);
        Assert.Throws<InvalidOperationException>(() => unprepared.LeadInStart);
    }

    [Fact]
    public void The_drive_is_asked_in_the_order_of_the_recipe()
    {
        using var b = new Burner();
        using RawRecorder recorder = Recorder(b);
        recorder.Prepare();
        b.Link.Opcodes.Clear();
        recorder.Write(Disc(), RawImageForm.Raw);
        byte[] order =
        [
            Opcode.TestUnitReady, Opcode.ModeSelect10, Opcode.ReadTrackInformation, Opcode.TestUnitReady,
            Opcode.SendOpcInformation, Opcode.Write10, Opcode.SynchronizeCache, Opcode.TestUnitReady,
            Opcode.ReadDiscInformation, Opcode.ReadTocPmaAtip, Opcode.ReadTocPmaAtip,
        ];
        IEnumerable<byte> runs = b.Link.Opcodes.Where(static o => o != Opcode.ReadBufferCapacity);
        Assert.Equal(order, runs.Where((o, i) => o != Opcode.Write10 || runs.ElementAtOrDefault(i - 1) != o));
        Assert.Equal(0, b.Link.Count(Opcode.CloseTrackSession));
        Assert.Equal(((11_077 + 7800) + 25) / 26, b.Link.Count(Opcode.Write10));
    }

    internal static MasterDisc Disc() => new()
    {
        Mcn = Mcn.TryParse("4006381333931", out Mcn mcn) ? mcn : null,
        Tracks =
        [
            new MasterTrack { Source = Masters.Sound(1, 450), Isrc = Isrc.TryParse("USRC17607839", out Isrc a) ? a : default },
            new MasterTrack { Source = Masters.Sound(2, 500), PregapSectors = 100, IndexOffsets = [200] },
        ],
    };

    internal static RawRecorder Recorder(Burner b, RawRecorderOptions? options = null) =>
        new(b.Link, options ?? Options, b.Time, b.Awake);

    private static Burner Drive(RawSubChannels forms) =>
        new(new SoftwareRecorderOptions { Profile = new DriveProfile { RawSubChannels = forms } });

    private static void AssertIsDisc(Burner b)
    {
        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        DiscLayout expected = new RawImage(Disc(), RawImageForm.Raw).Layout, actual = b.Disc.Layout;
        Assert.Equal(expected.Mcn, actual.Mcn);
        Assert.Equal(expected.Tracks.Select(RandomDiscTests.Words), actual.Tracks.Select(RandomDiscTests.Words));
        Assert.All(b.Disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));
        byte[] read = new byte[500 * CdSector.AudioBytes];
        b.Disc.ReadSectors(new Lba(550), read);
        Assert.Equal(Masters.Noise(2, 500), read);
    }

    private sealed class Reports : IProgress<RecordingProgress>
    {
        public List<RecordingProgress> Seen { get; } = [];

        public void Report(RecordingProgress value) => Seen.Add(value);
    }
}
