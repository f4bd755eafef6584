using System.Text;
using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Toc;

public sealed class TocTests
{
    private const string Typical =
        """
        CD_DA
        CATALOG "0123456789012"
        CD_TEXT {
          LANGUAGE_MAP {
            0 : EN
            1:8
          }
          LANGUAGE 0 {
            TITLE "Disc"
            PERFORMER "Art\151st \344"
            GENRE { 0, 20, 80, 111, 112, 0 }
            SIZE_INFO { 1, 1, 3, 3}
          }
          LANGUAGE 1 { TITLE "Scheibe" }
        }

        // Track 1
        TRACK AUDIO
        COPY
        NO PRE_EMPHASIS
        TWO_CHANNEL_AUDIO
        ISRC "USABC2500001"
        CD_TEXT {
          LANGUAGE 0 {
            TITLE "One \"1\" \\"
          }
        }
        FILE "data.bin" 0 00:06:10

        TRACK AUDIO
        NO COPY PRE_EMPHASIS
        FILE "data.bin" 00:06:10 00:10:00
        START 00:00:43
        INDEX 00:01:00
        INDEX 00:02:00

        TRACK AUDIO
        FILE "data.bin" 711480
        """;

    [Fact]
    public void A_typical_file_is_read_whole()
    {
        using TempFolder folder = new();
        string path = folder.Write("data.bin", DiscA.Swapped(DiscA.Sound));
        DiscImageReading reading = Open(folder, Typical);
        Assert.Empty(reading.Findings);
        DiscImage image = reading.Image;
        Assert.Equal("toc", reading.Format.Id);
        Assert.Equal("1.1=0 2.0=460 2.1=503 2.2=578 2.3=653 3.1=1210 end=1807", DiscA.Layout(image));
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(image));
        Assert.Equal("0123456789012", image.Mcn?.Digits);
        Assert.Equal([Control.CopyPermitted, Control.PreEmphasis, Control.None], image.Tracks.Select(static track => track.Control));
        Assert.Equal("USABC2500001", image.Tracks.First().Isrc.Code);
        Assert.Equal([new PcmExtent(path, 0, 460 * 588) { ByteOrder = PcmByteOrder.BigEndian }], image.Tracks.First().Extents);

        CdTextBlock english = image.CdText!.Blocks[0];
        Assert.Equal((CdTextLanguage.English, CdTextCharacterSet.Ascii, (byte)3), (english.Language, english.CharacterSet, english.Copyright));
        Assert.Equal(new CdTextEntry { Title = "Disc", Performer = "Artist ä" }, english.Album);
        Assert.Equal(new CdTextGenreInformation(CdTextGenre.Pop, "Pop"), english.Genre);
        Assert.Equal("One \"1\" \\", english.Tracks[0].Title);
        Assert.Equal(3, english.Tracks.Count);
        Assert.Equal((CdTextLanguage.German, "Scheibe"), (image.CdText.Blocks[1].Language, image.CdText.Blocks[1].Album.Title));
    }

    [Theory]
    [InlineData("FILE \"l.bin\" SWAP 0", "1.1=0 end=1807")]
    [InlineData("FILE \"a.wav\" 0", "1.1=0 end=1807")]
    [InlineData("AUDIOFILE \"b.bin\" #2352 0 00:20:00", "1.1=0 end=1500")]
    [InlineData("SILENCE 00:00:33 FILE \"b.bin\" 0 START 00:00:33", "1.1=33 end=1840")]
    [InlineData("FILE \"b.bin\" 0 START 00:00:33", "1.1=33 end=1807")]
    [InlineData("SILENCE 100 ZERO 488 START FILE \"b.bin\" 0 588", "1.1=1 end=2")]
    [InlineData("PREGAP 00:02:00 FILE \"b.bin\" 0", "1.1=150 end=1957")]
    [InlineData("FILE \"b.bin\" 0 00:06:10 FILE \"b.bin\" 00:06:10", "1.1=0 end=1807")]
    [InlineData("FILE \"b.bin\" 0 START 00:00:10 END 00:05:00", "1.1=10 1.2=375 end=1807")]
    public void Pieces_make_up_a_track(string pieces, string layout)
    {
        using TempFolder folder = new();
        folder.Write("l.bin", DiscA.Sound);
        folder.Write("b.bin", DiscA.Swapped(DiscA.Sound));
        folder.Write("a.wav", WavFile.Build(DiscA.Sound));
        DiscImageReading reading = Open(folder, "TRACK AUDIO " + pieces);
        Assert.False(reading.HasErrors, string.Join('\n', reading.Findings));
        Assert.Equal(layout, DiscA.Layout(reading.Image));
        if (!pieces.Contains("SILENCE", StringComparison.Ordinal) && layout.EndsWith("=1807", StringComparison.Ordinal))
        {
            Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", DiscA.Md5(reading.Image));
        }
    }

    [Fact]
    public void Data_tracks_of_every_mode_count_in_their_own_sectors()
    {
        using TempFolder folder = new();
        string path = folder.Write("d.bin", new byte[300 * 2352]);
        DiscImageReading reading = Open(
            folder,
            """
            CD_ROM_XA FIRST_TRACK_NO 3
            TRACK MODE1 DATAFILE "d.bin" #2048 00:00:10
            TRACK MODE1_RAW DATAFILE "d.bin" 235200
            TRACK MODE2 DATAFILE "d.bin" 00:00:10
            TRACK MODE2_FORM1 DATAFILE "d.bin" 00:00:10
            TRACK MODE2_FORM2 DATAFILE "d.bin" 00:00:10
            TRACK MODE2_FORM_MIX ZERO MODE2_FORM_MIX 00:02:00 DATAFILE "d.bin" 00:00:10 START 00:02:00
            TRACK MODE2_RAW DATAFILE "d.bin"
            TRACK AUDIO RW_RAW DATAFILE "d.bin" 00:00:10
            TRACK AUDIO RW DATAFILE "d.bin" 00:00:10
            """);
        Assert.Empty(reading.Findings);
        ImageTrack[] tracks = [.. reading.Image.Tracks];
        Assert.Equal(3, tracks[0].Number);
        Assert.Equal(
            [TrackMode.Mode1, TrackMode.Mode1, TrackMode.Mode2, TrackMode.Mode2Xa, TrackMode.Mode2Xa, TrackMode.Mode2Xa, TrackMode.Mode2, TrackMode.Audio, TrackMode.Audio],
            tracks.Select(static track => track.Mode));
        Assert.Equal([10, 100, 10, 10, 10, 160, 300, 10, 10], tracks.Select(static track => track.ContentSectors));
        Assert.Equal([new SectorExtent(path, 2048, 10, SectorForm.User2048)], tracks[0].Extents);
        Assert.Equal([SilenceExtent.OfSectors(150), new SectorExtent(path, 0, 10, SectorForm.Mode2)], tracks[5].Extents);
        Assert.Equal(150, tracks[5].PregapSectors);
        Assert.Equal([new SubchannelExtent(path, 2352, 10, SubchannelForm.Raw) { StrideBytes = 2448 }], tracks[7].Subchannel);
        Assert.Equal(SubchannelForm.RwPacks, tracks[8].Subchannel[0].Form);
    }

    [Theory]
    [InlineData("TRACK AUDIO FIFO \"/tmp/pipe\" 00:10:00 FILE \"b.bin\" 0", "toc.fifo", 1, 13)]
    [InlineData("TRACK AUDIO FILE \"-\" 0", "toc.standard-input", 1, 18)]
    [InlineData("TRACK AUDIO FILE \"b.bin\" 0 01:00:00", "toc.past-end", 1, 26)]
    [InlineData("TRACK AUDIO FILE \"b.bin\" 0 00:00:75", "toc.bad-time", 1, 28)]
    [InlineData("TRACK AUDIO FILE \"none.bin\" 0 00:10:00", "file.missing", 1, 18)]
    [InlineData("TRACK AUDIO FILE \"b.bin\" 0 INDEX 01:00:00", "toc.index", 1, 34)]
    [InlineData("TRACK AUDIO FILE \"b.bin\" 0 INDEX 0", "toc.index", 1, 34)]
    [InlineData("TRACK AUDIO CD_TEXT { LANGUAGE 0 { TITLE \"x\" } } ISRC \"USABC2500001\" FILE \"b.bin\" 0", "toc.order", 1, 50)]
    [InlineData("TRACK AUDIO FILE \"b.bin\" 0 SPEED 3 TRACK AUDIO FILE \"b.bin\" 0", "toc.syntax", 1, 28)]
    [InlineData("TRACK AUDIO CD_TEXT LANGUAGE FILE \"b.bin\" 0\nTRACK AUDIO FILE \"b.bin\" 0", "toc.syntax", 1, 21)]
    [InlineData("FIRST_TRACK_NO 100 TRACK AUDIO FILE \"b.bin\" 0", "toc.first-track", 1, 16)]
    [InlineData("TRACK AUDIO FILE \"b.bin\" 0\nTRACK SOUND", "toc.syntax", 2, 7)]
    [InlineData("TRACK AUDIO TRACK AUDIO FILE \"b.bin\" 0", "toc.empty-track", 1, 7)]
    [InlineData("TRACK AUDIO RW FILE \"b.bin\" 0 TRACK AUDIO FILE \"b.bin\" 0", "toc.file-in-data", 1, 16)]
    [InlineData("TRACK MODE1 DATAFILE \"b.bin\" 5000", "toc.odd-length", 1, 30)]
    [InlineData("TRACK AUDIO FILE \"a.wav\" SWAP 0", "toc.swap-of-header", 1, 18)]
    [InlineData("CD_TEXT { LANGUAGE_MAP { 9 : EN } } TRACK AUDIO FILE \"b.bin\" 0", "toc.language-map", 1, 26)]
    public void What_is_wrong_is_told_with_its_place_and_the_rest_is_read(string toc, string rule, int line, int column)
    {
        using TempFolder folder = new();
        folder.Write("b.bin", DiscA.Swapped(DiscA.Sound));
        folder.Write("a.wav", WavFile.Build(DiscA.Sound));
        IReadOnlyList<Finding> findings;
        try
        {
            findings = Open(folder, toc).Findings;
        }
        catch (DiscImageException nothing)
        {
            findings = nothing.Findings;
        }

        Finding finding = findings.First(finding => finding.Rule == rule);
        Assert.Equal((line, column), (finding.Place?.Line, finding.Place?.Column));
    }

    [Theory]
    [InlineData(ImageSound.OneBinary)]
    [InlineData(ImageSound.WavePerTrack)]
    public void What_is_written_is_read_back_as_the_same_disc(ImageSound sound)
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        string path = folder.PathOf("out/My \"Disc\".toc".Replace("\"", string.Empty, StringComparison.Ordinal));
        IReadOnlyList<Finding> losses = DiscImageFile.Write(image, path, new DiscImageWriteOptions { Sound = sound });
        Assert.Equal(["write.scms", "write.remarks"], losses.Select(static loss => loss.Rule));
        DiscImageReading back = DiscImageFile.Open(path);
        Assert.Empty(back.Findings);
        ImageSamples.AssertSame(WithoutLosses(image), back.Image);
    }

    [Fact]
    public void Data_and_graphics_are_written_and_read_back()
    {
        using TempFolder folder = new();
        byte[] both = new byte[400 * 2448], iso = new byte[400 * 2048];
        new Random(3).NextBytes(both);
        new Random(4).NextBytes(iso);
        string graphics = folder.Write("k.bin", both), data = folder.Write("d.iso", iso);
        DiscImage image = new()
        {
            Sessions =
            [
                new ImageSession
                {
                    Tracks =
                    [
                        new ImageTrack
                        {
                            Number = 1, Mode = TrackMode.Mode2Xa, Control = Control.Data,
                            Extents = [new SectorExtent(data, 0, 400, SectorForm.User2048)],
                        },
                        new ImageTrack
                        {
                            Number = 2, PregapSectors = 150,
                            Extents = [SilenceExtent.OfSectors(150), new SectorExtent(graphics, 0, 400, SectorForm.Raw) { TrailingBytes = 96 }],
                            Subchannel =
                            [
                                SubchannelExtent.Zeros(150),
                                new SubchannelExtent(graphics, 2352, 400, SubchannelForm.Raw) { StrideBytes = 2448 },
                            ],
                        },
                    ],
                },
            ],
        };
        string path = folder.PathOf("out.toc");
        Assert.Empty(DiscImageFile.Write(image, path));
        DiscImage back = DiscImageFile.Open(path).Image;
        ImageSamples.AssertSame(image, back);
        using SubchannelStream before = new(image.Sessions[0]), after = new(back.Sessions[0]);
        byte[] a = new byte[before.Length], b = new byte[after.Length];
        before.ReadExactly(a);
        after.ReadExactly(b);
        Assert.Equal(a, b);
    }

    [Fact]
    public void Japanese_texts_go_as_bytes_of_their_character_set()
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder) with { Remarks = [] };
        CdTextBlock block = image.CdText!.Blocks[0] with
        {
            Number = 1, Language = CdTextLanguage.Japanese, CharacterSet = CdTextCharacterSet.MsJis,
            Album = new CdTextEntry { Title = "世界" }, DiscId = null,
            Tracks = [new CdTextEntry { Title = "一" }, new CdTextEntry(), new CdTextEntry { Title = "三" }],
        };
        image = image with { CdText = new CdTextDisc { Blocks = [image.CdText.Blocks[0], block] } };
        string path = folder.PathOf("out.toc");
        DiscImageFile.Write(image, path);
        Assert.True(Ascii.IsValid(File.ReadAllBytes(path)));
        Assert.Equal(image.CdText, DiscImageFile.Open(path).Image.CdText);
    }

    private static DiscImage WithoutLosses(DiscImage image) => image with
    {
        Remarks = [],
        Sessions =
        [
            image.Sessions[0] with
            {
                Tracks = [.. image.Sessions[0].Tracks.Select(static track => track with { Remarks = [], IsCopyAlternating = false })],
            },
        ],
    };

    private static DiscImageReading Open(TempFolder folder, string toc) => DiscA.Open(folder, toc, "disc.toc");
}
