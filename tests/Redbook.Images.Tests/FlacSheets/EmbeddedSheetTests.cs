using System.Text;
using Redbook.Testing;

namespace Redbook.Images.Tests.FlacSheets;

[Trait("Category", "Judge")]
public sealed class EmbeddedSheetTests
{
    private const string Sheet =
        """
        CATALOG 0123456789012
        TITLE "Disc"
        FILE "elsewhere.wav" WAVE
          TRACK 01 AUDIO
            TITLE "One"
            ISRC USABC2500001
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            FLAGS PRE
            INDEX 00 00:06:10
            INDEX 01 00:06:53
            INDEX 02 00:07:00
          TRACK 03 AUDIO
            INDEX 01 00:16:10
        """;

    [Fact]
    public void The_block_of_a_flac_file_is_a_disc()
    {
        using TempFolder folder = new();
        string flac = Encode(folder, "--cuesheet=" + folder.Write("s.cue", Encoding.ASCII.GetBytes(Sheet)));
        DiscImageReading reading = DiscImageFile.Open(flac);
        Assert.Equal("flac", reading.Format.Id);
        Assert.Equal("1.1=0 2.0=460 2.1=503 2.2=525 3.1=1210 end=1807", DiscA.Layout(reading.Image));
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(reading.Image));
        Assert.Equal("0123456789012", reading.Image.Mcn?.Digits);
        Assert.Equal(["USABC2500001", "", ""], reading.Image.Tracks.Select(static track => track.Isrc.Code));
    }

    [Fact]
    public void What_metaflac_makes_of_the_block_is_the_same_disc()
    {
        using TempFolder folder = new();
        string flac = Encode(folder, "--cuesheet=" + folder.Write("s.cue", Encoding.ASCII.GetBytes(Sheet)));
        Programs.Run("metaflac", $"--export-cuesheet-to={folder.PathOf("theirs.cue")}", flac).Succeeded();
        DiscImage theirs = DiscImageFile.Open(folder.PathOf("theirs.cue")).Image, ours = DiscImageFile.Open(flac).Image;
        Assert.Equal(DiscA.Layout(ours), DiscA.Layout(theirs));
        Assert.Equal(DiscA.Md5(ours), DiscA.Md5(theirs));
        Assert.Equal(ours.Mcn, theirs.Mcn);
    }

    [Fact]
    public void A_sheet_among_the_tags_brings_its_texts_and_means_this_file_whatever_it_names()
    {
        using TempFolder folder = new();
        string sheet = folder.Write("s.cue", Encoding.ASCII.GetBytes(Sheet));
        string flac = Encode(folder, $"--tag-from-file=CUESHEET={sheet}");
        DiscImageReading reading = DiscImageFile.Open(flac);
        Assert.Equal("1.1=0 2.0=460 2.1=503 2.2=525 3.1=1210 end=1807", DiscA.Layout(reading.Image));
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(reading.Image));
        Assert.Equal("One", reading.Image.CdText?.Blocks[0].Tracks[0].Title);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_flac_file_without_a_sheet_is_no_disc()
    {
        using TempFolder folder = new();
        Assert.Null(DiscImageFile.Detect(Encode(folder, "-0")));
    }

    private static string Encode(TempFolder folder, string option)
    {
        string wave = folder.Write("a.wav", WavFile.Build(DiscA.Sound)), flac = folder.PathOf("disc.flac");
        Programs.Run("flac", "-s", "-0", option, "-o", flac, wave).Succeeded();
        return flac;
    }
}
