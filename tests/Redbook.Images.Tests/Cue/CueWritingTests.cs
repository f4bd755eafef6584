using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Cue;

public sealed class CueWritingTests
{
    public static TheoryData<ImageSound> Sounds { get; } = [ImageSound.OneBinary, ImageSound.WavePerTrack];

    [Theory]
    [MemberData(nameof(Sounds))]
    public void What_is_written_is_read_back_as_the_same_disc(ImageSound sound)
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        string path = folder.PathOf("out/My Disc.cue");
        Assert.Empty(DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = sound }));
        DiscImageReading back = DiscImageFile.Open(path);
        Assert.Empty(back.Findings);
        ImageSamples.AssertSame(image, back.Image);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.PathOf("out")), static file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Category", "Judge")]
    public void With_flac_installed_each_track_is_a_flac_file()
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        string path = folder.PathOf("out/disc.cue");
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = ImageSound.FlacPerTrack });
        Programs.Run("flac", "--test", "--silent", folder.PathOf("out/disc 02.flac")).Succeeded();
        ImageSamples.AssertSame(image, DiscImageFile.Open(path).Image);
    }

    // Eight at once, some of one audio file, which is then decoded in one go; or all of one file, which several share.
    [Theory]
    [Trait("Category", "Judge")]
    [InlineData(3, "cue")]
    [InlineData(8, "cue")]
    [InlineData(3, "toc")]
    [InlineData(8, "toc")]
    public void Tracks_that_are_encoded_at_once_are_each_the_sound_of_their_own(int tracksOfFile, string format)
    {
        using TempFolder folder = new();
        string[] paths = new string[(8 + tracksOfFile - 1) / tracksOfFile];
        byte[] sound = new byte[tracksOfFile * 100 * 2352];
        for (int i = 0; i < paths.Length; i++)
        {
            new Random(i).NextBytes(sound);
            paths[i] = folder.Write($"{i}.wav", WavFile.Build(sound));
        }

        ImageTrack[] tracks =
        [
            .. Enumerable.Range(0, 8).Select(i => new ImageTrack
            {
                Number = i + 1,
                Extents = [new AudioFileExtent(paths[i / tracksOfFile], i % tracksOfFile * 100 * 588L, 100 * 588)],
            }),
        ];
        DiscImage image = new() { Sessions = [new ImageSession { Tracks = tracks }] };
        string path = folder.PathOf("out/disc." + format);
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = ImageSound.FlacPerTrack });
        ImageSamples.AssertSame(image, DiscImageFile.Open(path).Image);
    }

    [Theory]
    [InlineData("disc.cue")]
    [InlineData("disc.toc")]
    public void An_older_file_that_would_mislead_goes_with_its_sheet_and_what_no_sheet_named_stays(string sheet)
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        string path = folder.PathOf("out/" + sheet);
        DiscImageFile.Write(image, path);
        folder.Write("out/disc.wav", [1]);
        folder.Write("out/disc.cdt", [2]);

        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = ImageSound.WavePerTrack, Overwrite = true });

        Assert.Equal(
            ["disc 01.wav", "disc 02.wav", "disc 03.wav", "disc.cdt", sheet, "disc.wav"],
            Directory.EnumerateFiles(folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(DiscA.Layout(image), DiscA.Layout(DiscImageFile.Open(path).Image));
    }

    [Fact]
    public void An_older_file_that_the_disc_is_read_from_stays()
    {
        using TempFolder folder = new();
        DiscImageFile.Write(ImageSamples.Rich(folder), folder.PathOf("out/disc.cue"));
        DiscImage image = DiscImageFile.Open(folder.PathOf("out/disc.cue")).Image;
        byte[] sound = File.ReadAllBytes(folder.PathOf("out/disc.bin"));

        DiscImageFile.Write(image, folder.PathOf("out/disc.cue"), new DiscImageWriteOptions { Sound = ImageSound.WavePerTrack, Overwrite = true });

        Assert.Equal(sound, File.ReadAllBytes(folder.PathOf("out/disc.bin")));
        ImageSamples.AssertSame(image, DiscImageFile.Open(folder.PathOf("out/disc.cue")).Image);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Data_in_a_second_session_comes_back_where_it_was(ImageSound sound)
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Enhanced(folder);
        string path = folder.PathOf("out.cue");
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = sound });
        ImageSamples.AssertSame(image, DiscImageFile.Open(path).Image);
    }

    [Fact]
    public void Sound_with_graphics_keeps_its_sub_channel()
    {
        using TempFolder folder = new();
        byte[] both = new byte[400 * 2448];
        new Random(3).NextBytes(both);
        string source = folder.Write("karaoke.bin", both);
        DiscImage image = DiscA.Open(folder, "FILE karaoke.bin BINARY\nTRACK 01 CDG\nINDEX 01 00:00:00\n").Image;
        string path = folder.PathOf("out.cue");
        Assert.Empty(DiscImageFile.Write(image, path));
        Assert.Equal(both, File.ReadAllBytes(folder.PathOf("out.bin")));
        Finding loss = Assert.Single(DiscImageFile.ListLosses(image, path, new DiscImageWriteOptions { Sound = ImageSound.WavePerTrack }));
        Assert.Equal("write.subchannel", loss.Rule);
        Assert.Equal(source, image.Tracks.First().Extents[0].SourcePath);
    }

    [Fact]
    public void Nothing_is_replaced_unless_asked_and_nothing_is_left_behind_when_it_fails()
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        string path = folder.Write("out/disc.bin", [1]);
        string sheet = folder.PathOf("out/disc.cue");
        Assert.Throws<OutputExistsException>(() => DiscImageFile.Write(image, sheet));
        Assert.Equal(["disc.bin"], Directory.EnumerateFiles(folder.PathOf("out")).Select(Path.GetFileName));
        DiscImageFile.Write(image, sheet, new DiscImageWriteOptions { Overwrite = true });
        Assert.True(new FileInfo(path).Length > 1000);

        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => DiscImageFile.Write(image, folder.PathOf("new/disc.cue"), cancellation: cancelled.Token));
        Assert.Empty(Directory.EnumerateFiles(folder.Root, "*.part", SearchOption.AllDirectories));
        Assert.False(File.Exists(folder.PathOf("new/disc.cue")));
    }

    [Theory]
    [InlineData("out.cue", ImageSound.OneBinary)]
    [InlineData("out.cue", ImageSound.WavePerTrack)]
    [InlineData("out.toc", ImageSound.OneBinary)]
    public void What_cannot_be_read_ends_the_work_with_its_reason_and_leaves_nothing(string name, ImageSound sound)
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        File.WriteAllBytes(folder.PathOf("in/bare.bin"), new byte[1000]);
        DiscImageException problem = Assert.Throws<DiscImageException>(
            () => DiscImageFile.Write(image, folder.PathOf(name), new DiscImageWriteOptions { Sound = sound }));
        Assert.Equal("image.short-file", problem.Finding.Rule);
        Assert.Empty(Directory.EnumerateFiles(folder.Root));
    }

    [Fact]
    public void Texts_that_a_sheet_has_no_form_for_go_into_a_file_of_packs()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImage image = DiscA.Open(folder, "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n").Image with
        {
            CdText = new CdTextDisc
            {
                Blocks =
                [
                    new CdTextBlock { Album = new CdTextEntry { Title = "A \"quote\"" }, Tracks = [new CdTextEntry { Title = "T" }] },
                    new CdTextBlock
                    {
                        Number = 1, Language = CdTextLanguage.German, Album = new CdTextEntry { Title = "Zitat" },
                        Tracks = [new CdTextEntry { Title = "S" }],
                    },
                ],
            },
        };
        string path = folder.PathOf("out.cue");
        Assert.Empty(DiscImageFile.Write(image, path));
        DiscImage back = DiscImageFile.Open(path).Image;
        Assert.Equal(CdTextEncoder.Encode(image.CdText).Packs, back.CdTextPacks);
        Assert.Equal("A \"quote\"", back.CdText?.Blocks[0].Album.Title);
        Assert.Contains("TITLE \"A 'quote'\"", File.ReadAllText(path), StringComparison.Ordinal);
    }
}
