using System.Security.Cryptography;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Images.Texts;
using Redbook.Testing;

namespace Redbook.Images.Tests.Texts;

public sealed class SonySheetTests
{
    // The golden sheet of the vectors and the 46 packs that libburn makes of it.
    private const string Joyful =
        """
        Input Sheet Version = 0.7T
        Text Code           = 8859
        Language Code       = English
        Album Title         = Joyful Nights
        Artist Name         = United Cat Orchestra
        Songwriter          = Various Songwriters
        Composer            = Various Composers
        Arranger            = Tom Cat
        Album Message       = For all our fans
        Catalog Number      = 1234567890
        Genre Code          = Classical
        Genre Information   = Feline classic music
        Closed Information  = This is not to be shown by CD players
        UPC / EAN           = 1234567890123
        Text Data Copy Protection = OFF
        First Track Number  = 1
        Last Track Number   = 3
        Track 01 Title      = Song of Joy
        Track 01 Artist     = Felix and The Purrs
        Track 01 Songwriter = Friedrich Schiller
        Track 01 Composer   = Ludwig van Beethoven
        Track 01 Arranger   = Tom Cat
        Track 01 Message    = Fritz and Louie once were punks
        ISRC 01             = XYBLG1101234
        Track 02 Title      = Humpty Dumpty
        Track 02 Artist     = Catwalk Beauties
        Track 02 Songwriter = Mother Goose
        Track 02 Composer   = unknown
        Track 02 Arranger   = Tom Cat
        Track 02 Message    = Pluck the goose
        ISRC 02             = XYBLG1100005
        Track 03 Title      = Mee Owwww
        Track 03 Artist     = Mia Kitten
        Track 03 Songwriter = Mia Kitten
        Track 03 Composer   = Mia Kitten
        Track 03 Arranger   = Mia Kitten
        Track 03 Message    =
        ISRC 03             = XYBLG1100006
        """;

    [Fact]
    public void The_golden_sheet_gives_the_golden_packs()
    {
        using TempFolder folder = new();
        CdTextSheetReading reading = CdTextSheet.Open(folder.Write("j.v07t", Encoding.ASCII.GetBytes(Joyful)));
        Assert.Empty(reading.Findings);
        byte[] packs = CdTextEncoder.Encode(reading.Text, new CdTextEncoderOptions { MarkSameAsPrevious = true }).Packs;
        Assert.Equal(828, packs.Length);
        Assert.Equal("49d006f2376e3f9c7e107479e9e3d591", Convert.ToHexStringLower(MD5.HashData(packs)));
    }

    [Fact]
    [Trait("Category", "Judge")]
    public void Cdrskin_makes_the_same_packs_of_sheets_that_are_written()
    {
        using TempFolder folder = new();
        CdTextDisc text = CdTextSheet.Open(folder.Write("j.v07t", Encoding.ASCII.GetBytes(Joyful))).Text;
        string sheet = folder.Write("written.v07t", CdTextSheet.WriteSony(text));
        Assert.Equal(text, CdTextSheet.Open(sheet).Text);
        string packs = folder.Write("j.cdt", CdTextEncoder.Encode(text, new CdTextEncoderOptions { MarkSameAsPrevious = true }).Packs);
        string ours = Programs.Run("cdrskin", $"textfile_to_v07t={packs}").Succeeded().Text;
        Assert.Contains("Track 02 Artist     = Catwalk Beauties", ours, StringComparison.Ordinal);
        Assert.Contains("Genre Information   = Feline classic music", ours, StringComparison.Ordinal);
        Assert.Equal(text, CdTextSheet.Open(folder.Write("theirs.v07t", Encoding.Latin1.GetBytes(ours[ours.IndexOf("Input Sheet", StringComparison.Ordinal)..]))).Text);
    }

    [Fact]
    public void Several_blocks_share_a_file_each_in_its_character_set()
    {
        using TempFolder folder = new();
        CdTextDisc text = new()
        {
            Blocks =
            [
                new CdTextBlock
                {
                    Album = new CdTextEntry { Title = "Grüße", ClosedInformation = "c" }, FirstTrack = 2, Copyright = 3,
                    Genre = new CdTextGenreInformation(CdTextGenre.WorldMusic, "x"),
                    Tracks = [new CdTextEntry { Title = "Zwei", Code = "USABC2500002" }, new CdTextEntry()],
                },
                new CdTextBlock
                {
                    Number = 1, Language = CdTextLanguage.Japanese, CharacterSet = CdTextCharacterSet.MsJis, FirstTrack = 2,
                    Album = new CdTextEntry { Title = "世界" }, Tracks = [new CdTextEntry { Performer = "一" }, new CdTextEntry { Title = "三" }],
                },
            ],
        };
        string sheet = folder.Write("w.v07t", CdTextSheet.WriteSony(text));
        CdTextSheetReading reading = CdTextSheet.Open(sheet);
        Assert.Empty(reading.Findings);
        Assert.Equal(text, reading.Text);
        Assert.True(CdTextSheet.IsSheet(sheet));
    }

    [Theory]
    [InlineData("Text Code = 8859\nNothing here", "v07t.line", 2)]
    [InlineData("Album Title = a\nLabel = x", "v07t.specifier", 2)]
    [InlineData("Album Title = a\nTrack 100 Title = x", "v07t.track", 2)]
    [InlineData("Album Title = a\nLanguage Code = Klingon", "v07t.value", 2)]
    [InlineData("Album Title = a\nText Code = ASCII", "v07t.text-code", 2)]
    [InlineData("Album Title = ä", "text.encoding", null)]
    public void What_is_wrong_is_told_with_its_line(string sheet, string rule, int? line)
    {
        using TempFolder folder = new();
        Finding finding = Assert.Single(CdTextSheet.Open(folder.Write("s.v07t", Encoding.UTF8.GetBytes(sheet))).Findings);
        Assert.Equal((rule, line), (finding.Rule, finding.Place?.Line));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Packs_are_read_in_each_of_their_forms_and_anything_else_is_refused(int extraBytes)
    {
        using TempFolder folder = new();
        CdTextDisc text = new() { Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = "Disc" }, Tracks = [new CdTextEntry { Title = "T" }] }] };
        byte[] packs = CdTextEncoder.Encode(text).Packs;
        byte[] file = extraBytes == 4 ? [0, (byte)(packs.Length + 2), 0, 0, .. packs] : [.. packs, .. new byte[extraBytes]];
        CdTextSheetReading reading = CdTextSheet.Open(folder.Write("x.cdt", file));
        Assert.Equal(packs, reading.Packs);
        Assert.Equal(text, reading.Text);
        Assert.Equal(extraBytes == 0 ? [] : ["cdtext.form"], reading.Findings.Select(static finding => finding.Rule));
        Assert.Throws<DiscImageException>(() => CdTextSheet.Open(folder.Write("y.cdt", "nothing of that kind"u8)));
    }

    [Fact]
    public void The_texts_of_a_disc_go_into_either_kind_of_file()
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        foreach (string name in (string[])["d.cdt", "d.v07t"])
        {
            Finding loss = Assert.Single(DiscImageFile.Write(image, folder.PathOf(name)));
            Assert.Equal("write.texts-alone", loss.Rule);
            Assert.Equal(image.CdText, CdTextSheet.Open(folder.PathOf(name)).Text);
        }

        Assert.Throws<DiscImageException>(() => DiscImageFile.Write(image with { CdText = null }, folder.PathOf("e.cdt")));
    }
}
