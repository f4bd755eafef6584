using System.Text;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Independent programs read the sheets that are written, and what they write is read.</summary>
[Trait("Category", "Judge")]
public sealed class SheetJudgeTests
{
    [Fact]
    public void Cdrdao_reads_cue_sheets_that_are_written()
    {
        using TempFolder folder = new();
        DiscImage image = Plain(folder);
        DiscImageFile.Write(image, folder.PathOf("disc.cue"));
        Assert.Equal(DiscA.Layout(image), CdrdaoLayout.Of(Run(folder, "cdrdao", "show-toc", "disc.cue").Succeeded().AllText));
    }

    [Fact]
    public void Texts_beyond_the_usual_are_remarks_so_that_cdrdao_opens_the_sheet_or_commands_where_asked()
    {
        using TempFolder folder = new();
        DiscImage plain = Plain(folder), image = plain with
        {
            CdText = new Redbook.Coding.CdText.CdTextDisc
            {
                Blocks =
                [
                    plain.CdText!.Blocks[0] with
                    {
                        Album = plain.CdText.Blocks[0].Album with { Composer = "C", Message = "M", Code = "4006381333931" }, DiscId = "RB 1",
                    },
                ],
            },
        };
        DiscImageFile.Write(image, folder.PathOf("disc.cue"));
        Assert.Equal(DiscA.Layout(image), CdrdaoLayout.Of(Run(folder, "cdrdao", "show-toc", "disc.cue").Succeeded().AllText));
        Assert.Equal(image.CdText, DiscImageFile.Open(folder.PathOf("disc.cue")).Image.CdText);

        DiscImageFile.Write(image, folder.PathOf("more.cue"), new DiscImageWriteOptions { CueTexts = CueTextStyle.Commands });
        Assert.NotEqual(0, Run(folder, "cdrdao", "show-toc", "more.cue").ExitCode);
        Assert.Equal(image.CdText, DiscImageFile.Open(folder.PathOf("more.cue")).Image.CdText);
        Assert.Contains("C", Run(folder, "cueprint", "-d", "%C", "more.cue").Succeeded().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cdrdao_reads_toc_files_that_are_written_to_their_last_sector_and_hidden_tracks_indexes_and_codes_with_them()
    {
        using TempFolder folder = new();
        DiscImage image = ImageSamples.Rich(folder);
        DiscImageFile.Write(image, folder.PathOf("disc.toc"));
        string shown = Run(folder, "cdrdao", "show-toc", "disc.toc").Succeeded().AllText;
        Assert.Equal(DiscA.Layout(image), CdrdaoLayout.Of(shown));
        Assert.Contains("CATALOG NUMBER: 4006381333931", shown, StringComparison.Ordinal);
        Assert.Contains("ISRC US ABC 25 00001", shown, StringComparison.Ordinal);
        Assert.Contains("Read 1829 blocks.", Run(folder, "cdrdao", "read-test", "disc.toc").Succeeded().AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_toc2cue_and_cueconvert_write_is_the_disc_that_they_read()
    {
        using TempFolder folder = new();
        DiscImage image = Plain(folder);
        DiscImageFile.Write(image, folder.PathOf("disc.toc"));
        Run(folder, "toc2cue", "disc.toc", "theirs.cue").Succeeded();
        DiscImageReading cue = DiscImageFile.Open(folder.PathOf("theirs.cue"));
        Assert.Equal(DiscA.Layout(image), DiscA.Layout(cue.Image));

        DiscImageFile.Write(image, folder.PathOf("ours.cue"));
        Run(folder, "cueconvert", "-i", "cue", "-o", "toc", "ours.cue", "theirs.toc").Succeeded();
        DiscImageReading toc = DiscImageFile.Open(folder.PathOf("theirs.toc"));
        Assert.Equal(DiscA.Layout(image), DiscA.Layout(toc.Image));
        Assert.Equal(image.CdText?.Blocks[0].Album.Title, toc.Image.CdText?.Blocks[0].Album.Title);
        Assert.Equal(image.Tracks.Select(static track => track.Isrc), toc.Image.Tracks.Select(static track => track.Isrc));
    }

    [Fact]
    public void Cuetools_and_cd_info_agree_on_texts_codes_and_addresses()
    {
        using TempFolder folder = new();
        DiscImage image = Plain(folder);
        DiscImageFile.Write(image, folder.PathOf("disc.cue"));
        Assert.Equal(
            "3 tracks Disc Artist\n1 One USABC2500001\n2 Two USABC2500002\n3 Three USABC2500003\n",
            Run(folder, "cueprint", "-d", "%N tracks %T %P\\n", "-t", "%n %t %i\\n", "disc.cue").Succeeded().Text);
        string info = Run(folder, "cd-info", "--no-device-info", "--no-cddb", "--cue-file=disc.cue").Succeeded().AllText;
        foreach (string line in (string[])["1: 00:02:00  000000 audio  false  yes", "2: 00:08:53  000503 audio  false  no    2        yes", "170: 00:26:07  001807 leadout"])
        {
            Assert.Contains(line, info, StringComparison.Ordinal);
        }
    }

    // bchunk leaves out what lies before INDEX 01; shntool cuts there and keeps it with the track before. cdrdao and cuetools
    // agree with us that it belongs to the track whose index 0 it is.
    [Fact]
    public void Programs_that_cut_leave_out_gaps_or_give_them_away_and_are_right_beside_that()
    {
        using TempFolder folder = new();
        DiscImageFile.Write(Plain(folder), folder.PathOf("disc.cue"));
        Run(folder, "bchunk", "-w", "disc.bin", "disc.cue", "cut").Succeeded();
        Assert.Equal(
            [460 * 2352, 707 * 2352, 597 * 2352],
            Enumerable.Range(1, 3).Select(track => (int)new FileInfo(folder.PathOf($"cut{track:D2}.wav")).Length - 44));

        folder.Write("disc.wav", WavFile.Build(DiscA.Sound));
        Run(folder, "shntool", "split", "-q", "-f", "disc.cue", "-o", "wav", "-a", "shn", "disc.wav").Succeeded();
        Assert.Equal(
            [503 * 2352, 707 * 2352, 597 * 2352],
            Enumerable.Range(1, 3).Select(track => (int)new FileInfo(folder.PathOf($"shn{track:D2}.wav")).Length - 44));
    }

    [Fact]
    public void Ffmpeg_decodes_the_files_beside_a_sheet_to_the_samples_of_the_disc()
    {
        using TempFolder folder = new();
        DiscImageFile.Write(Plain(folder), folder.PathOf("disc.cue"), new DiscImageWriteOptions { Sound = ImageSound.WavePerTrack });
        byte[] decoded =
        [
            .. Enumerable.Range(1, 3).SelectMany(track => Run(
                folder, "ffmpeg", "-v", "error", "-i", $"disc {track:D2}.wav", "-f", "s16le", "-").Succeeded().Output),
        ];
        Assert.Equal(DiscA.Sound, decoded);
    }

    // A mark before the text makes cdrdao and cuetools refuse a sheet: why none is written unless asked for.
    [Fact]
    public void A_mark_before_the_text_is_refused_by_others_and_read_here()
    {
        using TempFolder folder = new();
        DiscImageFile.Write(Plain(folder), folder.PathOf("disc.cue"), new DiscImageWriteOptions { TextEncoding = Encoding.UTF8 });
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(folder.PathOf("disc.cue"))[..3]);
        Assert.NotEqual(0, Run(folder, "cdrdao", "show-toc", "disc.cue").ExitCode);
        Assert.Contains("bad character", Run(folder, "cueprint", "disc.cue").AllText, StringComparison.Ordinal);
        Assert.Contains("not recognized as a CUE file", Run(folder, "cd-info", "--no-cddb", "--cue-file=disc.cue").AllText, StringComparison.Ordinal);
        Assert.Empty(DiscImageFile.Open(folder.PathOf("disc.cue")).Findings);
    }

    // The layout of gaps that most rippers write: cdrdao and cuetools cannot place INDEX 00 in the file before; the same disc
    // as one file is the witness that it was read rightly here.
    [Fact]
    public void Gaps_at_the_ends_of_files_are_refused_by_others_and_read_here()
    {
        using TempFolder folder = new();
        folder.Write("01.wav", WavFile.Build(DiscA.Part(0, 503)));
        folder.Write("02.wav", WavFile.Build(DiscA.Part(503, 1807)));
        DiscImage ours = DiscA.Open(
            folder,
            """
            FILE "01.wav" WAVE
              TRACK 01 AUDIO
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                INDEX 00 00:06:10
            FILE "02.wav" WAVE
                INDEX 01 00:00:00
            """,
            "ripped.cue").Image;
        Assert.NotEqual(0, Run(folder, "cdrdao", "show-toc", "ripped.cue").ExitCode);
        DiscImageFile.Write(ours, folder.PathOf("one.cue"));
        Assert.Equal(DiscA.Layout(ours), CdrdaoLayout.Of(Run(folder, "cdrdao", "show-toc", "one.cue").Succeeded().AllText));
        Assert.Equal("1.1=0 2.0=460 2.1=503 end=1807", DiscA.Layout(ours));
    }

    // cdrdao counts indexes above 1 of a cue sheet from a wrong place. Its own TOC file of the same disc is the witness.
    [Fact]
    public void Higher_indexes_of_cue_sheets_are_misread_by_cdrdao_and_right_in_its_own_files()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImage ours = DiscA.Open(
            folder, "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:06:10\nINDEX 01 00:06:53\nINDEX 02 00:10:00\n").Image;
        DiscImageFile.Write(ours, folder.PathOf("ours.cue"));
        DiscImageFile.Write(ours, folder.PathOf("ours2.toc"));
        Assert.Equal("1.1=0 2.0=460 2.1=503 2.2=750 end=1807", CdrdaoLayout.Of(Run(folder, "cdrdao", "show-toc", "ours2.toc").Succeeded().AllText));
        ProgramResult misread = Run(folder, "cdrdao", "show-toc", "ours.cue");
        Assert.True(misread.ExitCode != 0 || CdrdaoLayout.Of(misread.AllText) != DiscA.Layout(ours), "cdrdao reads it rightly now: say so.");
    }

    // A lossy file says so, and its length is that of the music.
    [Fact]
    public void Files_of_lossy_coders_are_named_as_that()
    {
        using TempFolder folder = new();
        string wave = folder.Write("a.wav", WavFile.Build(DiscA.Part(0, 500)));
        Programs.Run("lame", "--quiet", wave, folder.PathOf("a.mp3")).Succeeded();
        File.Delete(wave);
        DiscImageReading reading = DiscA.Open(folder, "FILE \"a.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
        Assert.Equal("1.1=0 end=500", DiscA.Layout(reading.Image));
        Assert.Contains("audio.lossy", reading.Findings.Select(static finding => finding.Rule));
        Assert.Contains("file.other-name", reading.Findings.Select(static finding => finding.Rule));
        Assert.False(reading.HasErrors);
    }

    private static ProgramResult Run(TempFolder folder, string program, params string[] arguments) =>
        Programs.Run(ProgramOptions.Default with { WorkingDirectory = folder.Root }, program, arguments);

    private static DiscImage Plain(TempFolder folder)
    {
        folder.Write("in/a.bin", DiscA.Sound);
        return DiscA.Open(
            folder,
            """
            CATALOG 4006381333931
            TITLE "Disc"
            PERFORMER "Artist"
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                TITLE "One"
                FLAGS DCP
                ISRC USABC2500001
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Two"
                FLAGS PRE
                ISRC USABC2500002
                INDEX 00 00:06:10
                INDEX 01 00:06:53
              TRACK 03 AUDIO
                TITLE "Three"
                ISRC USABC2500003
                INDEX 01 00:16:10
            """,
            "in/in.cue").Image;
    }
}
