using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Tests.Mastering;

/// <summary>A disc with anything on it that can be: tracks, indexes, pregaps, codes, texts, pictures.</summary>
internal sealed class RandomDisc
{
    private static readonly Control[] Controls =
    [
        Control.None, Control.PreEmphasis, Control.CopyPermitted, Control.CopyPermitted | Control.PreEmphasis,
        Control.FourChannel, Control.FourChannel | Control.CopyPermitted,
    ];

    private readonly List<byte[]> _sound = [];

    public RandomDisc(int seed, RawImageForm form)
    {
        var random = new Random(seed);
        int count = random.Next(4) == 0 ? random.Next(1, 100) : random.Next(1, 7);
        int first = random.Next(1, 101 - count);
        bool isGapless = random.Next(2) == 0;
        var tracks = new List<MasterTrack>();
        for (int i = 0; i < count; i++)
        {
            tracks.Add(Track(random, i, isGapless, random.Next(300, count > 10 ? 340 : 900)));
        }

        PacksAt = random.Next(0, 200);
        Packs = Masters.Noise(seed, random.Next(1, 90), CdSector.SubchannelBytes);
        for (int i = 0; i < Packs.Length; i += RwPack.Size)
        {
            RwParity.Write(Packs.AsSpan(i));
        }

        bool hasRw = form != RawImageForm.Pq;
        Disc = new MasterDisc
        {
            FirstTrackNumber = first,
            Mcn = random.Next(2) == 0 && Mcn.TryParse("4006381333931", out Mcn mcn) ? mcn : null,
            LeadInStart = new Lba(random.Next(-22_650, -4_650)),
            Tracks = tracks,
            CdTextPacks = hasRw ? Text(random, first, count) : default,
            Rw = hasRw
                ? [new RwSource(new SectorSource(new MemoryStream(Packs), 0, Packs.Length / 96, 96), new Lba(PacksAt))]
                : [],
        };
    }

    public MasterDisc Disc { get; }

    public List<string?> Titles { get; } = [];

    public byte[] Packs { get; }

    public int PacksAt { get; }

    public byte[] Sound() => [.. _sound.SelectMany(static part => part)];

    private MasterTrack Track(Random random, int i, bool isGapless, int sectors)
    {
        bool hasHidden = random.Next(4) == 0;
        int pause = random.Next(3) * random.Next(1, 200);
        int pregap = hasHidden ? random.Next(150, 400) : i == 0 ? Math.Max(150, pause) : isGapless ? 0 : pause;
        byte[] before = hasHidden ? Masters.Noise(random.Next(), pregap) : new byte[pregap * CdSector.AudioBytes];
        byte[] sound = Masters.Noise(random.Next(), sectors);
        _sound.Add(before);
        _sound.Add(sound);
        List<int> offsets = [];
        for (int at = random.Next(10, 120); at < sectors - 160; at += random.Next(10, 120))
        {
            offsets.Add(at);
        }

        bool isCopy = random.Next(4) == 0;
        Control control = Controls[random.Next(Controls.Length)];
        string code = $"US{(char)('A' + random.Next(26))}{random.Next(10)}{(char)('A' + random.Next(26))}{random.Next(10_000_000):D7}";
        return new MasterTrack
        {
            Source = new SectorSource(new MemoryStream(sound), 0, sectors),
            PregapSource = hasHidden ? new SectorSource(new MemoryStream(before), 0, pregap) : null,
            PregapSectors = pregap,
            PregapInPreviousSectors = i > 0 && isGapless ? random.Next(151) : 0,
            IndexOffsets = offsets,
            IsCopyAlternating = isCopy,
            Control = isCopy ? control & ~Control.CopyPermitted : control,
            Isrc = random.Next(2) == 0 && Isrc.TryParse(code, out Isrc isrc) ? isrc : default,
        };
    }

    private byte[] Text(Random random, int first, int count)
    {
        CdTextLanguage[] languages =
            [CdTextLanguage.English, CdTextLanguage.German, CdTextLanguage.French, CdTextLanguage.Italian];
        List<CdTextBlock> blocks = [];
        for (int number = 0; number < random.Next(1, languages.Length + 1); number++)
        {
            string[] titles = [.. Enumerable.Range(0, count).Select(i => $"Nº {number}.{i} {new string('ä', random.Next(9))}.")];
            Titles.AddRange(titles);
            blocks.Add(new CdTextBlock
            {
                Number = number, Language = languages[number], FirstTrack = first,
                Album = new CdTextEntry { Title = "Album", Performer = "Nobody" },
                Tracks = [.. titles.Select(static title => new CdTextEntry { Title = title })],
            });
        }

        return CdTextEncoder.Encode(new CdTextDisc { Blocks = blocks }).Packs;
    }
}
