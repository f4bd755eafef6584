using BenchmarkDotNet.Attributes;
using Redbook.Coding.CdText;

namespace Redbook.Benchmarks;

/// <summary>A full CD-TEXT: twenty tracks in three languages, 1 of them double-byte.</summary>
[MemoryDiagnoser]
public class CdTextBenchmarks
{
    private readonly CdTextDisc _disc = new()
    {
        Blocks =
        [
            Block(0, CdTextLanguage.English, CdTextCharacterSet.Latin1, "Something like a title"),
            Block(1, CdTextLanguage.German, CdTextCharacterSet.Latin1, "Etwas wie ein schöner Titel"),
            Block(2, CdTextLanguage.Japanese, CdTextCharacterSet.MsJis, "夜の歌のような題名"),
        ],
    };

    private byte[] _packs = [];
    private byte[] _copy = [];

    internal int Packs => _packs.Length / CdTextPack.Size;

    [GlobalSetup]
    public void Setup()
    {
        _packs = CdTextEncoder.Encode(_disc).Packs;
        _copy = new byte[_packs.Length];
    }

    /// <summary>The limit: the packs, copied.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => _packs.CopyTo(_copy, 0);

    [Benchmark]
    public int Encode() => CdTextEncoder.Encode(_disc).Packs.Length;

    [Benchmark]
    public int Decode() => CdTextDecoder.Decode(_packs).Disc.Blocks.Count;

    private static CdTextBlock Block(int number, CdTextLanguage language, CdTextCharacterSet set, string text) => new()
    {
        Number = number,
        Language = language,
        CharacterSet = set,
        Album = new CdTextEntry { Title = text, Performer = text },
        Tracks = [.. Enumerable.Range(0, 20).Select(_ => new CdTextEntry { Title = text, Performer = text })],
    };
}
