using Redbook.Coding.CdText;
using Redbook.Images.Texts;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Sheets changed at random, by bytes and by what they are made of: each gives a disc that holds together, or the
/// one documented exception.</summary>
[Trait("Category", "Slow")]
public sealed class SheetFuzzTests : IDisposable
{
    private static readonly string[] s_cueWords =
    [
        "00:00:00", "99:59:74", "999:00:00", "\"", "AUDIO", "MODE1/2048", "CDG", "a.bin", "a.wav", "INDEX 00 00:01:00", "INDEX 02 00:03:10",
        "PREGAP 00:02:00", "POSTGAP 00:00:10", "FILE a.bin BINARY", "FILE \"a.wav\" WAVE", "TRACK 02 AUDIO", "REM SESSION 02",
        "REM LEAD-OUT 00:05:00", "FLAGS 4CH SCMS", "CDTEXTFILE a.cdt", "MOTOROLA", "REM COMPOSER x", "ISRC \"USABC2500001\"",
    ];

    private static readonly string[] s_cueSheets =
    [
        "CATALOG 4006381333931\nTITLE \"T\"\nFILE \"a.bin\" BINARY\n TRACK 01 AUDIO\n  FLAGS DCP\n  ISRC USABC2500001\n  INDEX 01 00:00:00\n TRACK 02 AUDIO\n  INDEX 00 00:02:00\n  INDEX 01 00:03:00\n  POSTGAP 00:00:10\n",
        "REM SESSION 01\nFILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nREM LEAD-OUT 00:04:00\nREM SESSION 02\nFILE d.iso BINARY\nTRACK 02 MODE1/2048\nINDEX 01 00:00:00\n",
        "FILE a.bin BINARY\nTRACK 01 CDG\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nPREGAP 00:00:10\nINDEX 01 00:02:00\nFILE a.wav WAVE\nINDEX 02 00:00:00\n",
        "FILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:02:00\nFILE a.bin BINARY\nINDEX 01 00:00:00\nTRACK 03 AUDIO\nINDEX 00 00:03:00\nFILE A.WAV WAVE\nINDEX 01 00:00:00\n",
    ];

    private static readonly string[] s_tocWords =
    [
        "{", "}", "#", "#44", ":", ",", "00:00:00", "99:59:74", "START", "START 00:00:10", "END", "SILENCE 588", "ZERO MODE1 2048", "SWAP",
        "CD_TEXT {", "LANGUAGE 0 {", "LANGUAGE_MAP { 0:EN 1:8 }", "RW_RAW", "MODE2_RAW", "TRACK AUDIO", "\"a.bin\"", "\"\\303\\251\"", "\\377",
        "INDEX 00:01:00", "FIFO \"a\" 10", "NO COPY", "FIRST_TRACK_NO 4", "GENRE { 0, 20 }", "TITLE \"x\"", "ENCODING_MS_JIS",
    ];

    private static readonly string[] s_tocFiles =
    [
        "CD_DA\nCD_TEXT { LANGUAGE_MAP { 0:EN } LANGUAGE 0 { TITLE \"x\" GENRE { 0, 20 } } }\nTRACK AUDIO\nCOPY ISRC \"USABC2500001\"\nFILE \"a.bin\" #44 0 00:03:00\nSTART 00:00:10\nINDEX 00:01:00\nTRACK MODE1 DATAFILE \"d.iso\" 4096\nTRACK AUDIO RW SILENCE 10 DATAFILE \"a.bin\" 10\n",
        "CD_ROM_XA\nCATALOG \"4006381333931\"\nTRACK AUDIO\nCD_TEXT {\nLANGUAGE 0 {\nTITLE \"One\"\nISRC \"x\"\n}\n}\nPREGAP 00:00:10\nAUDIOFILE \"a.wav\" 0\nTRACK MODE2_FORM_MIX\nZERO MODE2_FORM_MIX 00:00:02\nDATAFILE \"d.iso\"\nSTART 00:00:02\n",
    ];

    private static readonly string[] s_listWords = ["File1=a.wav", "File99=A.WAV", "#EXTINF:1,x", "..", "/", "sub\\one.wav", "file:///a.wav", "http://x/", "%41", "Title1=", "\u0000"];

    private static readonly string[] s_infWords =
        ["Tracknumber= 1", "Tracknumber= 99", "Tracklength= 100,0", "Index0= 50", "Index= 0 1 2", "Trackstart= 400000", "Pre-emphasis= yes", "MCN= 4006381333931", "Endianess= big", "'"];

    private static readonly string[] s_sonyWords =
        ["Track 01 Title = x", "0x80 = x", "Track 02 0x8e = y", "0x8f", "Text Code = MS-JIS", "Input Sheet Version = 0.7T", "Genre Code = 0x0105", "Last Track Number = 99", "="];

    private readonly TempFolder _folder = TempFolder.InMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_cue_sheet() => Run("CUE", "fuzz.cue", s_cueSheets, s_cueWords, 600, 2_000_000);

    [Fact]
    public void Any_TOC_file() => Run("TOC", "fuzz.toc", s_tocFiles, s_tocWords, 250, 1_000_000);

    [Fact]
    public void Any_playlist()
    {
        Run("M3U", "fuzz.m3u", ["#EXTM3U\n#EXTINF:1,A - B\na.wav\nA.WAV\nhttp://x/y\n"], s_listWords, 100, 500_000);
        Run("PLS", "fuzz.pls", ["[playlist]\nFile1=a.wav\nTitle1=x\nFile2=sub\\one.wav\n"], s_listWords, 100, 500_000);
    }

    [Fact]
    public void Any_description_of_icedax() => Run(
        "INF",
        "fuzz.inf",
        ["Tracknumber= 1\nTrackstart= 10\nTracklength= 300, 5\nISRC= US-ABC-25-00001\nIndex= 0 10 20\nIndex0= 250\nCopy_permitted= no\nTracktitle= 'x'\n"],
        s_infWords,
        150,
        1_000_000);

    [Fact]
    public void Any_text_sheet()
    {
        string path = _folder.PathOf("fuzz.v07t");
        FuzzSource source = new(
            path,
            "Input Sheet Version = 0.7T\nText Code = 8859\nAlbum Title = x\nGenre Code = Rock\nTrack 01 Title = y\nISRC 01 = USABC2500001\nLast Track Number = 3\n"u8.ToArray());
        FuzzRuns.Run(
            new FuzzTarget("v07t", path, [source], (right, random) => TextChanges.Change(right, s_sonyWords, random)) { Open = OpenTexts }, 300, 1_000_000);
    }

    [Fact]
    public void Any_packs()
    {
        string path = _folder.PathOf("fuzz.cdt");
        byte[] packs = CdTextEncoder.Encode(SampleImages.Texts()).Packs;
        FuzzSource[] sources = [new(path, packs), new(path, [.. packs, 0]), new(path, [(byte)(packs.Length / 256), (byte)((packs.Length + 2) % 256), 0, 0, .. packs])];
        FuzzRuns.Run(new FuzzTarget("cdt", path, sources, ByteChanges.Change) { Open = OpenTexts }, 300, 1_000_000);
    }

    private static DiscImageReading? OpenTexts(string path)
    {
        foreach (CdTextBlock block in CdTextSheet.Open(path).Text.Blocks)
        {
            Assert.InRange(block.Number, 0, 7);
        }

        return null;
    }

    private void Run(string name, string file, string[] sheets, string[] words, int shortCount, int longCount)
    {
        _folder.Write("a.bin", DiscA.Part(0, 400));
        _folder.Write("a.wav", WavFile.Build(DiscA.Part(400, 800)));
        _folder.Write("d.iso", new byte[20 * 2048]);
        _folder.Write("fuzz.wav", WavFile.Build(DiscA.Part(0, 300)));
        string path = _folder.PathOf(file);
        FuzzRuns.Run(
            new FuzzTarget(
                name,
                path,
                [.. sheets.Select(sheet => new FuzzSource(path, System.Text.Encoding.UTF8.GetBytes(sheet)))],
                (right, random) => TextChanges.Change(right, words, random)),
            shortCount,
            longCount);
    }
}
