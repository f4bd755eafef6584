using System.Text;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Files in which something stands very often, for each reader. Each is made of a count, and about as long as it.
/// </summary>
internal static class HeavyFiles
{
    private const string OneTrack = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";

    /// <summary>By name, what makes a file of so many parts and gives its path.</summary>
    public static IReadOnlyDictionary<string, Func<TempFolder, int, string>> All { get; } =
        new Dictionary<string, Func<TempFolder, int, string>>(StringComparer.Ordinal)
        {
            ["cue: remarks"] = Cue(static n => OneTrack + Often(n, "REM A B\n")),
            ["cue: empty lines"] = Cue(static n => Often(n, "\n") + OneTrack),
            ["cue: one line of blanks"] = Cue(static n => Often(n, "    ") + "\n" + OneTrack),
            ["cue: one line of flags"] = Cue(static n => "FILE a.bin BINARY\nTRACK 01 AUDIO\nFLAGS" + Often(n, " DCP x") + "\nINDEX 01 00:00:00\n"),
            ["cue: one line of quotes"] = Cue(static n => $"TITLE \"{Often(n, "\"\"\\\"")}\"\n{OneTrack}"),
            ["cue: a long title"] = Cue(static n => $"TITLE \"{Often(n, "long ")}\"\n{OneTrack}"),
            ["cue: long titles of tracks"] = Cue(static n => "FILE a.bin BINARY\n" + Often(99, i => $"TRACK {i + 1:D2} AUDIO\nTITLE \"{Often(n / 20, "long ")}\"\nINDEX 01 00:{i / 10:D2}:00\n")),
            ["cue: a title of kana"] = Cue(static n => $"TITLE \"{Often(n, "あア")}\"\n{OneTrack}"),
            ["cue: unknown words"] = Cue(static n => OneTrack + Often(n, "WHAT \"x\"\n")),
            ["cue: tracks beyond the last"] = Cue(static n => OneTrack + Often(n, i => $"TRACK {(i % 99) + 1} AUDIO\nINDEX 01 00:00:{i % 75:D2}\n")),
            ["cue: indexes that go back"] = Cue(static n => OneTrack + Often(n, i => $"INDEX {(i % 99) + 1:D2} 00:00:{i % 75:D2}\n")),
            ["cue: files that are not used"] = Cue(static n => OneTrack + Often(n, i => $"FILE {i}.wav WAVE\n")),
            ["cue: files with other names"] = Cue(static n => Often(99, t => $"TRACK {t + 1:D2} AUDIO\n" + Often((n / 400) + 1, i => $"FILE {t}-{i}.wav WAVE\nINDEX {i + 1:D2} 00:00:00\n"), "FILE a.bin BINARY\n")),
            ["cue: the same file again"] = Cue(static n => Often(99, t => $"TRACK {t + 1:D2} AUDIO\n" + Often((n / 400) + 1, i => $"FILE a.bin BINARY\nINDEX {i + 1:D2} 00:00:00\n"), "FILE a.bin BINARY\n")),
            ["cue: a name of many folders"] = Cue(static n => $"FILE \"{Often(n, "a/")}x.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"),
            ["cue: a name of foreign folders"] = Cue(static n => $"FILE \"C:{Often(n, "\\é")}.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"),
            ["cue: a name that goes up"] = Cue(static n => $"FILE \"{Often(n, "../")}x.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"),
            ["cue: a name that goes nowhere"] = Cue(static n => $"FILE \"{Often(n, "./")}x.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"),
            ["cue: sessions"] = Cue(static n => OneTrack + Often(n, "REM SESSION 02\nREM LEAD-OUT 00:01:00\n")),
            ["cue: catalogue numbers"] = Cue(static n => Often(n, "CATALOG 4006381333931\n") + OneTrack),
            ["cue: UTF-16"] = static (folder, n) => Bare(folder, "a.cue", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(OneTrack + Often(n, "REM x\n"))]),
            ["cue: Shift-JIS"] = static (folder, n) => Bare(folder, "a.cue", [.. Encoding.ASCII.GetBytes(OneTrack), .. Encoding.Latin1.GetBytes(Often(n, "REM \u0083\u0041\u0083\u0042\n"))]),
            ["toc: silences"] = Toc(static n => "TRACK AUDIO\n" + Often(n, "SILENCE 10\nFILE \"a.bin\" 0 10\n")),
            ["toc: tracks"] = Toc(static n => Often(n, "TRACK AUDIO\nSILENCE 00:04:00\n")),
            ["toc: indexes"] = Toc(static n => "TRACK AUDIO\nSILENCE 00:04:00\n" + Often(n, "INDEX 00:00:01\n")),
            ["toc: brackets"] = Toc(static n => Often(n, "CD_TEXT { LANGUAGE 0 {\n")),
            ["toc: texts"] = Toc(static n => "CD_TEXT { LANGUAGE 0 {\n" + Often(n, "TITLE \"x\"\n") + "} }\nTRACK AUDIO\nSILENCE 00:04:00\n"),
            ["toc: bytes"] = Toc(static n => "CD_TEXT { LANGUAGE 0 { GENRE {" + Often(n, " 0,") + " 1 } } }\nTRACK AUDIO\nSILENCE 00:04:00\n"),
            ["toc: languages"] = Toc(static n => "CD_TEXT { LANGUAGE_MAP {" + Often(n, i => $" {i % 8} : 9") + " } }\nTRACK AUDIO\nSILENCE 00:04:00\n"),
            ["toc: a string of escapes"] = Toc(static n => $"CD_TEXT {{ LANGUAGE 0 {{ TITLE \"{Often(n, "\\303\\\\")}\" }} }}\nTRACK AUDIO\nSILENCE 00:04:00\n"),
            ["toc: colons"] = Toc(static n => Often(n, "1:") + "\nTRACK AUDIO\nSILENCE 00:04:00\n"),
            ["toc: one number"] = Toc(static n => "TRACK AUDIO\nSILENCE " + Often(n, "1") + "\n"),
            ["toc: files"] = Toc(static n => "TRACK AUDIO\n" + Often(n, i => $"FILE \"{i % 200}.wav\" 0\n")),
            ["ccd: sections"] = Ccd(static n => Often(n, i => $"[TRACK {i}]\nMODE=0\n")),
            ["ccd: keys"] = Ccd(static n => Often(n, i => $"Key {i}=1\n")),
            ["ccd: the same key"] = Ccd(static n => Often(n, "INDEX 1=0\n")),
            ["ccd: entries"] = Ccd(static n => Often(n, i => $"[Entry {i + 4}]\nSession={1 + (i / 3)}\nPoint=0x{(i % 99) + 1:x2}\nADR=1\nControl=0\nPMin=0\nPSec={2 + (i % 50)}\nPFrame=0\n")),
            ["ccd: texts"] = Ccd(static n => $"[CDText]\nEntries={n}\n" + Often(n, i => $"Entry {i}=80 00 {i % 256:x2} 00 61 61 61 61 61 61 61 61 61 61 61 61\n")),
            ["inf: keys"] = Sheet("a.inf", static n => "Tracknumber= 1\nTracklength= 300, 0\n" + Often(n, i => $"K{i % 500}= '{i}'\n")),
            ["inf: indexes"] = Sheet("a.inf", static n => "Tracknumber= 1\nTracklength= 300, 0\nIndex=" + Often(n, " 10") + "\n"),
            ["m3u: files"] = Sheet("a.m3u", static n => "#EXTM3U\n" + Often(n, i => $"#EXTINF:1,x - {i}\n{i}.wav\n")),
            ["m3u: the same file"] = Sheet("a.m3u", static n => "#EXTM3U\n" + Often(n, "a.bin\n")),
            ["pls: files"] = Sheet("a.pls", static n => "[playlist]\n" + Often(n, i => $"File{i}={i}.wav\nTitle{i}=x\n")),
            ["v07t: texts"] = Sheet("a.v07t", static n => "Album Title = x\n" + Often(n, i => $"Track {(i % 99) + 1:D2} Title = {i}\n")),
            ["v07t: blocks"] = Sheet("a.v07t", static n => "Album Title = x\n" + Often(n, "Input Sheet Version = 0.7T\nLast Track Number = 99\n")),
            ["v07t: lines that say nothing"] = Sheet("a.v07t", static n => "Album Title = x\n" + Often(n, "what\nwhat = is\n")),
            ["cdt: packs"] = static (folder, n) => Bare(folder, "a.cdt", Packs(n)),
            ["cdt: the same pack"] = static (folder, n) => Bare(folder, "a.cdt", [.. Enumerable.Repeat(Packs(1), n).SelectMany(static pack => pack)]),
            ["nrg: chunks"] = Nrg(static n => [.. Enumerable.Repeat(LayoutFiles.Chunk("WHAT", [1]), n).SelectMany(static chunk => chunk)]),
            ["nrg: points"] = Nrg(static n => LayoutFiles.Chunk("CUEX", [.. Enumerable.Range(0, n).SelectMany(static i => LayoutFiles.Cue(true, 1, (byte)(i % 0x99), 1, i))])),
            ["nrg: tracks"] = Nrg(static n => LayoutFiles.Dao(true, "", [.. Enumerable.Repeat(("", 2352, 7, 150, 150, 1957), n)])),
            ["nrg: texts"] = Nrg(static n => LayoutFiles.Chunk("CDTX", Packs(n))),
            ["mds: what follows"] = static (folder, n) => Beside(folder, "a.mds", [.. LayoutFiles.Mds(name: "*.mdf"), .. new byte[n * 80]], "a.mdf"),
            ["clone: sectors"] = static (folder, n) => Sectors(folder, n / 40),
            ["ddp: points"] = Ddp("PQDESCR", static n => Often(n, i => $"VVVS{(i % 99) + 1:D2}01  00{i / 60 / 75 % 60:D2}{i / 75 % 60:D2}{i % 75:D2}01".PadRight(64))),
            ["ddp: streams"] = Ddp("DDPMS", static n => Often(n, "VVVMS0             512        PQ DESCR".PadRight(71) + " 17PQDESCR".PadRight(57))),
            ["ddp: checksums of one file"] = Ddp("CHECKSUM.MD5", static n => Often(n, "00000000000000000000000000000000 *IMAGE.DAT\n")),
            ["ddp: checksums of nothing"] = Ddp("CHECKSUM.MD5", static n => Often(n, i => $"{i:x32} *{i}\n")),
            ["flac: a sheet among the tags"] = Sheet("a.flac", static n => Flac(OneTrack + Often(n, "REM A B\n"))),
        };

    private static string Often(int count, string what) => new StringBuilder(count * what.Length).Insert(0, what, count).ToString();

    private static string Often(int count, Func<int, string> what, string before = "") =>
        before + string.Concat(Enumerable.Range(0, count).Select(what));

    private static Func<TempFolder, int, string> Cue(Func<int, string> text) => Sheet("a.cue", text);

    private static Func<TempFolder, int, string> Toc(Func<int, string> text) => Sheet("a.toc", n => "CD_DA\n" + text(n));

    // Latin-1, so that bytes of any value can stand in it.
    private static Func<TempFolder, int, string> Sheet(string name, Func<int, string> text) => (folder, n) =>
    {
        string sheet = text(n);
        return Bare(folder, name, sheet.All(static character => character < 256) ? Encoding.Latin1.GetBytes(sheet) : Encoding.UTF8.GetBytes(sheet));
    };

    private static string Bare(TempFolder folder, string name, byte[] bytes)
    {
        Provide(folder, "a.bin");
        return folder.Write(name, bytes);
    }

    private static string Beside(TempFolder folder, string name, byte[] bytes, string sectors)
    {
        Provide(folder, sectors);
        return folder.Write(name, bytes);
    }

    private static void Provide(TempFolder folder, string sectors)
    {
        if (!File.Exists(folder.PathOf(sectors)))
        {
            folder.Write(sectors, DiscA.Sound);
        }
    }

    private static Func<TempFolder, int, string> Ccd(Func<int, string> text) => (folder, n) => Beside(
        folder,
        "a.ccd",
        Encoding.ASCII.GetBytes(
            "[CloneCD]\nVersion=3\n[Disc]\nTocEntries=2\nSessions=1\n[Entry 0]\nSession=1\nPoint=0x01\nADR=1\nControl=0\nPMin=0\nPSec=2\nPFrame=0\n"
            + "[Entry 1]\nSession=1\nPoint=0xa2\nADR=1\nControl=0\nPMin=0\nPSec=26\nPFrame=7\n" + text(n)),
        "a.img");

    private static Func<TempFolder, int, string> Nrg(Func<int, byte[]> chunks) =>
        (folder, n) => folder.Write("a.nrg", LayoutFiles.Nrg(true, DiscA.Sound, chunks(n)));

    private static Func<TempFolder, int, string> Ddp(string file, Func<int, string> text) => (folder, n) =>
    {
        string set = folder.PathOf("set");
        if (!Directory.Exists(set))
        {
            DiscImageFile.Write(SampleImages.DiscAOf(folder), set, new DiscImageWriteOptions { Format = "ddp" });
        }

        folder.Write("set/" + file, Encoding.ASCII.GetBytes(text(n)));
        return set;
    };

    // Sectors of a disc without a table: each says where it lies, and the track is another one every time.
    private static string Sectors(TempFolder folder, int count)
    {
        byte[] sectors = new byte[count * 2448];
        Span<byte> q = stackalloc byte[12];
        for (int i = 0; i < count; i++)
        {
            QBuilder.WritePosition(q, Control.None, (i % 99) + 1, 1, i, new Lba(i));
            SubcodeBits.InsertPq(q, false, sectors.AsSpan((i * 2448) + 2352, 96));
        }

        return folder.Write("a.raw", sectors);
    }

    private static byte[] Packs(int count)
    {
        byte[] packs = new byte[count * CdTextPack.Size];
        for (int i = 0; i < count; i++)
        {
            Span<byte> pack = packs.AsSpan(i * CdTextPack.Size, CdTextPack.Size);
            pack[0] = (byte)(0x80 + (i / 256 % 16));
            pack[1] = (byte)(i % 99);
            pack[2] = (byte)i;
            pack[3] = (byte)((i / 4096 % 8) << 4);
            pack[4..16].Fill((byte)'a');
            QCrc.Seal(pack);
        }

        return packs;
    }

    // The head of a FLAC file with one sheet in its comments, and no sound.
    private static string Flac(string sheet)
    {
        string entry = "CUESHEET=" + sheet;
        byte[] comment = [.. LayoutFiles.LittleEndian(0, 4), .. LayoutFiles.LittleEndian(1, 4), .. LayoutFiles.LittleEndian(entry.Length, 4), .. Encoding.ASCII.GetBytes(entry)];
        byte[] info = [0x10, 0x00, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0x0A, 0xC4, 0x42, 0xF0, 0, 0, 0, 0, .. new byte[16]];
        return Encoding.Latin1.GetString(
            [.. "fLaC"u8, 0, .. LayoutFiles.BigEndian(info.Length, 3), .. info, 0x84, .. LayoutFiles.BigEndian(comment.Length, 3), .. comment]);
    }
}
