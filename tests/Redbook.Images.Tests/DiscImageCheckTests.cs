using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook.Images.Tests;

public sealed class DiscImageCheckTests
{
    [Fact]
    public void A_disc_that_keeps_the_rules_has_no_findings() => Assert.Empty(DiscImageCheck.Check(Disc(Track(1, 300), Track(2, 4000))));

    [Fact]
    public void A_disc_that_is_too_long_is_told_by_how_much_where_it_fits_and_how_to_share_it_out()
    {
        DiscImage image = Disc([.. Enumerable.Range(1, 10).Select(static number => Track(number, 9 * 4500))]);
        Finding finding = Assert.Single(DiscImageCheck.Check(image), static finding => finding.Rule == "disc.too-long" || finding.Rule == "disc.long");
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("90:00 long, 10:02 more", finding.Message, StringComparison.Ordinal);
        Assert.Contains("99 minutes", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Shared out over 2 discs of 80 minutes: tracks 1 to 8 (72:00); tracks 9 to 10 (18:00).", finding.Advice);

        image = Disc(Track(1, 60 * 4500), Track(2, 60 * 4500));
        finding = Assert.Single(DiscImageCheck.Check(image), static finding => finding.Rule != "plant.length");
        Assert.Equal(("disc.too-long", FindingSeverity.Error), (finding.Rule, finding.Severity));
        Assert.Contains("track 1 (60:00); track 2 (60:00)", finding.Advice, StringComparison.Ordinal);
        Assert.Equal("A single track is too long; it has to be cut.", Assert.Single(DiscImageCheck.Check(Disc(Track(1, 120 * 4500))), static finding => finding.Rule == "disc.too-long").Advice);
    }

    [Theory]
    [InlineData(359_847, null)]
    [InlineData(359_848, "disc.long")]
    [InlineData(445_498, "disc.long")]
    [InlineData(445_499, "disc.too-long")]
    public void The_limits_are_those_of_the_discs(int sectors, string? rule) => Assert.Equal(
        rule is null ? [] : [rule],
        DiscImageCheck.Check(Disc(Track(1, sectors))).Select(static finding => finding.Rule).Where(static rule => rule != "plant.length"));

    [Theory]
    [InlineData(333_000, null)]
    [InlineData(333_001, "longer than 74 minutes")]
    [InlineData(355_500, "longer than 74 minutes")]
    [InlineData(355_501, "longer than 79 minutes")]
    public void Plants_have_narrower_limits(int sectors, string? words)
    {
        Finding? finding = DiscImageCheck.Check(Disc(Track(1, sectors))).SingleOrDefault(static finding => finding.Rule == "plant.length");
        Assert.Equal(words is not null, finding?.Message.Contains(words!, StringComparison.Ordinal) ?? false);
        Assert.Equal(words is null, finding is null);
    }

    [Fact]
    public void A_first_pause_that_is_too_short_is_told()
    {
        ImageSession session = new() { Tracks = [Track(1, 400)], IsPauseStored = true };
        Assert.Equal("plant.first-pause", Assert.Single(DiscImageCheck.Check(new DiscImage { Sessions = [session] })).Rule);
        session = session with { Tracks = [Track(1, 600) with { PregapSectors = 150 }] };
        Assert.Empty(DiscImageCheck.Check(new DiscImage { Sessions = [session] }));
    }

    [Fact]
    public void Codes_and_tracks_of_the_texts_are_those_of_the_disc()
    {
        Assert.True(Isrc.TryParse("USABC2500001", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        DiscImage image = Disc(Track(1, 300) with { Isrc = isrc }) with { Mcn = mcn };
        Assert.Empty(DiscImageCheck.Check(image with { CdText = Texts("4006381333931", "US-ABC-25-00001") }));
        Assert.Equal(
            ["cdtext.codes", "cdtext.codes"],
            Rules(image with { CdText = Texts("4006381333930", "USABC2500002") }).Where(static rule => rule == "cdtext.codes"));
        Assert.Contains("cdtext.tracks", Rules(image with { CdText = Texts("4006381333931", "USABC2500001", "USABC2500003") }));

        static IEnumerable<string> Rules(DiscImage disc) => DiscImageCheck.Check(disc).Select(static finding => finding.Rule);
        static CdTextDisc Texts(string upc, params string[] codes) => new()
        {
            Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = "T", Code = upc }, Tracks = [.. codes.Select(static code => new CdTextEntry { Title = "t", Code = code })] }],
        };
    }

    [Fact]
    public void Every_rule_speaks()
    {
        Assert.True(Isrc.TryParse("USABC2500001", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333932", out Mcn mcn));
        DiscImage image = Disc(
            Track(1, 299) with { Isrc = isrc },
            Track(2, 300) with { Isrc = isrc, IsCopyAlternating = true, Control = Control.CopyPermitted },
            Track(4, 300) with { IndexOffsets = [.. Enumerable.Range(0, 99)], Control = Control.FourChannel | Control.PreEmphasis },
            Track(5, 300) with { Mode = TrackMode.Mode1, Control = Control.Data }) with
        {
            Mcn = mcn,
            CdText = new CdTextDisc { Blocks = [new CdTextBlock { Tracks = [new CdTextEntry { Title = "ᛒ" }] }] },
        };
        Assert.Equal(
            [
                "disc.track-numbers", "disc.short-track", "disc.indexes", "disc.mode-change", "disc.isrc-repeated", "disc.isrc-some",
                "disc.scms", "disc.pre-emphasis", "disc.four-channels", "mcn.check-digit", "cdtext.not-writable", "cdtext.no-album-title",
            ],
            DiscImageCheck.Check(image).Select(static finding => finding.Rule));
    }

    private static DiscImage Disc(params IReadOnlyList<ImageTrack> tracks) => new() { Sessions = [new ImageSession { Tracks = tracks }] };

    private static ImageTrack Track(int number, int sectors) =>
        new() { Number = number, Extents = [SilenceExtent.OfSectors(sectors)] };
}
