using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>A disc image converted to a raw image, and the same disc mastered for recording, are the same bytes.</summary>
public sealed class RawImageAgreementTests
{
    [Fact]
    public void The_raw_image_that_is_converted_is_the_one_that_is_recorded()
    {
        using TempFolder folder = new();
        byte[] sound = Signals.Noise(1000, 8);
        string path = folder.Write("a.bin", sound);
        Assert.True(Isrc.TryParse("DEXYZ2400001", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        DiscImage image = new()
        {
            Mcn = mcn,
            CdText = new CdTextDisc { Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = "Disc" }, Tracks = [new CdTextEntry { Title = "One" }, new CdTextEntry { Title = "Two" }] }] },
            Sessions =
            [
                new ImageSession
                {
                    Tracks =
                    [
                        new ImageTrack { Number = 1, Control = Control.CopyPermitted, Extents = [new PcmExtent(path, 0, 500 * 588)] },
                        new ImageTrack { Number = 2, PregapSectors = 80, IndexOffsets = [200], Isrc = isrc, IsCopyAlternating = true, Extents = [new PcmExtent(path, 500 * 2352, 500 * 588)] },
                    ],
                },
            ],
        };
        string raw = folder.PathOf("out.raw");
        DiscImageFile.Write(image, raw);

        MemoryStream stream = new(sound);
        RawImage mastered = new(
            new MasterDisc
            {
                Mcn = mcn,
                CdTextPacks = image.GetCdTextPacks(),
                Tracks =
                [
                    new MasterTrack { Control = Control.CopyPermitted, Source = new SectorSource(stream, 0, 500) },
                    new MasterTrack
                    {
                        PregapSectors = 80, PregapSource = new SectorSource(stream, 500 * 2352, 80), IndexOffsets = [200], Isrc = isrc,
                        IsCopyAlternating = true, Source = new SectorSource(stream, 580 * 2352, 420),
                    },
                ],
            },
            RawImageForm.Raw);
        using Stream expected = mastered.OpenRead();
        byte[] bytes = new byte[expected.Length];
        expected.ReadExactly(bytes);
        Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(raw)));
    }
}
