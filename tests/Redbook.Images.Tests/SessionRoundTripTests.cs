using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Discs of several sessions with data among the sound, made up at random, written in every form that holds them and
/// read back.</summary>
public sealed class SessionRoundTripTests
{
    [Theory]
    [InlineData("out.cue", ImageSound.OneBinary)]
    [InlineData("out.cue", ImageSound.WavePerTrack)]
    [InlineData("out.ccd", ImageSound.OneBinary)]
    public void Sessions_and_data_come_back_where_they_were(string name, ImageSound sound)
    {
        using TempFolder folder = new();
        byte[] data = new byte[700 * 2048];
        new Random(5).NextBytes(data);
        string bare = folder.Write("in/a.bin", DiscA.Sound), iso = folder.Write("in/d.iso", data);
        Random random = new(19);
        for (int round = 0; round < TestLength.Rounds(4, 500); round++)
        {
            DiscImage image = Random(random, bare, iso);
            string path = folder.PathOf(name);
            Assert.Empty(DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = sound, Overwrite = true }));
            DiscImageReading back = DiscImageFile.Open(path);
            Assert.False(back.HasErrors, string.Join('\n', back.Findings));
            ImageSamples.AssertSame(image, back.Image);
        }
    }

    private static DiscImage Random(Random random, string bare, string iso)
    {
        List<ImageSession> sessions = [];
        int number = 1;
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            List<ImageTrack> tracks = [];
            for (int k = random.Next(1, 3); k > 0; k--)
            {
                tracks.Add(random.Next(2) == 0 ? Data(random, number++, iso) : Sound(random, number++, bare, tracks.Count > 0));
            }

            sessions.Add(new ImageSession { Tracks = tracks });
        }

        return new DiscImage { Sessions = sessions };
    }

    private static ImageTrack Data(Random random, int number, string iso) => new()
    {
        Number = number,
        Mode = random.Next(2) == 0 ? TrackMode.Mode1 : TrackMode.Mode2Xa,
        Control = Control.Data | (random.Next(2) == 0 ? Control.CopyPermitted : Control.None),
        Extents = [new SectorExtent(iso, random.Next(100) * 2048L, 300 + random.Next(200), SectorForm.User2048)],
    };

    private static ImageTrack Sound(Random random, int number, string bare, bool mayHavePregap)
    {
        Assert.True(Isrc.TryParse($"USABC25000{number:D2}", out Isrc isrc));
        return new ImageTrack
        {
            Number = number,
            Extents = [new PcmExtent(bare, random.Next(100) * 2352L, (500 + random.Next(300)) * 588L)],
            PregapSectors = mayHavePregap ? random.Next(0, 160) : 0,
            Control = (Control)random.Next(4),
            Isrc = random.Next(2) == 0 ? isrc : default,
            IndexOffsets = random.Next(3) == 0 ? [10, 20] : [],
        };
    }
}
