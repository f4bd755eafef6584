using System.Globalization;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Where other programs read a sheet otherwise than it is meant, and each time a second witness that says what we
/// say. A new version that reads it rightly makes the test fail: then it has one witness more.</summary>
[Trait("Category", "Judge")]
public sealed class PeerTests : IDisposable
{
    private const string One = "FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    private const string Two = "TRACK 02 AUDIO\nINDEX 00 00:06:10\nINDEX 01 00:06:53\n";
    private const string Three = "TRACK 03 AUDIO\nINDEX 01 00:16:10\n";

    private readonly TempFolder _folder = new();

    public PeerTests()
    {
        _folder.Write("a.bin", DiscA.Sound);
        _folder.Write("a.wav", WavFile.Build(DiscA.Sound));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(One + Two + Three, "1.1=0 2.0=460 2.1=503 3.1=1210 end=1807")]
    [InlineData(One + "TRACK 02 AUDIO\nPREGAP 00:01:00\nINDEX 01 00:06:53\n" + Three, "1.1=0 2.0=503 2.1=578 3.1=1285 end=1882")]
    [InlineData(One + "POSTGAP 00:00:10\nTRACK 02 AUDIO\nINDEX 01 00:06:53\n", "1.1=0 2.1=513 end=1817")]
    [InlineData("FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nPREGAP 00:00:33\nINDEX 01 00:00:00\n", "1.1=33 end=1840")]
    [InlineData("FILE \"1.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nFILE \"2.wav\" WAVE\nTRACK 02 AUDIO\nINDEX 00 00:00:00\nINDEX 01 00:00:43\n", "1.1=0 2.0=460 2.1=503 end=1807")]
    [InlineData("FILE \"1.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nFILE \"2.wav\" WAVE\nTRACK 02 AUDIO\nPREGAP 00:00:43\nINDEX 01 00:00:00\n", "1.1=0 2.0=460 2.1=503 end=1850")]
    public void Of_plain_sheets_cdrdao_and_cuetools_say_the_same_as_we(string sheet, string layout)
    {
        _folder.Write("1.wav", WavFile.Build(DiscA.Part(0, 460)));
        _folder.Write("2.wav", WavFile.Build(DiscA.Part(460, 1807)));

        Assert.Equal(layout, Ours(sheet));
        Assert.Equal(layout, Cdrdao("disc.cue"));
        Assert.Equal(layout, Cuetools());
    }

    // The layout that most rippers write.
    [Fact]
    public void Cuetools_begins_a_track_at_a_negative_time_where_its_gap_lies_in_the_file_before()
    {
        _folder.Write("1.wav", WavFile.Build(DiscA.Part(0, 503)));
        _folder.Write("2.wav", WavFile.Build(DiscA.Part(503, 1210)));
        _folder.Write("3.wav", WavFile.Build(DiscA.Part(1210, 1807)));
        const string sheet = "FILE \"1.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:06:10\n"
            + "FILE \"2.wav\" WAVE\nINDEX 01 00:00:00\nFILE \"3.wav\" WAVE\nTRACK 03 AUDIO\nINDEX 01 00:00:00\n";
        Assert.Equal("1.1=0 2.0=460 2.1=503 3.1=1210 end=1807", Ours(sheet));
        Assert.Contains("START 00:-6:-10", Run("cueconvert", "-i", "cue", "-o", "toc", "disc.cue").AllText, StringComparison.Ordinal);
        Assert.NotEqual(0, Run("cdrdao", "show-toc", "disc.cue").ExitCode);
        AssertCdrdaoReadsOurToc();
    }

    [Fact]
    public void Cuetools_counts_higher_indexes_from_index_0()
    {
        Assert.Equal("1.1=0 2.0=460 2.1=503 2.2=750 3.1=1210 end=1807", Ours(One + Two + "INDEX 02 00:10:00\n" + Three));
        Assert.Contains("Index beyond track end", Run("cdrdao", "show-toc", "disc.cue").AllText, StringComparison.Ordinal);
        Assert.Equal("1.1=0 2.0=460 2.1=503 2.2=793 3.1=1210 end=1807", Cuetools());
        AssertCdrdaoReadsOurToc();
    }

    // bchunk begins a track at its highest index.
    [Fact]
    public void Bchunk_leaves_out_what_lies_before_the_highest_index()
    {
        Ours(One + Two + "INDEX 02 00:10:00\n" + Three);
        Run("bchunk", "-w", "a.bin", "disc.cue", "cut").Succeeded();
        Assert.Equal((1210 - 750) * 2352, (int)new FileInfo(_folder.PathOf("cut02.wav")).Length - 44);
        AssertCdrdaoReadsOurToc();
    }

    [Fact]
    public void Keywords_in_lower_case_are_unknown_to_cuetools_and_known_to_cdrdao()
    {
        const string layout = "1.1=0 2.0=460 2.1=503 3.1=1210 end=1807";
        Assert.Equal(layout, Ours((One + Two + Three).ToLowerInvariant()));
        Assert.Equal(layout, Cdrdao("disc.cue"));
        Assert.Contains("syntax error", Run("cueprint", "disc.cue").AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_in_a_text_end_it_for_cdrdao_and_cuetools()
    {
        Ours("TITLE \"A \"\"q\"\" b\"\n" + One);
        DiscImage image = DiscImageFile.Open(_folder.PathOf("disc.cue")).Image;
        Assert.Equal("A \"q\" b", image.CdText?.Blocks[0].Album.Title);
        Assert.NotEqual(0, Run("cdrdao", "show-toc", "disc.cue").ExitCode);
        Assert.DoesNotContain("q", Run("cueprint", "-d", "%T", "disc.cue").Text, StringComparison.Ordinal);

        // As packs the text has no quotes around it.
        DiscImageFile.Write(image, _folder.PathOf("disc.cdt"));
        Assert.Contains("Album Title         = A \"q\" b", Run("cdrskin", "textfile_to_v07t=disc.cdt").Succeeded().AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_before_an_index_1_that_is_not_zero_is_dropped_by_cdrdao_and_cuetools()
    {
        Assert.Equal("1.1=33 end=1807", Ours("FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:33\n"));
        Assert.Equal("1.1=0 end=1774", Cdrdao("disc.cue"));
        Assert.Equal("1.1=0 end=1774", Cuetools());

        // Said so that nobody can miss it, cdrdao sees it too.
        AssertCdrdaoReadsOurToc();
        DiscImageFile.Write(DiscImageFile.Open(_folder.PathOf("disc.cue")).Image, _folder.PathOf("clear.cue"));
        Assert.Equal("1.1=33 end=1807", Cdrdao("clear.cue"));
    }

    [Fact]
    public void Pregap_beside_index_0_is_refused_by_cdrdao_and_read_by_cuetools_as_here()
    {
        const string layout = "1.1=0 2.0=460 2.1=578 3.1=1285 end=1882";
        Assert.Equal(layout, Ours(One + "TRACK 02 AUDIO\nPREGAP 00:01:00\nINDEX 00 00:06:10\nINDEX 01 00:06:53\n" + Three));
        Assert.Contains("PREGAP allowed only once", Run("cdrdao", "show-toc", "disc.cue").AllText, StringComparison.Ordinal);
        Assert.Equal(layout, Cuetools());
    }

    // Sample 10 of disc A is 11818, -3805; its bytes turned round are 10798, 9201.
    [Theory]
    [InlineData("disc.cue", One, "10798 9201")]
    [InlineData("disc.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.bin\" 0 00:05:00\n", "10798 9201")]
    [InlineData("disc.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.bin\" SWAP 0 00:05:00\n", "11818 -3805")]
    [InlineData("disc.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.wav\" 0 00:05:00\n", "11818 -3805")]
    public void Cdrdao_takes_bare_samples_high_byte_first_in_cue_sheets_too(string name, string sheet, string sample)
    {
        _folder.Write(name, Encoding.ASCII.GetBytes(sheet));
        string line = Run("cdrdao", "show-data", name).Succeeded().Text.Split('\n').First(static line => line.Trim().StartsWith("10:", StringComparison.Ordinal));
        Assert.Equal(sample.Split(' '), line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1..]);

        // Bare files of TOC files are turned round here as there; those of CUE sheets are not, and ffmpeg hears the same.
        byte[] sound = new byte[44];
        using SectorStream stream = SectorStream.Open(DiscImageFile.Open(_folder.PathOf(name)).Image);
        stream.ReadExactly(sound);
        string[] ours = [Sample(sound, 40), Sample(sound, 42)];
        Assert.Equal(name == "disc.cue" ? ["11818", "-3805"] : sample.Split(' '), ours);
        byte[] heard = Run("ffmpeg", "-v", "error", "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", "a.bin", "-f", "s16le", "-t", "0.01", "-").Succeeded().Output;
        Assert.Equal(["11818", "-3805"], [Sample(heard, 40), Sample(heard, 42)]);

        static string Sample(byte[] bytes, int at) => BitConverter.ToInt16(bytes, at).ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Cd_info_takes_the_file_of_the_sheets_name_whatever_the_sheet_names()
    {
        _folder.Write("disc.bin", DiscA.Part(0, 900));
        Assert.Equal("1.1=0 end=1807", Ours(One));
        Assert.Contains("000900 leadout", Info("--cue-file=disc.cue"), StringComparison.Ordinal);
        Assert.Equal("1.1=0 end=1807", Cdrdao("disc.cue"));
    }

    [Fact]
    public void Cd_info_misplaces_the_lead_out_where_the_last_file_of_a_TOC_file_has_no_length()
    {
        _folder.Write("disc.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.bin\" 0 00:16:10\nTRACK AUDIO\nFILE \"a.bin\" 00:16:10\n"u8);
        DiscImage image = DiscImageFile.Open(_folder.PathOf("disc.toc")).Image;
        Assert.Equal("1.1=0 2.1=1210 end=1807", DiscA.Layout(image));
        Assert.Equal("1.1=0 2.1=1210 end=1807", Cdrdao("disc.toc"));
        Assert.Contains("003017 leadout", Info("--toc-file=disc.toc"), StringComparison.Ordinal);

        // Why every length is written.
        DiscImageFile.Write(image, _folder.PathOf("ours.toc"));
        Assert.Contains("001807 leadout", Info("--toc-file=ours.toc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRACK AUDIO\nCD_TEXT {\nLANGUAGE 0 {\nTITLE \"x\"\n}\n}\nISRC \"USABC2500001\"\nFILE \"a.wav\" 0\n", "syntax error at \"ISRC\"", "toc.order")]
    [InlineData("TRACK AUDIO RW_RAW\nFILE \"a.bin\" 0 00:05:00\n", "only allowed for audio tracks without sub-channel", "toc.file-in-data toc.empty-track")]
    [InlineData("CD_TEXT {\nLANGUAGE_MAP { 0 : EN }\nLANGUAGE 0 {\nENCODING_ISO_8859_1\nTITLE \"x\"\n}\n}\nTRACK AUDIO\nFILE \"a.wav\" 0\n", "Illegal token", "")]
    public void What_cdrdao_refuses_in_a_TOC_file(string toc, string refused, string rules)
    {
        string path = _folder.Write("disc.toc", Encoding.ASCII.GetBytes("CD_DA\n" + toc));
        Assert.Contains(refused, Run("cdrdao", "show-toc", "disc.toc").AllText, StringComparison.Ordinal);
        IEnumerable<Finding> findings;
        try
        {
            findings = DiscImageFile.Open(path).Findings;
        }
        catch (DiscImageException none)
        {
            findings = none.Findings.Where(static finding => finding.Rule != "toc.no-tracks");
        }

        Assert.Equal(rules.Split(' ', StringSplitOptions.RemoveEmptyEntries), findings.Select(static finding => finding.Rule));
    }

    [Fact]
    public void The_end_of_a_track_before_its_end_is_an_index_for_cdrdao_too()
    {
        _folder.Write("disc.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.wav\" 0\nEND 00:10:00\n"u8);
        Assert.Equal("1.1=0 1.2=750 end=1807", Cdrdao("disc.toc"));
        Assert.Equal("1.1=0 1.2=750 end=1807", DiscA.Layout(DiscImageFile.Open(_folder.PathOf("disc.toc")).Image));
    }

    [Fact]
    public void Toc2cue_loses_flags_codes_and_texts()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        DiscImageFile.Write(image, _folder.PathOf("disc.toc"));
        string shown = Run("cdrdao", "show-toc", "disc.toc").Succeeded().AllText;
        Assert.Contains("PRE-EMPHASIS", shown, StringComparison.Ordinal);
        Assert.Contains("US ABC 25 00002", shown, StringComparison.Ordinal);
        Run("toc2cue", "disc.toc", "theirs.cue").Succeeded();
        string theirs = File.ReadAllText(_folder.PathOf("theirs.cue"));
        foreach (string lost in (string[])["CATALOG", "ISRC", "PRE", "TITLE"])
        {
            Assert.DoesNotContain(lost, theirs, StringComparison.Ordinal);
        }

        DiscImageFile.Write(image, _folder.PathOf("ours.cue"));
        Assert.Equal("USABC2500002", Run("cueprint", "-n", "2", "-t", "%i", "ours.cue").Succeeded().Text.Trim());
    }

    // Bare, with a zero behind, with a length before.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Packs_in_each_of_their_three_forms_are_the_same_texts_for_cdrskin(int extra)
    {
        byte[] packs = CdTextEncoder.Encode(SampleImages.Texts()).Packs;
        string path = _folder.Write("disc.cdt", extra switch
        {
            0 => packs,
            1 => [.. packs, 0],
            _ => [.. LayoutFiles.BigEndian(packs.Length + 2, 2), 0, 0, .. packs],
        });
        string sheet = Run("cdrskin", "textfile_to_v07t=disc.cdt").Succeeded().AllText;
        Assert.Contains("Track 03 Title      = Three", sheet, StringComparison.Ordinal);
        Assert.Equal("Three", Redbook.Images.Texts.CdTextSheet.Open(path).Text.Blocks[0].Tracks[2].Title);
    }

    private string Ours(string sheet) => DiscA.Layout(DiscA.Open(_folder, sheet).Image);

    private string Cdrdao(string name) => CdrdaoLayout.Of(Run("cdrdao", "show-toc", name).Succeeded().AllText);

    // What cueconvert makes of the sheet, as cdrdao then shows it. The silence of sound is SILENCE there, not ZERO.
    private string Cuetools()
    {
        Run("cueconvert", "-i", "cue", "-o", "toc", "disc.cue", "theirs.toc").Succeeded();
        string theirs = File.ReadAllText(_folder.PathOf("theirs.toc"));
        if (theirs.Contains("ZERO", StringComparison.Ordinal))
        {
            Assert.Contains("ZERO statements not allowed", Run("cdrdao", "show-toc", "theirs.toc").AllText, StringComparison.Ordinal);
            File.WriteAllText(_folder.PathOf("theirs.toc"), theirs.Replace("ZERO", "SILENCE", StringComparison.Ordinal));
        }

        return Cdrdao("theirs.toc");
    }

    private void AssertCdrdaoReadsOurToc()
    {
        DiscImage image = DiscImageFile.Open(_folder.PathOf("disc.cue")).Image;
        DiscImageFile.Write(image, _folder.PathOf("witness.toc"));
        Assert.Equal(DiscA.Layout(image), Cdrdao("witness.toc"));
    }

    private string Info(string argument) => Run("cd-info", "--no-device-info", "--no-cddb", argument).AllText;

    private ProgramResult Run(string program, params string[] arguments) =>
        Programs.Run(ProgramOptions.Default with { WorkingDirectory = _folder.Root }, program, arguments);
}
