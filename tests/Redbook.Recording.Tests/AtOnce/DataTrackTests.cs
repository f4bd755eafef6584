using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.Mastering;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Data tracks beside sound, in every form in which they can be given.</summary>
public sealed class DataTrackTests
{
    private const int Sectors = 300;

    public static TheoryData<TrackMode, int> Kinds => new()
    {
        { TrackMode.Mode1, 2048 }, { TrackMode.Mode1, 2352 },
        { TrackMode.Mode2, 2336 }, { TrackMode.Mode2, 2352 },
        { TrackMode.Mode2Xa, 2048 }, { TrackMode.Mode2Xa, 2336 }, { TrackMode.Mode2Xa, 2352 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Data_before_and_behind_sound_come_to_lie_where_they_should(TrackMode mode, int sectorBytes)
    {
        MasterDisc disc = Disc(mode, sectorBytes);
        foreach (RecordingMode way in (RecordingMode[])[RecordingMode.SessionAtOnce, RecordingMode.Raw])
        {
            using var b = new Burner();
            using (var burner = new AtOnceBurner(way, b))
            {
                burner.Recorder.Prepare();
                burner.Write(disc);
            }

            DiscLayout layout = new MasterPlan(disc).Layout;
            new RecordedDisc(b).AssertLayout(layout);
            Assert.Equal([mode, TrackMode.Audio, mode], b.Disc.Layout.Tracks.Select(static track => track.Mode));
            AssertKind(b, mode);
            Assert.Equal([0, 600, 1050], layout.Tracks.Select(static track => track.Start.Value));
            new RecordedDisc(b).AssertSound(new Lba(600), Masters.Noise(5, 300));
            AssertData(b, mode, sectorBytes, seed: 4, new Lba(0));
            AssertData(b, mode, sectorBytes, seed: 6, new Lba(1050));

            // The pregap of a data track has data sectors too.
            byte[] sector = new byte[2352];
            foreach (int address in (int[])[900, 1049])
            {
                b.Disc.ReadSectors(new Lba(address), sector);
                Assert.Equal(new Lba(address), DataSector.AddressOf(sector));
                Assert.NotEqual(DataSectorKind.None, DataSector.KindOf(sector));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Data_and_sound_come_track_by_track_too(TrackMode mode, int sectorBytes)
    {
        MasterDisc disc = Disc(mode, sectorBytes);
        using var b = new Burner();
        List<RecordedTrack> recorded = [];
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorded.AddRange(disc.Tracks.Select(track => recorder.WriteTrack(track)));
            recorder.Close();
        }

        AssertKind(b, mode);
        Assert.Equal([mode, TrackMode.Audio, mode], b.Disc.Layout.Tracks.Select(static track => track.Mode));
        Assert.Equal(
            [Control.Data | Control.CopyPermitted, Control.None, Control.Data], b.Disc.Layout.Tracks.Select(static track => track.Control));
        new RecordedDisc(b).AssertSound(recorded[1].Start, Masters.Noise(5, 300));
        AssertData(b, mode, sectorBytes, seed: 4, recorded[0].Start);
        AssertData(b, mode, sectorBytes, seed: 6, recorded[2].Start);
        b.AssertReleased();
    }

    [Theory]
    [InlineData(TrackMode.Mode1)]
    [InlineData(TrackMode.Mode2Xa)]
    public void A_session_that_was_left_open_is_closed_as_the_kind_that_its_tracks_are(TrackMode mode)
    {
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder())
        {
            recorder.Prepare();
            recorder.WriteTrack(new MasterTrack { Source = Source(mode, 2048, 4), Mode = mode });
        }

        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { AllowAppend = true }))
        {
            recorder.Prepare();
            recorder.Close(SessionClose.Finalize);
        }

        AssertKind(b, mode);
    }

    // What a program that died has left of a data track is ended as data.
    [Fact]
    public void A_data_track_that_was_broken_off_is_ended_before_the_next()
    {
        byte[] data = Masters.Noise(9, 300, 2048);
        int whole;
        using var b = new Burner();
        using (TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { BufferBytes = 1 << 16 }))
        {
            recorder.Prepare();
            var source = new SectorSource(new MemoryStream(data, 0, 100 * 2048), 0, 300, 2048);
            RecordingException failure = Burner.Fails(
                () => recorder.WriteTrack(new MasterTrack { Source = source, Mode = TrackMode.Mode1 }), RecordingFailure.SourceFailed);
            Assert.Equal(300, failure.ShortenedTrack!.LengthSectors);
            whole = 300 - failure.ShortenedTrack.PaddingSectors;
            Assert.InRange(whole, 62, 100);
            recorder.WriteTrack(new MasterTrack { Source = Masters.Sound(1, 300) });
            recorder.Close();
        }

        Assert.Equal([TrackMode.Mode1, TrackMode.Audio], b.Disc.Layout.Tracks.Select(static track => track.Mode));
        byte[] sector = new byte[2352];
        b.Disc.ReadSectors(new Lba(whole - 1), sector);
        Assert.True(sector.AsSpan(16, 2048).SequenceEqual(data.AsSpan((whole - 1) * 2048, 2048)));
        b.Disc.ReadSectors(new Lba(whole), sector);
        Assert.False(sector.AsSpan(16, 2048).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void What_cannot_stand_beside_data_is_told()
    {
        MasterTrack data = new() { Source = Source(TrackMode.Mode1, 2048, 1), Mode = TrackMode.Mode1, PregapSectors = 150 };
        MasterTrack sound = new() { Source = Masters.Sound(1, 300), PregapSectors = 150 };
        Assert.Empty(MasterPlan.Validate(new MasterDisc { Tracks = [data, sound, data] }));
        Assert.Contains("sectors of pregap at least", Problem(data, sound with { PregapSectors = 149 }), StringComparison.Ordinal);
        Assert.Contains("sectors of pregap at least", Problem(sound, data with { PregapSectors = 0 }), StringComparison.Ordinal);
        Assert.Contains(
            "sectors of pregap at least", Problem(data, sound with { PregapInPreviousSectors = 10 }), StringComparison.Ordinal);
        Assert.Contains("are for sound", Problem(data with { Control = Control.PreEmphasis }, sound), StringComparison.Ordinal);
        Assert.Contains("are for sound", Problem(data with { IsCopyAlternating = true }, sound), StringComparison.Ordinal);
        Assert.Contains("are for sound", Problem(data with { PregapSource = Masters.Sound(1, 150) }, sound), StringComparison.Ordinal);
        Assert.Contains("no size of Mode1", Problem(data with { Source = Source(TrackMode.Mode2, 2336, 1) }, sound), StringComparison.Ordinal);
        Assert.Contains("no size of Mode2.", Problem(data with { Mode = TrackMode.Mode2 }, sound), StringComparison.Ordinal);
        Assert.Contains("no known mode", Problem(data with { Mode = (TrackMode)9 }, sound with { PregapSectors = 150 }), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SectorSource(new MemoryStream(), 0, 1, 2000));

        static string Problem(params MasterTrack[] tracks) => MasterPlan.Validate(new MasterDisc { Tracks = tracks })[0];
    }

    private static MasterDisc Disc(TrackMode mode, int sectorBytes) => new()
    {
        Tracks =
        [
            new MasterTrack { Source = Source(mode, sectorBytes, 4), Mode = mode, Control = Control.CopyPermitted },
            new MasterTrack { Source = Masters.Sound(5, 300), PregapSectors = 300, IndexOffsets = [100] },
            new MasterTrack { Source = Source(mode, sectorBytes, 6), Mode = mode, PregapSectors = 150 },
        ],
    };

    private static SectorSource Source(TrackMode mode, int sectorBytes, int seed)
    {
        byte[] all = new byte[Sectors * sectorBytes];
        byte[] sector = new byte[2352];
        for (int i = 0; i < Sectors; i++)
        {
            // Whole sectors come from somewhere else on another disc: their headers are of no use here.
            Build(mode, sectorBytes, seed, i, new Lba(i + 777), sector);
            ReadOnlySpan<byte> given = sectorBytes switch
            {
                2352 => sector,
                2336 => sector.AsSpan(16),
                _ => sector.AsSpan(mode == TrackMode.Mode1 ? 16 : 24, 2048),
            };
            given.CopyTo(all.AsSpan(i * sectorBytes));
        }

        return new SectorSource(new MemoryStream(all), 0, Sectors, sectorBytes);
    }

    // A sector as the standards have it, made by the coding room.
    private static void Build(TrackMode mode, int sectorBytes, int seed, int i, Lba address, Span<byte> sector)
    {
        byte[] user = Masters.Noise((seed * 1000) + i, 1, 2336);
        switch (mode)
        {
            case TrackMode.Mode1:
                DataSector.BuildMode1(address, user.AsSpan(0, 2048), sector);
                break;
            case TrackMode.Mode2:
                user[0] = (byte)(user[4] + 1);               // two sub-headers that differ are none
                DataSector.BuildMode2(address, user, sector);
                break;
            default:
                bool isForm2 = sectorBytes != 2048 && i % 3 == 1;
                var header = new SubHeader((byte)(sectorBytes == 2048 ? 0 : 1), 0, (byte)(isForm2 ? 0x20 : 8), 0);
                if (isForm2)
                {
                    DataSector.BuildMode2Form2(address, header, user.AsSpan(0, 2324), hasEdc: true, sector);
                }
                else
                {
                    DataSector.BuildMode2Form1(address, header, user.AsSpan(0, 2048), sector);
                }

                break;
        }
    }

    // The recorder, asked in two ways, says what the lead-in says.
    private static void AssertKind(Burner b, TrackMode mode)
    {
        DiscType expected = mode == TrackMode.Mode2Xa ? DiscType.Xa : DiscType.AudioOrMode1;
        var drive = new MmcDrive(b.Connection);
        Assert.True(drive.ReadDiscInformation(out DiscInformation? disc).IsGood);
        Assert.Equal((byte)expected, disc!.Value.DiscType);
        Assert.True(drive.ReadFullToc(out FullTocResponse? toc).IsGood);
        FullTocEntry first = Assert.Single(toc!.Entries, static entry => entry is { Adr: 1, Point: FullTocEntry.FirstTrackPoint });
        Assert.Equal((byte)expected, first.PSecond);
    }

    private static void AssertData(Burner b, TrackMode mode, int sectorBytes, int seed, Lba start)
    {
        byte[] expected = new byte[2352], actual = new byte[2352];
        for (int i = 0; i < Sectors; i++)
        {
            Build(mode, sectorBytes, seed, i, start + i, expected);
            b.Disc.ReadSectors(start + i, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"Sector {i} of the track at {start}.");
        }
    }
}
