using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Discs with data first and sound behind, from a sheet to the disc and back.</summary>
public sealed class MixedDiscTests : IDisposable
{
    private const int DataSectors = 320, SoundSectors = 310;
    private readonly MemoryDrive _memory = new();
    private readonly byte[] _user = Signals.Noise(DataSectors, seed: 5)[..(DataSectors * DataSector.UserSize)];
    private readonly byte[] _sound = Signals.Noise(SoundSectors, seed: 6);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public static TheoryData<WriteMode, RawImageForm?, string> Ways => new()
    {
        { WriteMode.SessionAtOnce, null, "MODE1/2048" },
        { WriteMode.SessionAtOnce, null, "MODE1/2352" },
        { WriteMode.SessionAtOnce, null, "MODE2/2048" },
        { WriteMode.SessionAtOnce, null, "MODE2/2352" },
        { WriteMode.Raw, RawImageForm.Raw, "MODE1/2048" },
        { WriteMode.Raw, RawImageForm.Pq, "MODE1/2352" },
        { WriteMode.Raw, RawImageForm.Raw, "MODE2/2352" },
        { WriteMode.TrackAtOnce, null, "MODE1/2048" },
        { WriteMode.TrackAtOnce, null, "MODE1/2352" },
        { WriteMode.TrackAtOnce, null, "MODE2/2048" },
        { WriteMode.TrackAtOnce, null, "MODE2/2352" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Data_and_sound_of_a_mixed_sheet_lie_on_the_disc(WriteMode mode, RawImageForm? form, string cueMode)
    {
        Album album = Album.FromImage(Sheet(cueMode));
        await _memory.Drive.BurnAsync(album, new BurnOptions { Mode = mode, RawForm = form }, cancellationToken: Test);

        Assert.Equal(DiscStatus.Complete, _memory.Disc.Status);
        TrackLayout[] tracks = [.. _memory.Disc.Layout.Tracks];
        TrackMode expected = cueMode.StartsWith("MODE1", StringComparison.Ordinal) ? TrackMode.Mode1 : TrackMode.Mode2Xa;
        Assert.Equal([expected, TrackMode.Audio], tracks.Select(track => track.Mode));
        Assert.Equal([Control.Data, Control.None], tracks.Select(track => track.Control & Control.Data));
        int runOut = mode == WriteMode.TrackAtOnce ? 2 : 0;
        Assert.Equal([Lba.Zero, new Lba(DataSectors + runOut + 150)], tracks.Select(track => track.Start));

        byte[] wanted = new byte[CdSector.AudioBytes], found = new byte[CdSector.AudioBytes];
        for (int i = 0; i < DataSectors; i++)
        {
            Build(expected, new Lba(i), i, wanted);
            _memory.Disc.ReadSectors(new Lba(i), found);
            Assert.True(wanted.AsSpan().SequenceEqual(found), $"Sector {i} of the data.");
        }

        byte[] sound = new byte[_sound.Length];
        _memory.Disc.ReadSectors(tracks[1].Start, sound);
        Assert.Equal(_sound, sound);
        Assert.DoesNotContain(_memory.Disc.Examine(), finding => !finding.IsConvention);
    }

    [Fact]
    public void A_mixed_disc_can_be_recorded_without_a_word_about_how()
    {
        BurnPlan plan = _memory.Drive.Plan(Album.FromImage(Sheet("MODE1/2048")));
        Assert.Empty(plan.Problems);
        Assert.Equal([0, DataSectors + 2 + 150], plan.Layout.Tracks.Select(track => track.Start.Value));
    }

    public void Dispose() => _memory.Dispose();

    private string Sheet(string cueMode)
    {
        bool isWhole = cueMode.EndsWith("2352", StringComparison.Ordinal);
        byte[] data = _user;
        if (isWhole)
        {
            data = new byte[DataSectors * CdSector.AudioBytes];
            TrackMode mode = cueMode.StartsWith("MODE1", StringComparison.Ordinal) ? TrackMode.Mode1 : TrackMode.Mode2Xa;
            for (int i = 0; i < DataSectors; i++)
            {
                Build(mode, new Lba(i), i, data.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes));
            }
        }

        _memory.Folder.Write("data.bin", data);
        _memory.Folder.Write("sound.bin", _sound);
        string sheet = $"""
            FILE data.bin BINARY
              TRACK 01 {cueMode}
                INDEX 01 00:00:00
            FILE sound.bin BINARY
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 01 00:00:00

            """;
        return _memory.Folder.Write("mixed.cue", System.Text.Encoding.ASCII.GetBytes(sheet));
    }

    private void Build(TrackMode mode, Lba address, int index, Span<byte> sector)
    {
        ReadOnlySpan<byte> user = _user.AsSpan(index * DataSector.UserSize, DataSector.UserSize);
        if (mode == TrackMode.Mode1)
        {
            DataSector.BuildMode1(address, user, sector);
        }
        else
        {
            DataSector.BuildMode2Form1(address, new SubHeader(0, 0, Submode: 8, 0), user, sector);
        }
    }
}
