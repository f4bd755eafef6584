using Redbook.Discs;
using Redbook.Mmc.Responses;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.AtOnce;
using Redbook.Recording.Tests.Mastering;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>Sessions one behind the other: what is foretold of them, and what comes of it.</summary>
public sealed class SeveralSessionsTests
{
    public static TheoryData<RecordingMode, int> Discs
    {
        get
        {
            TheoryData<RecordingMode, int> discs = [];
            for (int seed = 0; seed < TestLength.Rounds(3, 60); seed++)
            {
                foreach (RecordingMode mode in Enum.GetValues<RecordingMode>())
                {
                    discs.Add(mode, seed);
                }
            }

            return discs;
        }
    }

    [Theory]
    [MemberData(nameof(Discs))]
    public void Everything_comes_to_lie_where_the_check_foretold(RecordingMode mode, int seed)
    {
        MasterDisc[] sessions = Random(seed);
        using var b = new Burner();
        RecordingVerdict verdict = RecordingCheck.Check(sessions, new DiscInspector(b.Link, b.Time).Inspect(), mode);
        Assert.Empty(verdict.Problems);
        Assert.Equal(sessions.Length, verdict.Layout.Sessions.Count);
        using (IDisposable recorder = Recorder(b, mode))
        {
            for (int i = 0; i < sessions.Length; i++)
            {
                Write(recorder, verdict.Sessions[i], isFirst: i == 0, isLast: i + 1 == sessions.Length);
            }
        }

        Assert.Equal(DiscStatus.Complete, b.Disc.Status);
        Assert.Equal(verdict.Layout.Sessions.Select(static session => session.LeadOut), b.Disc.Layout.Sessions.Select(static session => session.LeadOut));
        TrackLayout[] expected = [.. verdict.Layout.Tracks], actual = [.. b.Disc.Layout.Tracks];
        Assert.Equal(
            expected.Select(static track => (track.Number, track.Start, track.Mode)), actual.Select(static track => (track.Number, track.Start, track.Mode)));
        int seedOfTrack = seed * 100;
        foreach ((MasterTrack track, TrackLayout layout) in sessions.SelectMany(static session => session.Tracks).Zip(actual))
        {
            if (track.Mode == TrackMode.Audio)
            {
                new RecordedDisc(b).AssertSound(layout.Start, Masters.Noise(seedOfTrack, track.Source.LengthSectors));
            }
            else
            {
                byte[] data = Masters.Noise(seedOfTrack, track.Source.LengthSectors, 2048), sector = new byte[2352];
                b.Disc.ReadSectors(layout.Start + 17, sector);
                Assert.True(sector.AsSpan(16, 2048).SequenceEqual(data.AsSpan(17 * 2048, 2048)));
            }

            seedOfTrack++;
        }

        Assert.DoesNotContain(b.Disc.Examine(), static finding => !finding.IsConvention);
        b.AssertReleased();
    }

    [Fact]
    public void A_disc_that_ends_too_late_is_told_of_once_and_by_how_much_in_all()
    {
        using var b = new Burner(medium: new Emulation.MediumOptions { Minutes = 74 });
        MasterTrack long1 = new() { Source = new SectorSource(new MemoryStream(), 0, 165_000) { IsZeroFilled = true } };
        MasterDisc session = new() { Tracks = [long1] };
        MediumReport medium = new DiscInspector(b.Link, b.Time).Inspect();
        foreach (RecordingMode mode in Enum.GetValues<RecordingMode>())
        {
            Assert.True(RecordingCheck.Check([session, session with { Tracks = [long1 with { Source = Masters.Sound(1, 300) }] }], medium, mode).IsPossible);
            MasterDisc little = session with { Tracks = [long1 with { Source = Masters.Sound(1, 300) }] };
            RecordingProblem problem = Assert.Single(RecordingCheck.Check([session, session, little], medium, mode).Problems);
            Assert.Equal(RecordingProblemKind.TooLong, problem.Kind);
            Assert.Contains("It is too long by", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void More_than_99_tracks_are_told_of_across_sessions()
    {
        MasterTrack track = new() { Source = new SectorSource(new MemoryStream(), 0, 300) { IsZeroFilled = true } };
        MasterDisc session = new() { Tracks = [.. Enumerable.Repeat(track, 50)] };
        using var b = new Burner();
        MediumReport medium = new DiscInspector(b.Link, b.Time).Inspect();
        foreach (RecordingMode mode in Enum.GetValues<RecordingMode>())
        {
            Assert.Contains(
                RecordingCheck.Check([session, session], medium, mode).Problems, static problem => problem.Kind == RecordingProblemKind.TooManyTracks);
        }

        Assert.Throws<ArgumentException>(() => RecordingCheck.Check([], medium, RecordingMode.Raw));
    }

    [Fact]
    public void The_next_session_comes_when_the_one_before_is_closed()
    {
        MasterDisc disc = new() { Tracks = [new MasterTrack { Source = Masters.Sound(1, 300) }] };
        foreach (RecordingMode mode in (RecordingMode[])[RecordingMode.SessionAtOnce, RecordingMode.Raw])
        {
            using var b = new Burner();
            using var recorder = (AtOnceRecorder)Recorder(b, mode);
            Assert.Throws<InvalidOperationException>(() => recorder.PrepareNext(SessionClose.Finalize));
            recorder.Prepare();
            Assert.Throws<InvalidOperationException>(() => recorder.PrepareNext(SessionClose.Finalize));
            WriteAtOnce(recorder, disc);
            Assert.Throws<ArgumentException>(() => recorder.PrepareNext(SessionClose.LeaveOpen));
            Burner.Fails(() => WriteAtOnce(recorder, disc), RecordingFailure.MediumNotBlank);
            recorder.PrepareNext(SessionClose.Finalize);
            Assert.Equal(new Lba(300 + 11_250), recorder.ProgramStart);
            Assert.Equal(2, recorder.FirstTrackNumber);
            WriteAtOnce(recorder, disc);
            Burner.Fails(() => recorder.PrepareNext(SessionClose.Finalize), RecordingFailure.MediumNotBlank);
        }

        using var t = new Burner();
        using TrackAtOnceRecorder tracks = t.Recorder(Burner.Options with { Close = SessionClose.CloseSession });
        tracks.Prepare();
        tracks.WriteTrack(disc.Tracks[0]);
        Assert.Throws<InvalidOperationException>(() => tracks.PrepareNext(SessionClose.Finalize));
        tracks.Close();
        tracks.PrepareNext(SessionClose.Finalize);
        Assert.Empty(tracks.Tracks);
        Assert.Equal(2, tracks.WriteTrack(disc.Tracks[0]).Number);
        tracks.Close();
        Assert.Equal(2, t.Disc.Layout.Sessions.Count);
    }

    private static MasterDisc[] Random(int seed)
    {
        var random = new Random(seed);
        int track = seed * 100;
        return
        [
            .. Enumerable.Range(0, 2 + random.Next(3)).Select(_ =>
            {
                bool isData = random.Next(2) == 0;
                return new MasterDisc
                {
                    Tracks =
                    [
                        .. Enumerable.Range(0, 1 + random.Next(3)).Select(_ =>
                        {
                            int sectors = 300 + random.Next(100);
                            return new MasterTrack
                            {
                                Source = isData
                                    ? new SectorSource(new MemoryStream(Masters.Noise(track++, sectors, 2048)), 0, sectors, 2048)
                                    : Masters.Sound(track++, sectors),
                                Mode = isData ? TrackMode.Mode1 : TrackMode.Audio,
                                PregapSectors = isData ? 150 : random.Next(3) * 100,
                            };
                        }),
                    ],
                };
            }),
        ];
    }

    private static IDisposable Recorder(Burner b, RecordingMode mode) => mode switch
    {
        RecordingMode.TrackAtOnce => b.Recorder(Burner.Options with { Close = SessionClose.CloseSession }),
        RecordingMode.Raw => new RawRecorder(b.Link, RoundTripTests.Raw with { Close = SessionClose.CloseSession }, b.Time, b.Awake),
        _ => new SessionAtOnceRecorder(b.Link, RoundTripTests.AtOnce with { Close = SessionClose.CloseSession }, b.Time, b.Awake),
    };

    private static void Write(IDisposable recorder, MasterDisc session, bool isFirst, bool isLast)
    {
        SessionClose close = isLast ? SessionClose.Finalize : SessionClose.CloseSession;
        if (recorder is AtOnceRecorder atOnce)
        {
            _ = isFirst ? atOnce.Prepare() : atOnce.PrepareNext(close);
            RecordedSession recorded = WriteAtOnce(atOnce, session);
            Assert.Equal(session.Tracks.Count, recorded.Layout!.Tracks.Count);
            return;
        }

        var tracks = (TrackAtOnceRecorder)recorder;
        _ = isFirst ? tracks.Prepare() : tracks.PrepareNext(close);
        foreach (MasterTrack track in session.Tracks)
        {
            tracks.WriteTrack(track);
        }

        tracks.Close(close);
    }

    private static RecordedSession WriteAtOnce(AtOnceRecorder recorder, MasterDisc session) => recorder is RawRecorder raw
        ? raw.Write(session, RawImageForm.Raw)
        : ((SessionAtOnceRecorder)recorder).Write(session);
}
