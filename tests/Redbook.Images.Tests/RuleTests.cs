using System.Text;
using System.Text.RegularExpressions;
using Redbook.Audio.Tags;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.FlacSheets;
using Redbook.Images.Formats;
using Redbook.Images.Texts;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Each rule that a finding can have, caused once; those with tests of their own are there.</summary>
public sealed partial class RuleTests : IDisposable
{
    private const string OneTrack = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    private const string Session = "[CloneCD]\nVersion=3\n[Disc]\nTocEntries=1\nSessions=1\n";
    private const string LeadOut = "[Entry 0]\nSession=1\nPoint=0xa2\nADR=1\nControl=0\nPMin=0\nPSec=26\nPFrame=7\n";

    private readonly TempFolder _folder = new();

    public RuleTests() => _folder.Write("a.bin", DiscA.Sound);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.cue", "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nINDEX 100 00:01:00\n", "cue.index-number")]
    [InlineData("a.cue", "PREGAP 00:01:00\n" + OneTrack, "cue.no-track")]
    [InlineData("a.cue", "INDEX 01 00:00:00\n" + OneTrack, "cue.no-track")]
    [InlineData("a.cue", "TRACK 01 AUDIO\nINDEX 01 00:00:00\n" + OneTrack, "cue.no-file")]
    [InlineData("a.cue", "FILE a.bin BINARY\n", "cue.no-tracks")]
    [InlineData("a.cue", "TOC_INFO1 \"x\"\n" + OneTrack, "cue.made-anew")]
    [InlineData("a.cue", "CDTEXTFILE a.txt\n" + OneTrack, "cdtext.no-packs")]
    [InlineData("a.cue", "FILE cut.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n", "audio.notice")]
    [InlineData("a.txt", "nothing of the kind", "image.unknown-format")]
    [InlineData("a.toc", "CD_DA TRACK AUDIO CD_TEXT { LANGUAGE 0 { GENRE { 300 } } } FILE \"a.bin\" 0", "toc.bytes")]
    [InlineData("a.toc", "CD_I TRACK AUDIO FILE \"a.bin\" 0", "toc.cd-i")]
    [InlineData("a.toc", "CD_DA TRACK AUDIO CD_TEXT { LANGUAGE 0 { ENCODING_KLINGON TITLE \"x\" } } FILE \"a.bin\" 0", "toc.encoding")]
    [InlineData("a.toc", "CD_DA TRACK AUDIO FILE \"a.bin\" 0 END 00:10:00", "toc.end")]
    [InlineData("a.toc", "CD_DA TRACK AUDIO FILE \"a.snd\" 0", "toc.header")]
    [InlineData("a.toc", "CD_DA TRACK AUDIO SILENCE 99999999999 FILE \"a.bin\" 0", "toc.too-long")]
    [InlineData("a.toc", "CD_DA FIRST_TRACK_NO 99 TRACK AUDIO FILE \"a.bin\" 0 TRACK AUDIO FILE \"a.bin\" 0", "toc.too-many-tracks")]
    [InlineData("a.toc", "CD_DA CATALOG \"4006381333931\nTRACK AUDIO FILE \"a.bin\" 0", "toc.unclosed-string")]
    [InlineData("a.toc", "CD_DA CATALOG \"4006381333931\"", "toc.no-tracks")]
    [InlineData("a.m3u", "#EXTM3U\n", "album.no-files")]
    [InlineData("a.inf", "Tracknumber= 1\nTrackstart= x\nTracklength= 300, 0\n", "inf.number")]
    [InlineData("a.ccd", Session + LeadOut, "ccd.no-tracks")]
    public void Sheets(string name, string text, string rule)
    {
        _folder.Write("a.txt", "nothing of the kind"u8);
        _folder.Write("a.snd", WavFile.Build(DiscA.Part(0, 300)));
        _folder.Write("cut.wav", WavFile.Build(DiscA.Part(0, 300)).AsSpan(0, 200_044));
        if (name is "a.inf")
        {
            _folder.Write("a.wav", WavFile.Build(DiscA.Part(0, 300)));
        }

        File.Copy(_folder.PathOf("a.bin"), _folder.PathOf("a.img"));
        Assert.Contains(rule, RulesOf(_folder.Write(name, Encoding.ASCII.GetBytes(text))));
    }

    [Fact]
    public void Tracks_beyond_the_last()
    {
        string tracks = string.Concat(Enumerable.Range(1, 100).Select(static i => $"TRACK {Math.Min(i, 99)} AUDIO\nINDEX 01 00:00:00\n"));
        Assert.Contains("cue.too-many-tracks", RulesOf(_folder.Write("a.cue", Encoding.ASCII.GetBytes("FILE a.bin BINARY\n" + tracks))));
        _folder.Write("t.wav", WavFile.Build(DiscA.Part(0, 1)));
        Assert.Contains("album.too-many-tracks", RulesOf(_folder.Write("a.m3u", Encoding.ASCII.GetBytes("#EXTM3U\n" + string.Concat(Enumerable.Repeat("t.wav\n", 100))))));
    }

    [Fact]
    public void Files_that_are_too_long_for_what_they_are()
    {
        foreach ((string name, byte[] head, long length, string rule) in ((string, byte[], long, string)[])
            [("a.cue", "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8.ToArray(), (4 << 20) + 1, "text.too-long"), ("a.mds", LayoutFiles.Mds(), (16 << 20) + 1, "image.too-long")])
        {
            string path = _folder.Write(name, head);
            using (FileStream file = new(path, FileMode.Open))
            {
                file.SetLength(length);
            }

            Assert.Contains(rule, RulesOf(path));
        }
    }

    [Fact]
    public void Text_files()
    {
        string nothing = _folder.Write("a.txt", "nothing of the kind"u8);
        Assert.Equal("cdtext.unknown-file", Assert.Throws<DiscImageException>(() => CdTextSheet.Open(nothing)).Finding.Rule);
        string packs = _folder.Write("a.cdt", CdTextEncoder.Encode(SampleImages.Texts()).Packs);
        Assert.Equal("cdtext.no-disc", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(packs, new DiscImageOptions { Format = "cdt" })).Finding.Rule);
        string nine = string.Concat(Enumerable.Repeat("Input Sheet Version = 0.7T\nAlbum Title = x\nLast Track Number = 1\n", 9));
        Assert.Contains("v07t.blocks", CdTextSheet.Open(_folder.Write("a.v07t", Encoding.ASCII.GetBytes(nine))).Findings.Select(static finding => finding.Rule));
    }

    [Fact]
    public void A_file_that_another_program_keeps_to_itself()
    {
        string sheet = _folder.Write("a.cue", Encoding.ASCII.GetBytes(OneTrack));
        using FileStream held = new(_folder.PathOf("a.bin"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("file.unreadable", RulesOf(sheet));
    }

    [Fact]
    public void Descriptions_of_icedax_with_a_hole()
    {
        foreach (int number in (int[])[1, 3])
        {
            _folder.Write($"audio_{number:D2}.wav", WavFile.Build(DiscA.Part(0, 300)));
            _folder.Write($"audio_{number:D2}.inf", Encoding.ASCII.GetBytes($"Tracknumber= {number}\nTracklength= 300, 0\n"));
        }

        Assert.Contains("inf.track-order", RulesOf(_folder.PathOf("audio_01.inf")));
    }

    [Theory]
    [Trait("Category", "Judge")]
    [InlineData("folder.same-number", "TRACKNUMBER=1", "TRACKNUMBER=1")]
    [InlineData("folder.several-discs", "TRACKNUMBER=1 DISCNUMBER=1", "TRACKNUMBER=1 DISCNUMBER=2")]
    [InlineData("folder.some-numbers", "TRACKNUMBER=1", "TITLE=x")]
    public void Folders_whose_tags_contradict_each_other(string rule, params string[] files)
    {
        for (int i = 0; i < files.Length; i++)
        {
            string wave = _folder.Write("w.wav", WavFile.Build(DiscA.Part(0, 300)));
            Directory.CreateDirectory(_folder.PathOf("f"));
            Programs.Run("flac", ["-s", "-0", .. files[i].Split(' ').SelectMany(static tag => (string[])["-T", tag]), "-o", _folder.PathOf($"f/{i}.flac"), wave]).Succeeded();
        }

        Assert.Contains(rule, RulesOf(_folder.PathOf("f")));
    }

    [Fact]
    public void A_folder_of_too_many_files()
    {
        Directory.CreateDirectory(_folder.PathOf("f"));
        for (int i = 0; i <= 2000; i++)
        {
            File.WriteAllBytes(_folder.PathOf($"f/{i}.wav"), []);
        }

        // Empty files are passed over; they do not count.
        Assert.Contains("album.no-files", RulesOf(_folder.PathOf("f")));
        byte[] wave = WavFile.Build(new byte[4]);
        for (int i = 0; i <= 2000; i++)
        {
            File.WriteAllBytes(_folder.PathOf($"f/{i}.wav"), wave);
        }

        Assert.Contains("folder.too-many-files", RulesOf(_folder.PathOf("f")));
    }

    [Fact]
    public void Blocks_of_FLAC_files_that_contradict_the_sound()
    {
        string path = _folder.Write("a.wav", WavFile.Build(DiscA.Sound));
        FlacCueSheetTrack one = Track(1, 0, 1), two = Track(2, 503 * 588, 1), end = Track(170, 1807 * 588);
        Assert.Empty(Rules(one, two, end));
        Assert.Equal(["flac.length"], Rules(one, two, Track(170, 1806 * 588)));
        Assert.Equal(["flac.no-index-1"], Rules(one, two with { Indexes = [new FlacCueSheetIndex(0, 0)] }, end));
        Assert.Equal(["flac.track-order"], Rules(one, two with { Number = 3 }, end));
        Assert.Equal(["flac.no-tracks"], Rules(end));
        path = _folder.Write("b.wav", "no sound"u8);
        Assert.Equal(["file.not-audio", "flac.not-audio"], Rules(one, end).Order());
        Assert.Equal(
            "flac.no-sheet", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(_folder.PathOf("a.wav"), new DiscImageOptions { Format = "flac" })).Finding.Rule);

        IEnumerable<string> Rules(params FlacCueSheetTrack[] tracks)
        {
            var input = new ImageInput(ImageProbe.Of(path), DiscImageOptions.Default);
            try
            {
                FlacSheetBuilder.Build(new FlacCueSheet { Tracks = tracks }, new AudioTags(), input);
                return input.Findings.ToList().Select(static finding => finding.Rule);
            }
            catch (DiscImageException none)
            {
                return none.Findings.Select(static finding => finding.Rule);
            }
        }

        static FlacCueSheetTrack Track(int number, int offset, params int[] indexes) =>
            new() { Number = number, OffsetSamples = (ulong)offset, Indexes = [.. indexes.Select(static index => new FlacCueSheetIndex(index, 0))] };
    }

    [Fact]
    public void Images_of_bytes()
    {
        _folder.Write("a.mdf", DiscA.Sound);
        byte[] mds = LayoutFiles.Mds();
        LayoutFiles.LittleEndian(404_000, 4).CopyTo(mds, 112 + (6 * 80) + (2 * 8) + 4);
        Assert.Contains("mds.addresses", RulesOf(_folder.Write("a.mds", mds)));

        string noise = _folder.Write("noise.nrg", new byte[2352]);
        Assert.Equal("nrg.no-footer", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(noise, new DiscImageOptions { Format = "nrg" })).Finding.Rule);
        byte[] sectors = new byte[1000 * 2352];
        Assert.Contains("nrg.first-pause", RulesOf(_folder.Write("p.nrg", LayoutFiles.Nrg(true, sectors, LayoutFiles.Dao(true, "", ("", 2352, 7, 0, 100, 500))))));
        Assert.Contains(
            "nrg.numbers",
            RulesOf(_folder.Write("n.nrg", LayoutFiles.Nrg(true, sectors, LayoutFiles.Dao(true, "", [.. Enumerable.Range(0, 100).Select(static i => ("", 2352, 7, i, i, i + 1))])))));
        byte[] early =
        [
            .. LayoutFiles.Dao(true, "", ("", 2352, 7, 0, 150, 500)),
            .. LayoutFiles.Chunk("CUEX", [.. LayoutFiles.Cue(true, 1, 0x02, 0, 10), .. LayoutFiles.Cue(true, 1, 0x02, 1, 160)]), .. LayoutFiles.Dao(true, "", ("", 2352, 7, 500, 650, 1000)),
        ];
        Assert.Contains("nrg.addresses", RulesOf(_folder.Write("e.nrg", LayoutFiles.Nrg(true, sectors, early))));
    }

    [Fact]
    public void Raw_sectors_whose_sub_channel_makes_no_disc()
    {
        Assert.Contains("raw.sub-channel", RulesOf(Sectors("a.raw", 500, static (_, q) => q[10] ^= 1, spoilt: 200)));
        Assert.Contains("raw.mode", RulesOf(Sectors("b.raw", 500, static (i, q) => QBuilder.WritePosition(q, Control.Data, 1, 1, i, new Lba(i)))));
        Assert.Contains("raw.no-tracks", RulesOf(Sectors("c.raw", 500, static (i, q) => QBuilder.WriteLeadOut(q, Control.None, i, new Lba(i)))));
    }

    [Fact]
    public void Clones_of_several_sessions()
    {
        string path = Sectors("clone", 1807, static (i, q) => QBuilder.WritePosition(q, Control.None, 1, 1, i, new Lba(i)));
        byte[] table = new byte[4 + (4 * 11) + 2];
        (table[1], table[2], table[3]) = ((4 * 11) + 2, 1, 2);
        byte[][] entries = [[1, 0x10, 0, 1, 0, 0, 0, 0, 0, 2, 0], [1, 0x10, 0, 0xA2, 0, 0, 0, 0, 0, 26, 7], [2, 0x10, 0, 2, 0, 0, 0, 0, 3, 0, 0], [2, 0x10, 0, 0xA2, 0, 0, 0, 0, 4, 0, 0]];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i].CopyTo(table, 4 + (i * 11));
        }

        _folder.Write("clone.toc", table);
        Assert.Contains("clone.sessions", RulesOf(path));
    }

    [Fact]
    public void Sets_whose_files_contradict_each_other()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        string set = _folder.PathOf("set");
        DiscImageFile.Write(image, set, new DiscImageWriteOptions { Format = "ddp" });
        Changed("DDPMS", static map => [.. map, .. map.AsSpan(256, 128)], "ddp.several-images");
        Changed("DDPMS", static map => [.. map, .. map.AsSpan(128, 128)], "ddp.several-streams");
        Changed("PQDESCR", static pq => [.. pq.AsSpan(0, 64), .. pq.AsSpan(pq.Length - 64, 64)], "ddp.no-tracks");
        CdTextBlock block = SampleImages.Texts().Blocks[0];
        Changed("CDTEXT.BIN", _ => CdTextEncoder.Encode(new CdTextDisc { Blocks = [block with { Tracks = [.. block.Tracks.Take(2)] }] }).Packs, "ddp.cd-text-tracks");

        void Changed(string name, Func<byte[], byte[]> change, string rule)
        {
            string path = Path.Combine(set, name);
            byte[] right = File.ReadAllBytes(path);
            File.WriteAllBytes(path, change(right));
            Assert.Contains(rule, RulesOf(set));
            File.WriteAllBytes(path, right);
        }
    }

    [Fact]
    [Trait("Category", "Judge")]
    public void Sound_that_is_damaged_or_lies_where_none_is_looked_for()
    {
        Programs.Run("flac", "-s", "-0", "-o", _folder.PathOf("a.flac"), _folder.Write("w.wav", WavFile.Build(DiscA.Sound))).Succeeded();
        byte[] flac = File.ReadAllBytes(_folder.PathOf("a.flac"));
        flac.AsSpan(flac.Length / 2, 400).Fill(0x55);
        string path = _folder.Write("a.flac", flac);
        DiscImage damaged = Disc(new ImageTrack { Number = 1, Extents = [new AudioFileExtent(path, 0, DiscA.Sectors * 588)] });
        Assert.Contains("audio.damaged", DiscSoundCheck.Check(damaged).Select(static finding => finding.Rule));

        DiscImage early = new()
        {
            Sessions = [new ImageSession { IsPauseStored = true, Tracks = [SampleImages.Track(1, _folder.PathOf("a.bin"), 0, 600) with { PregapSectors = 150 }] }],
        };
        Assert.Contains("audio.first-pause", DiscSoundCheck.Check(early).Select(static finding => finding.Rule));
    }

    // A tag of an APE that says more than the file has; texts that packs have no characters for.
    [Fact]
    public void Tags_and_texts_that_are_read_or_written_otherwise()
    {
        byte[] tag = [.. "APETAGEX"u8, .. LayoutFiles.LittleEndian(2000, 4), .. LayoutFiles.LittleEndian(1 << 30, 4), .. LayoutFiles.LittleEndian(1, 4), .. new byte[12]];
        _folder.Write("t.wav", [.. WavFile.Build(DiscA.Part(0, 300)), .. tag]);
        Assert.Contains("audio.tags", RulesOf(_folder.Write("t.m3u", "#EXTM3U\nt.wav\n"u8)));

        DiscImage image = Disc(Silence(1)) with { CdText = Texts("“Quoted” and …") };
        Finding changed = DiscImageCheck.Check(image).First(static finding => finding.Rule == "cdtext.changed");
        Assert.Equal("On the disc the title of the album is written \"\"Quoted\" and ...\" for \"“Quoted” and …\".", changed.Message);
    }

    [Theory]
    [InlineData("write.sessions", "x.toc")]
    [InlineData("write.session-gap", "x.cue")]
    [InlineData("write.later-pregap", "x.cue")]
    [InlineData("write.name", "a\"b.cue")]
    [InlineData("write.no-texts", "x.cdt")]
    [InlineData("write.no-texts", "x.v07t")]
    [InlineData("write.toc-flac", "x.toc")]
    public void What_is_lost_of_an_enhanced_disc(string rule, string path)
    {
        DiscImage image = ImageSamples.Enhanced(_folder);
        ImageSession second = image.Sessions[1] with
        {
            PauseStart = new Lba(20_000),
            Tracks = [image.Sessions[1].Tracks[0] with { PregapSectors = 20 }],
        };
        image = image with { Sessions = [image.Sessions[0], second] };
        Assert.Contains(rule, Losses(image, path, ImageSound.FlacPerTrack));
    }

    [Fact]
    public void What_is_lost_of_texts_and_long_discs()
    {
        DiscImage runes = Disc(Silence(1)) with { CdText = Texts("ᛒ") };
        Assert.Contains("raw.cd-text", Losses(runes, "x.raw"));
        Assert.Contains("ccd.cd-text", Losses(runes, "x.ccd"));
        Assert.Contains("write.cd-text-characters", Losses(runes, "x.toc"));
        DiscImage many = runes with { CdText = new CdTextDisc { Blocks = [runes.CdText!.Blocks[0], runes.CdText.Blocks[0] with { Number = 1 }] } };
        Assert.Contains("write.cd-text", Losses(many, "x.cue"));
        Assert.Contains(
            "write.encoding",
            DiscImageFile.ListLosses(runes, "x.cue", new DiscImageWriteOptions { TextEncoding = Encoding.Latin1 }).Select(static finding => finding.Rule));
        Assert.Contains("ccd.remarks", Losses(ImageSamples.Rich(_folder), "x.ccd"));
        ImageTrack endless = new() { Number = 1, Extents = [SilenceExtent.OfSectors(500_000)] };
        Assert.Contains("ccd.too-long", Losses(Disc(endless), "x.ccd"));
    }

    // Rules that no test can cause here: the first needs a machine without flac, the others a sub-channel that decoding itself
    // does not let through.
    private static readonly string[] s_untested = ["write.flac", "raw.addresses", "raw.numbers"];

    [Fact]
    public void Every_rule_is_caused_by_a_test()
    {
        string sources = Path.Combine(Repository.Root, "src", "Redbook.Images"), tests = Path.Combine(Repository.Root, "tests", "Redbook.Images.Tests");
        string[] rules =
        [
            .. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).SelectMany(static file => Rule().Matches(File.ReadAllText(file)))
                .Select(static match => match.Groups["rule"].Value).Where(static rule => !rule.EndsWith(".toc", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Except(s_untested),
        ];
        Assert.True(rules.Length > 150, $"Only {rules.Length} rules were found.");
        string all = string.Concat(
            Directory.EnumerateFiles(tests, "*", SearchOption.AllDirectories).Where(static file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cue", StringComparison.Ordinal))
                .Select(File.ReadAllText));
        Assert.Equal([], rules.Where(rule => !all.Contains(rule, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> RulesOf(string path)
    {
        try
        {
            DiscImageReading reading = DiscImageFile.Open(path);
            return [.. reading.Findings.Select(static finding => finding.Rule)];
        }
        catch (DiscImageException refused)
        {
            return [refused.Finding.Rule, .. refused.Findings.Select(static finding => finding.Rule)];
        }
    }

    private static IEnumerable<string> Losses(DiscImage image, string path, ImageSound sound = ImageSound.OneBinary) =>
        DiscImageFile.ListLosses(image, path, new DiscImageWriteOptions { Sound = sound }).Select(static finding => finding.Rule);

    private static DiscImage Disc(ImageTrack track) => new() { Sessions = [new ImageSession { Tracks = [track] }] };

    private static ImageTrack Silence(int number) => new() { Number = number, Extents = [SilenceExtent.OfSectors(400)] };

    private static CdTextDisc Texts(string title) => new()
    {
        Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = title }, Tracks = [new CdTextEntry { Title = "t" }] }],
    };

    private string Sectors(string name, int count, WriteQ write, int spoilt = int.MaxValue)
    {
        byte[] file = new byte[count * 2448];
        Span<byte> q = stackalloc byte[12];
        for (int i = 0; i < count; i++)
        {
            QBuilder.WritePosition(q, Control.None, 1, 1, i, new Lba(i));
            if (spoilt == int.MaxValue || (i >= spoilt && i < spoilt + 50))
            {
                write(i, q);
            }

            SubcodeBits.InsertPq(q, false, file.AsSpan((i * 2448) + 2352, 96));
        }

        return _folder.Write(name, file);
    }

    private delegate void WriteQ(int sector, Span<byte> q);

    [GeneratedRegex("\"(?<rule>(cue|toc|ccd|ddp|nrg|mds|raw|clone|inf|playlist|folder|album|flac|v07t|cdtext|file|audio|text|mcn|isrc|disc|plant|data|write|image)\\.[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rule();
}
