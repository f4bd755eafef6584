using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook.Images.Tests;

public sealed class DiscImageTests
{
    // Disc A of the vectors: track 2 has 43 sectors of pregap.
    private static DiscImage DiscA { get; } = new()
    {
        Sessions =
        [
            new ImageSession
            {
                Tracks =
                [
                    Track(1, 0, new PcmExtent("/a.bin", 0, 460 * 588)),
                    Track(2, 43, new PcmExtent("/a.bin", 460 * 2352, 750 * 588)) with { IndexOffsets = [10, 20] },
                    Track(3, 0, new PcmExtent("/a.bin", 1210 * 2352, 597 * 588)),
                ],
            },
        ],
    };

    [Fact]
    public void The_layout_gives_every_index_and_the_lead_out()
    {
        DiscLayout layout = DiscA.ToLayout();
        SessionLayout session = Assert.Single(layout.Sessions);
        Assert.Equal(new Lba(1807), session.LeadOut);
        Assert.Equal([new(0, new Lba(-150)), new(1, Lba.Zero)], session.Tracks[0].Indexes);
        Assert.Equal(
            [new(0, new Lba(460)), new(1, new Lba(503)), new(2, new Lba(513)), new(3, new Lba(523))],
            session.Tracks[1].Indexes);
        Assert.Equal([new(1, new Lba(1210))], session.Tracks[2].Indexes);
        Assert.Equal(new Lba(1210), session.Tracks[1].End);
    }

    [Fact]
    public void A_hidden_track_moves_index_one_and_a_stored_pause_does_not()
    {
        ImageTrack hidden = Track(1, 33, SilenceExtent.OfSectors(400));
        DiscImage image = new() { Sessions = [new ImageSession { Tracks = [hidden] }] };
        Assert.Equal(new Lba(33), image.ToLayout().Tracks.First().Start);

        ImageTrack stored = Track(1, 150, SilenceExtent.OfSectors(600));
        image = new() { Sessions = [new ImageSession { Tracks = [stored], IsPauseStored = true }] };
        Assert.Equal([new(0, new Lba(-150)), new(1, Lba.Zero)], image.ToLayout().Tracks.First().Indexes);
        Assert.Equal(new Lba(450), image.ToLayout().Sessions[0].LeadOut);
    }

    // Disc C of the vectors: the data track lies 11400 sectors behind the sound.
    [Fact]
    public void A_second_session_lies_behind_lead_out_lead_in_and_pause()
    {
        ImageTrack data = Track(4, 0, new SectorExtent("/d.iso", 0, 693, SectorForm.User2048)) with { Mode = TrackMode.Mode1 };
        DiscImage image = DiscA with { Sessions = [.. DiscA.Sessions, new ImageSession { Tracks = [data] }] };
        DiscLayout layout = image.ToLayout();
        Assert.Equal(new Lba(13_207), layout.Sessions[1].Tracks[0].Start);
        Assert.Equal(new Lba(13_057), layout.Sessions[1].Tracks[0].PregapStart);
        Assert.Equal(new Lba(13_900), layout.Sessions[1].LeadOut);

        ImageSession third = new() { Tracks = [data with { Number = 5 }] };
        image = image with { Sessions = [.. image.Sessions, third] };
        Assert.Equal(new Lba(13_900 + 6750 + 150), image.ToLayout().Sessions[2].Tracks[0].Start);

        image = DiscA with { Sessions = [.. DiscA.Sessions, third with { PauseStart = new Lba(20_000) }] };
        Assert.Equal(new Lba(20_150), image.ToLayout().Sessions[1].Tracks[0].Start);
    }

    [Fact]
    public void Two_images_of_the_same_disc_are_equal()
    {
        DiscImage first = Full(), second = Full();
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, second with { Remarks = ["GENRE Pop"] });
        Assert.NotEqual(first, second with { CdTextPacks = new byte[18] });
        Assert.NotEqual(first, second with { CdText = new CdTextDisc() });
        ImageTrack other = first.Sessions[0].Tracks[0] with { Extents = [new PcmExtent("/b.bin", 0, 460 * 588)] };
        Assert.NotEqual(first, first with { Sessions = [new ImageSession { Tracks = [other] }] });

        static DiscImage Full() => DiscA with
        {
            Remarks = ["GENRE Rock"],
            CdTextPacks = new byte[36],
            CdText = new CdTextDisc
            {
                Blocks =
                [
                    new CdTextBlock
                    {
                        Tracks = [new CdTextEntry { Title = "One" }],
                        OtherPacks = [new CdTextRawPack(CdTextPackType.SecondToc, 1, new byte[12])],
                        Toc = new CdTextToc { FirstTrack = 1, LeadOut = new Msf(0, 26, 7), Starts = [new Msf(0, 2, 0)] },
                    },
                ],
            },
        };
    }

    [Fact]
    public void Packs_as_found_come_before_packs_that_the_texts_make()
    {
        CdTextDisc text = new()
        {
            Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = "Disc" }, Tracks = [new CdTextEntry { Title = "One" }] }],
        };
        Assert.True((DiscA with { CdText = null }).GetCdTextPacks().IsEmpty);
        Assert.Equal(CdTextEncoder.Encode(text).Packs, (DiscA with { CdText = text }).GetCdTextPacks());
        byte[] found = new byte[18];
        Assert.Equal(found, (DiscA with { CdText = text, CdTextPacks = found }).GetCdTextPacks());
    }

    private static ImageTrack Track(int number, int pregapSectors, params IReadOnlyList<ImageExtent> extents) =>
        new() { Number = number, PregapSectors = pregapSectors, Extents = extents };
}
