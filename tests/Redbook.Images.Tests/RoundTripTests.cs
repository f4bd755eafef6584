using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Discs made up at random, written in every way of sheets and read back.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Any_disc_comes_back_from_every_sheet_but_for_what_was_said_to_be_lost()
    {
        using TempFolder folder = new();
        string bare = folder.Write("in/a.bin", DiscA.Part(0, 60)), big = folder.Write("in/b.cdr", DiscA.Swapped(DiscA.Part(0, 60)));
        string wave = folder.Write("in/c.wav", WavFile.Build(DiscA.Part(0, 60)));
        Random random = new(7);
        for (int round = 0; round < TestLength.Rounds(25, 5000); round++)
        {
            DiscImage image = Random(random, bare, big, wave);
            (string Name, ImageSound Sound) way = random.Next(4) switch
            {
                0 => ("out.cue", ImageSound.OneBinary),
                1 => ("out.cue", ImageSound.WavePerTrack),
                2 => ("out.toc", ImageSound.OneBinary),
                _ => ("out.toc", ImageSound.WavePerTrack),
            };
            string path = folder.PathOf(way.Name);
            string[] lost = [.. DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = way.Sound, Overwrite = true }).Select(static loss => loss.Rule)];
            DiscImageReading back = DiscImageFile.Open(path);
            Assert.False(back.HasErrors, string.Join('\n', back.Findings));
            ImageSamples.AssertSame(Without(image, lost), back.Image);
        }
    }

    private static DiscImage Without(DiscImage image, string[] lost) => image with
    {
        Remarks = lost.Contains("write.remarks") ? [] : image.Remarks,
        Sessions =
        [
            .. image.Sessions.Select(session => session with
            {
                Tracks =
                [
                    .. session.Tracks.Select(track => track with
                    {
                        Remarks = lost.Contains("write.remarks") ? [] : track.Remarks,
                        IsCopyAlternating = !lost.Contains("write.scms") && track.IsCopyAlternating,
                    }),
                ],
            }),
        ],
    };

    private static DiscImage Random(Random random, string bare, string big, string wave)
    {
        int count = random.Next(1, 6), first = random.Next(4) == 0 ? random.Next(1, 90) : 1;
        bool hasText = random.Next(2) == 0;
        ImageTrack[] tracks = [.. Enumerable.Range(first, count).Select(number => Track(random, number, bare, big, wave))];
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        return new DiscImage
        {
            Sessions = [new ImageSession { Tracks = tracks }],
            Mcn = random.Next(2) == 0 ? mcn : null,
            Remarks = random.Next(2) == 0 ? ["GENRE \"Hip Hop\"", "DATE 2026"] : [],
            CdText = hasText
                ? new CdTextDisc
                {
                    Blocks =
                    [
                        new CdTextBlock
                        {
                            FirstTrack = first,
                            Album = new CdTextEntry { Title = "Ünï " + random.Next(100), Performer = random.Next(2) == 0 ? "P" : null },
                            Tracks = [.. tracks.Select(track => new CdTextEntry { Title = random.Next(2) == 0 ? $"T{track.Number} 'x' \\ y" : null })],
                        },
                    ],
                }
                : null,
        };
    }

    private static ImageTrack Track(Random random, int number, string bare, string big, string wave)
    {
        List<ImageExtent> extents = [];
        for (int pieces = random.Next(1, 4); pieces > 0; pieces--)
        {
            int start = random.Next(0, 20), length = random.Next(1, 40 * 588);
            extents.Add(random.Next(4) switch
            {
                0 => new PcmExtent(bare, start * 4, length),
                1 => new PcmExtent(big, start * 4, length) { ByteOrder = PcmByteOrder.BigEndian },
                2 => new AudioFileExtent(wave, start, length),
                _ => new SilenceExtent(length),
            });
        }

        long samples = extents.Sum(static extent => extent.LengthSamples);
        extents.Add(new SilenceExtent((588 - (samples % 588)) % 588));
        int sectors = (int)(extents.Sum(static extent => extent.LengthSamples) / 588);
        int pregap = random.Next(2) == 0 ? random.Next(0, sectors) : 0;
        Assert.True(Isrc.TryParse($"USABC25000{number:D2}", out Isrc isrc));
        return new ImageTrack
        {
            Number = number,
            Extents = [.. extents.Where(static extent => extent.LengthSamples > 0)],
            PregapSectors = pregap,
            Isrc = random.Next(2) == 0 ? isrc : default,
            Control = (Control)random.Next(4),
            IsCopyAlternating = random.Next(5) == 0,
            IndexOffsets = sectors - pregap > 3 && random.Next(3) == 0 ? [1, 2] : [],
            Remarks = random.Next(4) == 0 ? ["REPLAYGAIN_TRACK_GAIN -1.00 dB"] : [],
        };
    }
}
