using System.Security.Cryptography;
using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Discs for round trips, and what has to be the same behind one.</summary>
internal static class ImageSamples
{
    /// <summary>Sound from files of several kinds, hidden track, gaps, indexes, marks, texts and remarks.</summary>
    public static DiscImage Rich(TempFolder folder)
    {
        string bare = folder.Write("in/bare.bin", DiscA.Part(0, 900));
        string wave = folder.Write("in/sound.wav", WavFile.Build(DiscA.Part(900, 1807)));
        Assert.True(Isrc.TryParse("USABC2500001", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        return new DiscImage
        {
            Mcn = mcn,
            Remarks = ["GENRE Rock", "COMMENT \"made up\""],
            CdText = new CdTextDisc
            {
                Blocks =
                [
                    new CdTextBlock
                    {
                        Album = new CdTextEntry { Title = "Disc", Performer = "Artist", Composer = "C" },
                        DiscId = "RB 1",
                        Tracks =
                        [
                            new CdTextEntry { Title = "One", Performer = "A1" }, new CdTextEntry { Title = "Zwei: Ä" },
                            new CdTextEntry { Title = "Three", Message = "m" },
                        ],
                    },
                ],
            },
            Sessions =
            [
                new ImageSession
                {
                    Tracks =
                    [
                        new ImageTrack
                        {
                            Number = 1, PregapSectors = 33, Isrc = isrc, Control = Control.CopyPermitted,
                            Remarks = ["REPLAYGAIN_TRACK_GAIN -7.03 dB"],
                            Extents = [new PcmExtent(bare, 0, 400 * 588)],
                        },
                        new ImageTrack
                        {
                            Number = 2, PregapSectors = 60, Control = Control.PreEmphasis, IndexOffsets = [100, 101],
                            Extents =
                            [
                                SilenceExtent.OfSectors(17), new PcmExtent(bare, 400 * 2352, (500 * 588) - 100),
                                new AudioFileExtent(wave, 0, 100), SilenceExtent.OfSectors(5),
                            ],
                        },
                        new ImageTrack
                        {
                            Number = 3, IsCopyAlternating = true,
                            Extents = [new AudioFileExtent(wave, 100, (907 * 588) - 100), new SilenceExtent(100)],
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>Sound, and data of mode 1 and mode 2 in a session of its own.</summary>
    public static DiscImage Enhanced(TempFolder folder)
    {
        byte[] data = new byte[400 * 2048];
        new Random(11).NextBytes(data);
        string sound = folder.Write("in/a.bin", DiscA.Sound), iso = folder.Write("in/d.iso", data);
        return new DiscImage
        {
            Sessions =
            [
                new ImageSession { Tracks = [new ImageTrack { Number = 1, Extents = [new PcmExtent(sound, 0, 1807 * 588)] }] },
                new ImageSession
                {
                    Tracks =
                    [
                        new ImageTrack
                        {
                            Number = 2, Mode = TrackMode.Mode2Xa, Control = Control.Data,
                            Extents = [new SectorExtent(iso, 0, 400, SectorForm.User2048)],
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>Everything but which files it comes from.</summary>
    public static void AssertSame(DiscImage expected, DiscImage actual)
    {
        Assert.Equal(DiscA.Layout(expected), DiscA.Layout(actual));
        Assert.Equal(expected.Tracks.Select(Marks), actual.Tracks.Select(Marks));
        Assert.Equal(expected.Mcn, actual.Mcn);
        Assert.Equal(expected.CdText, actual.CdText);
        Assert.Equal(expected.Remarks, actual.Remarks);
        for (int i = 0; i < expected.Sessions.Count; i++)
        {
            Assert.Equal(Hash(expected, i), Hash(actual, i));
        }
    }

    private static (int, TrackMode, Control, bool, Isrc, string) Marks(ImageTrack track) =>
        (track.Number, track.Mode, track.Control, track.IsCopyAlternating, track.Isrc, string.Join('|', track.Remarks));

    // From LBA 0, or behind the pause, on.
    private static string Hash(DiscImage image, int session)
    {
        using SectorStream stream = SectorStream.Open(image, session);
        stream.Position = image.Sessions[session].IsPauseStored ? 150 * 2352 : 0;
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
