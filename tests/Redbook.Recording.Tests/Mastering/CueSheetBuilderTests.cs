using Redbook.Discs;
using Redbook.Mmc.CueSheets;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Tests.Mastering;

/// <summary>Cue sheets beside those that burning programs sent for the same discs.</summary>
public sealed class CueSheetBuilderTests
{
    private static readonly SectorSource s_first = Silent(450), s_second = Silent(751), s_third = Silent(600);

    private static MasterDisc Gapless => new()
    {
        Tracks =
        [
            new MasterTrack { Source = s_first }, new MasterTrack { Source = s_second }, new MasterTrack { Source = s_third },
        ],
    };

    private static MasterDisc WithCodes => Gapless with
    {
        Mcn = Mcn.TryParse("1234567890128", out Mcn mcn) ? mcn : null,
        Tracks = [.. Gapless.Tracks.Select(static (track, i) => track with { Isrc = Code($"DEABC260000{i + 1}") })],
    };

    // A pregap, an index, the copy bit and pre-emphasis.
    private static MasterDisc WithEverything => WithCodes with
    {
        Tracks =
        [
            WithCodes.Tracks[0],
            WithCodes.Tracks[1] with { PregapSectors = 150, IndexOffsets = [375], Control = Control.CopyPermitted },
            WithCodes.Tracks[2] with { Control = Control.PreEmphasis },
        ],
    };

    [Fact]
    public void Pregaps_laid_over_the_end_of_the_track_before_as_wodim_does()
    {
        MasterDisc disc = Gapless with
        {
            Tracks = [.. Gapless.Tracks.Select(static (track, i) => track with { PregapInPreviousSectors = i > 0 ? 150 : 0 })],
        };
        Assert.Equal(
            "01000001000000000101000000000000010101000000020001020000000006000102010000000800"
            + "0103000000001001010301000000120101AA010100001A01",
            Sheet(disc));
    }

    [Fact]
    public void Tracks_without_a_gap_as_cdrskin_does() => Assert.Equal(
        "0100000100000000010100000000000001010100000002000102010000000800010301000000120101AA010100001A01", Sheet(Gapless));

    [Fact]
    public void Codes_and_text_as_cdrskin_does() => Assert.Equal(
        "023132333435363702383930313238000100004100000000030144454142433203013630303030310101000000000000010101000000020003024445414243"
        + "320302363030303032010201000000080003034445414243320303363030303033010301000000120101AA010100001A01",
        Sheet(WithCodes with { CdTextPacks = new byte[18] }));

    [Fact]
    public void Codes_and_text_as_wodim_does_but_for_pregaps_of_no_length()
    {
        const string Wodim =
            "02313233343536370238393031323800010000410000000003014445414243320301363030303031010100000000000001010100000002000302444541424332"
            + "030236303030303201020000000008000102010000000800030344454142433203033630303030330103000000001201010301000000120101AA010100001A01";
        Assert.Equal(
            Wodim.Replace("0102000000000800", string.Empty, StringComparison.Ordinal)
                .Replace("0103000000001201", string.Empty, StringComparison.Ordinal),
            Sheet(WithCodes with { CdTextPacks = new byte[18] }));
    }

    // The lead-out has CONTROL 0 there; on a disc it repeats the last track's, so here it does too.
    [Theory]
    [InlineData(
        "023132333435363702383930313238000100000100000000030144454142433203013630303030310101000000000000010101000000020023024445414243"
        + "32230236303030303221020000000008002102010000000A002102020000000F0013034445414243321303363030303033110301000000140111AA010100001C01",
        false)]
    [InlineData(
        "023132333435363702383930313238000100004100612217030144454142433203013630303030310101000000000000010101000000020023024445414243"
        + "32230236303030303221020000000008002102010000000A002102020000000F0013034445414243321303363030303033110301000000140111AA010100001C01",
        true)]
    public void Everything_as_cdrdao_does_but_for_the_CONTROL_of_the_lead_out(string cdrdao, bool hasText)
    {
        MasterDisc disc = WithEverything with
        {
            LeadInStart = new Lba(-11_077), CdTextPacks = hasText ? new byte[18] : default,
        };
        Assert.Equal(cdrdao, Sheet(disc, new CueSheetVariant { IsLeadInTimeStated = true }));
    }

    [Fact]
    public void A_copy_bit_that_alternates_and_graphics_are_said_in_the_entries()
    {
        var disc = new MasterDisc
        {
            Tracks = [new MasterTrack { Source = s_first, IsCopyAlternating = true }],
            Rw = [new RwSource(Masters.Packs(1, 3), Lba.Zero)],
        };
        Assert.Equal("01000001000000000101004080000000010101408000020001AA010100000800", Sheet(disc));
    }

    [Fact]
    public void Data_tracks_have_the_forms_of_their_modes()
    {
        SectorSource mode1 = new(new MemoryStream(), 0, 300, 2048), mode2 = new(new MemoryStream(), 0, 300, 2336);
        var disc = new MasterDisc
        {
            Tracks =
            [
                new MasterTrack { Source = mode1, Mode = TrackMode.Mode1 },
                new MasterTrack { Source = s_first, PregapSectors = 150 },
                new MasterTrack { Source = mode2, Mode = TrackMode.Mode2Xa, PregapSectors = 150 },
                new MasterTrack { Source = mode2, Mode = TrackMode.Mode2, PregapSectors = 150 },
            ],
        };
        IReadOnlyList<CueEntry> entries = new MasterPlan(disc).ToCueSheet().Entries;
        Assert.Equal(
            ["14h 4", "10h 4", "10h 4", "00h 0", "00h 0", "20h 4", "20h 4", "30h 4", "30h 4", "34h 4"],
            entries.Select(static entry => $"{entry.Form} {(int)entry.Control}"));
    }

    private static string Sheet(MasterDisc disc, CueSheetVariant variant = default) =>
        Convert.ToHexString(new MasterPlan(disc).ToCueSheet(variant).ToArray());

    private static SectorSource Silent(int sectors) => new(new MemoryStream(), 0, sectors) { IsZeroFilled = true };

    private static Isrc Code(string text) => Isrc.TryParse(text, out Isrc isrc) ? isrc : default;
}
