using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Other programs read what is written, and read what is read.</summary>
[Trait("Category", "Judge")]
public sealed class LayoutJudgeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Md5sum_finds_every_file_of_a_set_as_it_should_be()
    {
        string set = _folder.PathOf("set.ddp");
        DiscImageFile.Write(SampleImages.DiscAOf(_folder), set);

        string said = Programs.Run(ProgramOptions.Default with { WorkingDirectory = set }, "md5sum", "--strict", "-c", "CHECKSUM.MD5").Succeeded().Text;

        Assert.Equal(["DDPID: OK", "DDPMS: OK", "CDTEXT.BIN: OK", "PQDESCR: OK", "IMAGE.DAT: OK"], said.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Cdrskin_reads_the_texts_of_a_set()
    {
        string set = _folder.PathOf("set.ddp");
        DiscImageFile.Write(SampleImages.DiscAOf(_folder), set);

        string sheet = Programs.Run("cdrskin", "textfile_to_v07t=" + Path.Combine(set, "CDTEXT.BIN")).Succeeded().AllText;

        Assert.Contains("Album Title         = Disc", sheet, StringComparison.Ordinal);
        Assert.Contains("Track 02 Artist     = A2", sheet, StringComparison.Ordinal);
        Assert.Contains("ISRC 03             = USABC2500003", sheet, StringComparison.Ordinal);
        Assert.Contains("UPC / EAN           = 0123456789012", sheet, StringComparison.Ordinal);
    }

    // A set of sound as any program can hear it that takes bare samples.
    [Fact]
    public void Ffmpeg_hears_the_sound_of_a_set()
    {
        string set = _folder.PathOf("set.ddp");
        DiscImageFile.Write(SampleImages.DiscAOf(_folder), set);

        byte[] wave = Programs.Run(
            "ffmpeg", "-v", "error", "-f", "s16le", "-ar", "44100", "-ac", "2", "-ss", "2", "-i", Path.Combine(set, "IMAGE.DAT"), "-f", "s16le", "-").Succeeded().Output;

        Assert.True(wave.AsSpan().SequenceEqual(DiscA.Sound));
    }

    [Fact]
    public void Ccd2iso_finds_the_data_of_an_image()
    {
        byte[] user = new byte[400 * 2048];
        new Random(5).NextBytes(user);
        ImageTrack track = new()
        {
            Number = 1, Mode = TrackMode.Mode1, Control = Control.Data,
            Extents = [new SectorExtent(_folder.Write("in.iso", user), 0, 400, SectorForm.User2048)],
        };
        DiscImageFile.Write(new DiscImage { Sessions = [new ImageSession { Tracks = [track] }] }, _folder.PathOf("d.ccd"));

        Programs.Run("ccd2iso", _folder.PathOf("d.img"), _folder.PathOf("out.iso")).Succeeded();

        Assert.Equal(user, File.ReadAllBytes(_folder.PathOf("out.iso")));
    }

    [Fact]
    public void Nrg2iso_finds_the_same_data_in_a_Nero_image()
    {
        byte[] user = new byte[600 * 2048];
        new Random(6).NextBytes(user.AsSpan(150 * 2048));
        string path = _folder.Write("d.nrg", LayoutFiles.Nrg(true, user, LayoutFiles.Dao(true, "", ("", 2048, 0, 0, 150, 600))));

        Programs.Run("nrg2iso", path, _folder.PathOf("out.iso")).Succeeded();
        DiscImage image = DiscImageFile.Open(path).Image;
        using SectorStream stream = SectorStream.Open(image);
        byte[] sectors = new byte[stream.Length], read = new byte[450 * 2048];
        stream.ReadExactly(sectors);
        for (int i = 0; i < 450; i++)
        {
            sectors.AsSpan(((150 + i) * 2352) + 16, 2048).CopyTo(read.AsSpan(i * 2048));
        }

        Assert.Equal(File.ReadAllBytes(_folder.PathOf("out.iso"))[..read.Length], read);
    }
}
