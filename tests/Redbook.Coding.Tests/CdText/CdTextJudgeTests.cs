using Redbook.Coding.CdText;
using Redbook.Testing;
using Xunit;

namespace Redbook.Coding.Tests.CdText;

[Trait("Category", "Judge")]
public sealed class CdTextJudgeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cdrskin_reads_every_text_of_our_packs(bool mark)
    {
        using TempFolder folder = new();
        string file = folder.PathOf("album.cdt");
        File.WriteAllBytes(file, CdTextEncoder.Encode(
            ExampleTexts.JoyfulNights, new CdTextEncoderOptions { MarkSameAsPrevious = mark }).Packs);
        ProgramResult result = Programs.Run("cdrskin", $"textfile_to_v07t={file}").Succeeded();
        string[] lines = [.. result.Text.Split('\n').Select(static line => line.TrimEnd())];
        foreach (string expected in (string[])
            [
                "Text Code           = 8859",
                "Language Code       = English",
                "Album Title         = Joyful Nights",
                "Artist Name         = United Cat Orchestra",
                "Songwriter          = Various Songwriters",
                "Composer            = Various Composers",
                "Arranger            = Tom Cat",
                "Album Message       = For all our fans",
                "Catalog Number      = 1234567890",
                "Genre Code          = Classical",
                "Genre Information   = Feline classic music",
                "Closed Information  = This is not to be shown by CD players",
                "UPC / EAN           = 1234567890123",
                "First Track Number  = 1",
                "Last Track Number   = 3",
                "Track 01 Title      = Song of Joy",
                "Track 02 Arranger   = Tom Cat",
                "Track 02 Message    = Pluck the goose",
                "ISRC 02             = XYBLG1100005",
                "Track 03 Composer   = Mia Kitten",
                "ISRC 03             = XYBLG1100006",
            ])
        {
            Assert.Contains(expected, lines);
        }
    }
}
