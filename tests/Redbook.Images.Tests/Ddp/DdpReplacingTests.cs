using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Ddp;
using Redbook.Images.Formats;
using Redbook.Testing;

namespace Redbook.Images.Tests.Ddp;

/// <summary>Sets written where a set lies already.</summary>
public sealed class DdpReplacingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_the_older_set_go_and_files_that_are_not_of_it_stay()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        string set = _folder.PathOf("set");
        Write(image, set, DdpStyle.Cue2Ddp, overwrite: false);
        Assert.Contains("CDTEXT.BIN", Names(set));
        RenameImageTo(set, "SOUND.DAT");
        _folder.Write("set/letter.txt", "to the plant"u8);
        Directory.CreateDirectory(Path.Combine(set, "covers"));

        Write(WithoutTexts(image), set, DdpStyle.Standard, overwrite: true);

        Assert.Equal(["CHECKSUM.MD5", "DDPID", "DDPMS", "IMAGE.DAT", "PQDESCR", "PQSHEET.TXT", "letter.txt"], Names(set));
        Assert.True(Directory.Exists(Path.Combine(set, "covers")));
        Assert.Empty(DiscImageFile.Verify(set));
    }

    [Fact]
    public void A_folder_without_a_set_loses_nothing()
    {
        _folder.Write("set/CDTEXT.BIN", [1]);
        Write(WithoutTexts(SampleImages.DiscAOf(_folder)), _folder.PathOf("set"), DdpStyle.Standard, overwrite: true);
        Assert.Equal([1], File.ReadAllBytes(_folder.PathOf("set/CDTEXT.BIN")));
    }

    [Fact]
    public void Nothing_of_a_set_goes_unless_that_was_asked_for()
    {
        _folder.Write("set/ddpid", [1]);
        Assert.Throws<OutputExistsException>(() => Write(SampleImages.DiscAOf(_folder), _folder.PathOf("set"), DdpStyle.Standard, overwrite: false));
        Assert.Equal(["ddpid"], Names(_folder.PathOf("set")));
    }

    [Fact]
    public void What_the_disc_is_read_from_stays()
    {
        string set = _folder.PathOf("set");
        Write(SampleImages.DiscAOf(_folder), set, DdpStyle.Standard, overwrite: false);
        RenameImageTo(set, "SOUND.DAT");
        DiscImage image = DiscImageFile.Open(set).Image;
        byte[] sound = File.ReadAllBytes(Path.Combine(set, "SOUND.DAT"));

        Write(image, set, DdpStyle.Standard, overwrite: true);

        Assert.Equal(sound, File.ReadAllBytes(Path.Combine(set, "SOUND.DAT")));
        Assert.Equal(sound, File.ReadAllBytes(Path.Combine(set, "IMAGE.DAT")));
    }

    [Fact]
    public void When_a_file_cannot_take_its_place_everything_is_as_it_was()
    {
        foreach (string name in (string[])["one", "two", "three", "outdated"])
        {
            _folder.Write($"out/{name}", Encoding.ASCII.GetBytes($"old {name}"));
        }

        using (ImageOutput output = new(
            new ImageTarget(_folder.PathOf("out/one"), new DiscImageWriteOptions { Overwrite = true }), progress: null, TestContext.Current.CancellationToken))
        {
            output.Write("one", "new"u8);
            output.Write("new", "new"u8);
            FileStream lost = output.Create("two");
            output.Write("three", "new"u8);
            output.Replace(_folder.PathOf("out/outdated"));
            string path = output.TemporaryPath(lost);
            lost.Dispose();
            File.Delete(path);

            Assert.Throws<FileNotFoundException>(output.Commit);
        }

        Assert.Equal(["one", "outdated", "three", "two"], Names(_folder.PathOf("out")));
        Assert.All(Names(_folder.PathOf("out")), name => Assert.Equal($"old {name}", File.ReadAllText(_folder.PathOf($"out/{name}"))));
    }

    private static void RenameImageTo(string set, string name)
    {
        File.Move(Path.Combine(set, "IMAGE.DAT"), Path.Combine(set, name));
        string map = Path.Combine(set, "DDPMS");
        File.WriteAllText(map, File.ReadAllText(map, Encoding.ASCII).Replace("IMAGE.DAT", name, StringComparison.Ordinal), Encoding.ASCII);
    }

    private static DiscImage WithoutTexts(DiscImage image) => image with { CdText = null, CdTextPacks = default };

    private static void Write(DiscImage image, string set, DdpStyle style, bool overwrite) => DiscImageFile.Write(
        image, set, new DiscImageWriteOptions { Format = "ddp", Overwrite = overwrite, Ddp = new DdpWriteOptions { Style = style } },
        cancellation: TestContext.Current.CancellationToken);

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
