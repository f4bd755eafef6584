using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Cue;

public sealed class CueDialectTests
{
    private const string LayoutA = "1.1=0 2.0=460 2.1=503 3.1=1210 end=1807";
    private const string Md5A = "a2ed7c935a5152e3e0c14c3da9f0af83";

    private const string Single =
        """
        CATALOG 0123456789012
        FILE "a.bin" BINARY
          TRACK 01 AUDIO
            FLAGS DCP
            ISRC USABC2500001
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            FLAGS PRE
            ISRC USABC2500002
            INDEX 00 00:06:10
            INDEX 01 00:06:53
          TRACK 03 AUDIO
            ISRC USABC2500003
            INDEX 01 00:16:10
        """;

    private const string Corrected =
        """
        FILE "01.wav" WAVE
          TRACK 01 AUDIO
            INDEX 01 00:00:00
        FILE "02.wav" WAVE
          TRACK 02 AUDIO
            INDEX 00 00:00:00
            INDEX 01 00:00:43
        FILE "03.wav" WAVE
          TRACK 03 AUDIO
            INDEX 01 00:00:00
        """;

    private const string Noncompliant =
        """
        FILE "01.wav" WAVE
          TRACK 01 AUDIO
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            INDEX 00 00:06:10
        FILE "02.wav" WAVE
            INDEX 01 00:00:00
        FILE "03.wav" WAVE
          TRACK 03 AUDIO
            INDEX 01 00:00:00
        """;

    private const string LeftOut =
        """
        FILE "01.wav" WAVE
          TRACK 01 AUDIO
            INDEX 01 00:00:00
        FILE "02.wav" WAVE
          TRACK 02 AUDIO
            PREGAP 00:00:43
            INDEX 01 00:00:00
        FILE "03.wav" WAVE
          TRACK 03 AUDIO
            INDEX 01 00:00:00
        """;

    [Fact]
    public void One_file_with_all_that_a_track_can_say()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImageReading reading = DiscA.Open(folder, Single);
        Assert.Equal(LayoutA, DiscA.Layout(reading.Image));
        Assert.Equal(Md5A, DiscA.Md5(reading.Image));
        Assert.Equal("cue", reading.Format.Id);
        Assert.Equal("0123456789012", reading.Image.Mcn?.Digits);
        Assert.Equal(
            [Control.CopyPermitted, Control.PreEmphasis, Control.None], reading.Image.Tracks.Select(static track => track.Control));
        Assert.Equal(
            ["USABC2500001", "USABC2500002", "USABC2500003"], reading.Image.Tracks.Select(static track => track.Isrc.Code));
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData(Corrected, 0, 460, 1210, Md5A)]
    [InlineData(Noncompliant, 0, 503, 1210, Md5A)]
    [InlineData(LeftOut, 0, 503, 1210, null)]
    public void The_layouts_of_gaps_that_rippers_write_are_one_disc(string sheet, int one, int two, int three, string? md5)
    {
        using TempFolder folder = new();
        int endOfOne = sheet == LeftOut ? 460 : two;
        folder.Write("01.wav", WavFile.Build(DiscA.Part(one, endOfOne)));
        folder.Write("02.wav", WavFile.Build(DiscA.Part(two, three)));
        folder.Write("03.wav", WavFile.Build(DiscA.Part(three, DiscA.Sectors)));
        DiscImageReading reading = DiscA.Open(folder, sheet.ReplaceLineEndings("\r\n"));
        Assert.Equal(LayoutA, DiscA.Layout(reading.Image));
        Assert.Empty(reading.Findings);
        if (md5 is not null)
        {
            Assert.Equal(md5, DiscA.Md5(reading.Image));
            return;
        }

        using SectorStream stream = SectorStream.Open(reading.Image);
        byte[] all = new byte[stream.Length];
        stream.ReadExactly(all);
        Assert.Equal([.. DiscA.Part(0, 460), .. new byte[43 * 2352], .. DiscA.Part(503, 1807)], all);
    }

    [Theory]
    [InlineData("", "PREGAP 00:01:00", "1.1=0 2.0=503 2.1=578 end=1882")]
    [InlineData("POSTGAP 00:00:10", "", "1.1=0 2.1=513 end=1817")]
    public void Silence_that_a_sheet_adds_takes_nothing_from_the_file(string behindOne, string beforeTwo, string layout)
    {
        using TempFolder folder = new();
        string path = folder.Write("a.bin", DiscA.Sound);
        DiscImage image = DiscA.Open(
            folder, $"FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n{behindOne}\nTRACK 02 AUDIO\n{beforeTwo}\nINDEX 01 00:06:53\n").Image;
        Assert.Equal(layout, DiscA.Layout(image));
        Assert.Equal(
            [new PcmExtent(path, 0, 503 * 588), new PcmExtent(path, 503 * 2352, 1304 * 588)],
            image.Tracks.SelectMany(static track => track.Extents).OfType<PcmExtent>());
    }

    [Theory]
    [InlineData("INDEX 00 00:00:00\nINDEX 01 00:00:33", "1.1=33 end=1807", null)]
    [InlineData("INDEX 01 00:00:33", "1.1=33 end=1807", "cue.hidden-start")]
    [InlineData("PREGAP 00:00:33\nINDEX 01 00:00:00", "1.1=33 end=1840", null)]
    [InlineData("PREGAP 00:02:00\nINDEX 01 00:00:00", "1.1=150 end=1957", "cue.first-pregap")]
    [InlineData("INDEX 00 00:00:00\nINDEX 01 00:00:00", "1.1=0 end=1807", null)]
    [InlineData("INDEX 01 00:00:00\nINDEX 02 00:00:20\nINDEX 03 00:00:20", "1.1=0 1.2=20 1.3=20 end=1807", null)]
    public void What_lies_before_track_1_is_a_hidden_track(string indexes, string layout, string? rule)
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImageReading reading = DiscA.Open(folder, $"FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\n{indexes}");
        Assert.Equal(layout, DiscA.Layout(reading.Image));
        Assert.Equal(rule is null ? [] : [rule], reading.Findings.Select(static finding => finding.Rule));
    }

    [Fact]
    public void Two_seconds_before_track_1_are_the_ordinary_pause_where_the_user_says_so()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImageReading reading = DiscA.Open(
            folder, "FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nPREGAP 00:02:00\nINDEX 01 00:00:00",
            options: new DiscImageOptions { FirstPregapIsPause = true });
        Assert.Equal("1.1=0 end=1807", DiscA.Layout(reading.Image));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_hidden_track_in_a_file_of_its_own()
    {
        using TempFolder folder = new();
        folder.Write("00 hidden.wav", WavFile.Build(DiscA.Part(0, 33)));
        folder.Write("01.wav", WavFile.Build(DiscA.Part(33, 1807)));
        DiscImage image = DiscA.Open(
            folder,
            """
            FILE "00 hidden.wav" WAVE
              TRACK 01 AUDIO
                INDEX 00 00:00:00
            FILE "01.wav" WAVE
                INDEX 01 00:00:00
            """).Image;
        Assert.Equal("1.1=33 end=1807", DiscA.Layout(image));
        Assert.Equal(Md5A, DiscA.Md5(image));
    }

    [Fact]
    public void The_same_file_named_before_every_track_goes_on_and_named_again_from_the_start_begins_anew()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImageReading reading = DiscA.Open(
            folder,
            """
            FILE "a.bin" BINARY
            TRACK 01 AUDIO
            INDEX 01 00:00:00
            FILE "a.bin" BINARY
            TRACK 02 AUDIO
            INDEX 01 00:06:53
            FILE "a.bin" BINARY
            TRACK 03 AUDIO
            INDEX 01 00:00:00
            """);
        Assert.Equal("1.1=0 2.1=503 3.1=1807 end=3614", DiscA.Layout(reading.Image));
        Assert.Equal(["cue.file-again"], reading.Findings.Select(static finding => finding.Rule));
    }

    [Fact]
    public void Files_that_do_not_end_on_a_sector_are_joined_sample_to_sample_or_filled_up_as_asked()
    {
        using TempFolder folder = new();
        byte[] first = DiscA.Sound[..(4 * ((400 * 588) + 100))], second = DiscA.Sound[first.Length..(first.Length + (4 * ((350 * 588) + 300)))];
        folder.Write("1.wav", WavFile.Build(first));
        folder.Write("2.wav", WavFile.Build(second));
        const string sheet = "FILE 1.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nFILE 2.wav WAVE\nTRACK 02 AUDIO\nINDEX 01 00:00:00\n";
        DiscImageReading joined = DiscA.Open(folder, sheet);
        Assert.Equal("1.1=0 2.1=400 end=751", DiscA.Layout(joined.Image));
        Assert.Equal(["audio.filled", "audio.border"], joined.Findings.Select(static finding => finding.Rule));
        Assert.Contains("188 samples", joined.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("100 samples earlier", joined.Findings[1].Message, StringComparison.Ordinal);
        using (SectorStream stream = SectorStream.Open(joined.Image))
        {
            byte[] all = new byte[stream.Length];
            stream.ReadExactly(all);
            Assert.Equal([.. first, .. second, .. new byte[188 * 4]], all);
        }

        DiscImageReading padded = DiscA.Open(folder, sheet, options: new DiscImageOptions { FileJoin = FileJoin.PadEachFile });
        Assert.Equal("1.1=0 2.1=401 end=752", DiscA.Layout(padded.Image));
        Assert.Equal(2, padded.Findings.Count(static finding => finding.Rule == "audio.filled"));
    }

    // Disc C: sound, then data in a second session 11400 sectors behind it.
    [Fact]
    public void An_enhanced_disc_with_its_data_in_a_second_session()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        folder.Write("d.iso", new byte[693 * 2048]);
        DiscImageReading reading = DiscA.Open(
            folder,
            """
            REM SESSION 01
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM LEAD-OUT 00:24:07
            REM SESSION 02
            FILE "d.iso" BINARY
              TRACK 02 MODE1/2048
                INDEX 01 00:00:00
            """);
        Assert.Equal("1.1=0 end=1807 2.0=13057 2.1=13207 end=13900", DiscA.Layout(reading.Image));
        Assert.Equal(Control.Data, reading.Image.Tracks.Last().Control);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData(11_250, null)]
    [InlineData(12_000, 13_807)]
    public void A_file_that_holds_what_lies_between_sessions_is_one_disc_with_those_that_do_not(int gapSectors, int? pauseStart)
    {
        using TempFolder folder = new();
        folder.Write("a.bin", new byte[(1807 + gapSectors + 150 + 400) * 2352]);
        string start = Msf.FromSectors(1807 + gapSectors + 150).ToString();
        DiscImage image = DiscA.Open(
            folder,
            $"""
            REM SESSION 01
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM LEAD-OUT 00:24:07
            REM SESSION 02
              TRACK 02 AUDIO
                INDEX 00 00:24:07
                INDEX 01 {start}
            REM LEAD-OUT {Msf.FromSectors(1807 + gapSectors + 550)}
            """).Image;
        Assert.Equal(2, image.Sessions.Count);
        Assert.Equal(1807 + gapSectors + 150, image.ToLayout().Sessions[1].Tracks[0].Start.Value);
        Assert.Equal(pauseStart is null ? null : new Lba(pauseStart.Value), image.Sessions[1].PauseStart);
        Assert.Equal(400, image.Sessions[1].ContentSectors);
    }

    [Fact]
    public void Tracks_of_several_sector_sizes_share_one_file()
    {
        using TempFolder folder = new();
        byte[] data = new byte[400 * 2048], cdg = new byte[300 * 2448];
        Random.Shared.NextBytes(cdg);
        folder.Write("mixed.bin", [.. data, .. DiscA.Part(0, 500), .. cdg]);
        DiscImage image = DiscA.Open(
            folder,
            """
            FILE "mixed.bin" BINARY
              TRACK 01 MODE1/2048
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 01 00:05:25
              TRACK 03 CDG
                INDEX 01 00:12:00
            """).Image;
        Assert.Equal("1.1=0 2.0=400 2.1=550 3.1=1050 end=1350", DiscA.Layout(image));
        string path = folder.PathOf("mixed.bin");
        ImageTrack[] tracks = [.. image.Tracks];
        Assert.Equal([new SectorExtent(path, 0, 400, SectorForm.User2048)], tracks[0].Extents);
        Assert.Equal([SilenceExtent.OfSectors(150), new PcmExtent(path, 400 * 2048, 500 * 588)], tracks[1].Extents);
        int cdgStart = (400 * 2048) + (500 * 2352);
        Assert.Equal([new SectorExtent(path, cdgStart, 300, SectorForm.Raw) { TrailingBytes = 96 }], tracks[2].Extents);
        Assert.Equal(
            [new SubchannelExtent(path, cdgStart + 2352, 300, SubchannelForm.Raw) { StrideBytes = 2448 }], tracks[2].Subchannel);
    }

    [Theory]
    [InlineData("MODE1/2048", 2048, TrackMode.Mode1)]
    [InlineData("MODE2/2048", 2048, TrackMode.Mode2Xa)]
    [InlineData("MODE2/2324", 2324, TrackMode.Mode2Xa)]
    [InlineData("MODE2/2342", 2324, TrackMode.Mode2Xa)]
    [InlineData("MODE2/2336", 2336, TrackMode.Mode2)]
    [InlineData("CDI/2336", 2336, TrackMode.Mode2Xa)]
    public void Data_of_every_word_for_its_sectors(string word, int bytes, TrackMode mode)
    {
        using TempFolder folder = new();
        folder.Write("d.bin", new byte[400 * bytes]);
        DiscImageReading reading = DiscA.Open(
            folder, $"REM SINGLE-DENSITY AREA\nFILE d.bin BINARY\nTRACK 01 {word}\nINDEX 01 00:00:00\n");
        ImageTrack track = Assert.Single(reading.Image.Tracks);
        Assert.Equal((400, mode), (track.ContentSectors, track.Mode));
        Assert.Equal(["SINGLE-DENSITY AREA"], reading.Image.Remarks);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Numbers_may_begin_above_one()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImageReading reading = DiscA.Open(
            folder, "FILE a.bin BINARY\nTRACK 05 AUDIO\nINDEX 01 00:00:00\nTRACK 06 AUDIO\nINDEX 01 00:10:00\n");
        Assert.Equal([5, 6], reading.Image.Tracks.Select(static track => track.Number));
        Assert.Equal(["cue.first-track"], reading.Findings.Select(static finding => finding.Rule));
    }

    [Fact]
    public void Motorola_is_high_byte_first_and_keywords_are_of_any_case()
    {
        using TempFolder folder = new();
        folder.Write("a.cdr", DiscA.Swapped(DiscA.Sound));
        DiscImage image = DiscA.Open(folder, "file a.cdr motorola\n\ttrack 1 audio\n\t\tindex 1 0:0:0\n\u001A").Image;
        Assert.Equal(Md5A, DiscA.Md5(image));
    }

    [Fact]
    public void Texts_become_a_block_of_cd_text_and_remarks_stay_where_they_stand()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        DiscImage image = DiscA.Open(
            folder,
            """
            REM GENRE Rock
            REM DATE 1999
            REM DISCID 13001803
            REM COMMENT "ExactAudioCopy v0.99pb4"
            REM COMPOSER "A. Composer"
            PERFORMER "The Band"
            TITLE My Album
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                TITLE "One ""quoted"" title"
                PERFORMER "Someone"
                SONGWRITER "S"
                MESSAGE "Hello"
                REM REPLAYGAIN_TRACK_GAIN -7.03 dB
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Two"
                INDEX 01 00:10:00
            """).Image;
        CdTextBlock block = Assert.Single(image.CdText!.Blocks);
        Assert.Equal(new CdTextEntry { Title = "My Album", Performer = "The Band", Composer = "A. Composer" }, block.Album);
        Assert.Equal(
            new CdTextEntry { Title = "One \"quoted\" title", Performer = "Someone", Songwriter = "S", Message = "Hello" },
            block.Tracks[0]);
        Assert.Equal(new CdTextEntry { Title = "Two" }, block.Tracks[1]);
        Assert.Equal(["GENRE Rock", "DATE 1999", "DISCID 13001803", "COMMENT \"ExactAudioCopy v0.99pb4\""], image.Remarks);
        Assert.Equal(["REPLAYGAIN_TRACK_GAIN -7.03 dB"], image.Tracks.First().Remarks);
    }

    [Fact]
    public void A_file_of_packs_is_the_cd_text_byte_for_byte()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        byte[] packs = CdTextEncoder.Encode(new CdTextDisc
        {
            Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = "Packs" }, Tracks = [new CdTextEntry { Title = "T" }] }],
        }).Packs;
        folder.Write("disc.cdt", packs);
        DiscImageReading reading = DiscA.Open(
            folder, "CDTEXTFILE \"disc.cdt\"\nTITLE Sheet\nFILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00");
        Assert.Equal(packs, reading.Image.CdTextPacks);
        Assert.Equal("Packs", reading.Image.CdText?.Blocks[0].Album.Title);
        Assert.Equal(["cue.texts-differ"], reading.Findings.Select(static finding => finding.Rule));
    }

    public static TheoryData<string, string, string?> Encodings { get; } = new()
    {
        { "utf-8", "Café – 日本", null },
        { "utf-8-mark", "Café – 日本", null },
        { "utf-16", "Café – 日本", null },
        { "utf-16be", "Café – 日本", null },
        { "utf-16-bare", "Café", "UTF-16" },
        { "windows-1252", "Don’t “stop” – Café", "Windows-1252" },
        { "iso-8859-1", "Motörhead – Édith".Replace('–', '-'), "ISO 8859-1" },
        { "shift_jis", "世界の終わり", "Shift-JIS" },
        { "windows-1251", "Закрой за мной дверь, я ухожу", "Windows-1251: TITLE \"Закрой за" },
        { "iso-8859-1", "Créée À Ærø: øæåÄÖÜ", "ISO 8859-1: TITLE \"Créée" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found_out_and_said(string encoding, string title, string? said)
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        string sheet = $"TITLE \"{title}\"\nFILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(sheet),
            "utf-8-mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(sheet)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(sheet)],
            "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(sheet)],
            "utf-16-bare" => Encoding.Unicode.GetBytes(sheet),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)?.GetBytes(sheet) ?? Encoding.Latin1.GetBytes(sheet),
        };
        DiscImageReading reading = DiscImageFile.Open(folder.Write("disc.cue", bytes));
        Assert.Equal(title, reading.Image.CdText?.Blocks[0].Album.Title);
        Assert.Equal(said is null ? [] : ["text.encoding"], reading.Findings.Select(static finding => finding.Rule));
        if (said is not null)
        {
            Assert.Contains(said, reading.Findings[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Devices_and_pipes_that_a_sheet_names_are_not_opened()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TempFolder folder = new();
        Assert.Equal(0, Programs.Run("mkfifo", folder.PathOf("pipe.wav")).ExitCode);
        foreach (string name in (string[])["/dev/zero", "pipe.wav", "/proc/self/mem"])
        {
            DiscImageReading reading = DiscA.Open(folder, $"FILE \"{name}\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
            Assert.Equal("file.empty", reading.Findings[0].Rule);
            Assert.Equal(FindingSeverity.Error, reading.Findings[0].Severity);
        }
    }

    [Fact]
    public void The_users_word_on_the_encoding_counts_unless_a_mark_says_otherwise()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Sound);
        Encoding cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        string sheet = "TITLE \"Кино\"\nFILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
        DiscImageOptions options = new() { TextEncoding = cyrillic };
        DiscImageReading reading = DiscImageFile.Open(folder.Write("disc.cue", cyrillic.GetBytes(sheet)), options);
        Assert.Equal("Кино", reading.Image.CdText?.Blocks[0].Album.Title);
        Assert.Empty(reading.Findings);
        reading = DiscImageFile.Open(folder.Write("8.cue", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(sheet)]), options);
        Assert.Equal("Кино", reading.Image.CdText?.Blocks[0].Album.Title);
    }
}
