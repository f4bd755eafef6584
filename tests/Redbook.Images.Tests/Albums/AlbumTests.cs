using System.Text;
using Redbook.Coding.CdText;
using Redbook.Testing;

namespace Redbook.Images.Tests.Albums;

public sealed class AlbumTests
{
    [Fact]
    public void A_folder_goes_in_the_order_of_names_where_tags_have_no_numbers()
    {
        using TempFolder folder = new();
        folder.Write("f/10 c.wav", WavFile.Build(DiscA.Part(1210, 1807)));
        folder.Write("f/2 b.wav", WavFile.Build(DiscA.Part(460, 1210)));
        folder.Write("f/1 a.wav", WavFile.Build(DiscA.Part(0, 460)));
        folder.Write("f/cover.jpg", [1, 2, 3]);
        DiscImageReading reading = DiscImageFile.Open(folder.PathOf("f"));
        Assert.Equal("folder", reading.Format.Id);
        Assert.Equal("1.1=0 2.1=460 3.1=1210 end=1807", DiscA.Layout(reading.Image));
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(reading.Image));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    [Trait("Category", "Judge")]
    public void A_folder_of_tagged_files_goes_by_its_numbers_and_brings_its_texts_and_codes()
    {
        using TempFolder folder = new();
        Encode(folder, "f/x.flac", 460, 1210, "TRACKNUMBER=2", "TITLE=Two", "ARTIST=B", "ALBUM=Disc", "ALBUMARTIST=Various", "ISRC=US-ABC-25-00002", "BARCODE=4006381333931");
        Encode(folder, "f/y.flac", 0, 460, "TRACKNUMBER=1/3", "TITLE=One", "ARTIST=A", "ALBUM=Disc", "ALBUMARTIST=Various", "ISRC=USABC2500001", "BARCODE=4006381333931");
        Encode(folder, "f/a.flac", 1210, 1807, "TRACKNUMBER=3", "TITLE=Three", "ARTIST=C", "ALBUM=Disc", "ALBUMARTIST=Various", "ISRC=x", "BARCODE=4006381333931");
        DiscImageReading reading = DiscImageFile.Open(folder.PathOf("f"));
        DiscImage image = reading.Image;
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(image));
        Assert.Equal("4006381333931", image.Mcn?.Digits);
        Assert.Equal(["USABC2500001", "USABC2500002", ""], image.Tracks.Select(static track => track.Isrc.Code));
        CdTextBlock block = Assert.Single(image.CdText!.Blocks);
        Assert.Equal(new CdTextEntry { Title = "Disc", Performer = "Various" }, block.Album);
        Assert.Equal(["One", "Two", "Three"], block.Tracks.Select(static entry => entry.Title));
        Assert.Equal(["isrc.form", "isrc.written-otherwise"], reading.Findings.Select(static finding => finding.Rule).Order());
    }

    [Theory]
    [InlineData("list.m3u8", "#EXTM3U\n#EXTINF:6,Artist - Größe\n1.wav\n\n#EXTINF:10,Two\nsub\\2.wav\n", "Größe", "Artist")]
    [InlineData("list.m3u", "1.wav\r\nsub/2.WAV\r\n", null, null)]
    [InlineData("list.pls", "[playlist]\nFile2=sub/2.wav\nTitle1=Artist - One\nFile1=file://./1.wav\nNumberOfEntries=2\nVersion=2\n", "One", "Artist")]
    public void A_playlist_is_a_disc_in_its_order(string name, string list, string? title, string? artist)
    {
        using TempFolder folder = new();
        folder.Write("1.wav", WavFile.Build(DiscA.Part(0, 460)));
        folder.Write("sub/2.wav", WavFile.Build(DiscA.Part(460, 1807)));
        list = list.Replace("file://./", "file://" + folder.Root + "/", StringComparison.Ordinal);
        DiscImageReading reading = DiscImageFile.Open(folder.Write(name, Encoding.UTF8.GetBytes(list)));
        Assert.Equal("playlist", reading.Format.Id);
        Assert.Equal("1.1=0 2.1=460 end=1807", DiscA.Layout(reading.Image));
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(reading.Image));
        Assert.Equal(title, reading.Image.CdText?.Blocks[0].Tracks[0].Title);
        Assert.Equal(artist, reading.Image.CdText?.Blocks[0].Tracks[0].Performer);
        Assert.Equal(list.Contains("WAV\r", StringComparison.Ordinal) ? ["file.other-name"] : [], reading.Findings.Select(static finding => finding.Rule));
    }

    [Fact]
    public void Addresses_in_a_playlist_are_not_fetched_and_missing_files_are_told()
    {
        using TempFolder folder = new();
        folder.Write("1.wav", WavFile.Build(DiscA.Part(0, 460)));
        string list = folder.Write("l.m3u", "http://example.com/stream.mp3\nnone.mp3\n1.wav\n"u8);
        DiscImageReading reading = DiscImageFile.Open(list);
        Assert.Equal(["playlist.address", "file.missing"], reading.Findings.Select(static finding => finding.Rule));
        Assert.Equal([1, 2], reading.Findings.Select(static finding => finding.Place?.Line));
        Assert.True(reading.HasErrors);
    }

    private static void Encode(TempFolder folder, string name, int start, int end, params string[] tags)
    {
        string wave = folder.Write("w.wav", WavFile.Build(DiscA.Part(start, end)));
        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(name))!);
        Programs.Run("flac", ["-s", "-f", "-0", .. tags.SelectMany(static tag => (string[])["-T", tag]), "-o", folder.PathOf(name), wave]).Succeeded();
    }
}
