using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Disc images that several tests write and read.</summary>
internal static class SampleImages
{
    /// <summary>Disc A with its codes and flags; the sound in one file.</summary>
    public static DiscImage DiscAOf(TempFolder folder, bool hasText = true)
    {
        string path = folder.Write("source.bin", DiscA.Sound);
        return new DiscImage
        {
            Mcn = Mcn("0123456789012"),
            CdText = hasText ? Texts() : null,
            Sessions =
            [
                new ImageSession
                {
                    Tracks =
                    [
                        Track(1, path, 0, 460) with { Control = Control.CopyPermitted, Isrc = Isrc("USABC2500001") },
                        Track(2, path, 460, 1210) with { PregapSectors = 43, Control = Control.PreEmphasis, Isrc = Isrc("USABC2500002") },
                        Track(3, path, 1210, 1807) with { Isrc = Isrc("USABC2500003") },
                    ],
                },
            ],
        };
    }

    public static CdTextDisc Texts() => new()
    {
        Blocks =
        [
            new CdTextBlock
            {
                Album = new CdTextEntry { Title = "Disc", Performer = "Artist" },
                Tracks =
                [
                    new CdTextEntry { Title = "One", Performer = "A1" },
                    new CdTextEntry { Title = "Two", Performer = "A2" },
                    new CdTextEntry { Title = "Three", Performer = "A3" },
                ],
            },
        ],
    };

    public static ImageTrack Track(int number, string path, int start, int end) => new()
    {
        Number = number,
        Extents = [new PcmExtent(path, start * 2352L, (end - start) * 588L)],
    };

    public static Mcn Mcn(string digits) => Discs.Mcn.TryParse(digits, out Mcn mcn) ? mcn : throw new ArgumentOutOfRangeException(nameof(digits));

    public static Isrc Isrc(string code) => Discs.Isrc.TryParse(code, out Isrc isrc) ? isrc : throw new ArgumentOutOfRangeException(nameof(code));

    /// <summary>A disc of sound with everything at random: tracks, pregaps, indexes, codes, flags, hidden sound.</summary>
    public static DiscImage Random(Random random, string path, int pathSectors)
    {
        int count = random.Next(1, 8), at = 0, first = random.Next(4) == 0 ? random.Next(2, 20) : 1;
        List<ImageTrack> tracks = [];
        for (int i = 0; i < count; i++)
        {
            int pregap = random.Next(3) == 0 ? random.Next(1, 200) : 0;
            int length = random.Next(300, 420);
            if (at + pregap + length > pathSectors)
            {
                break;
            }

            List<int> offsets = [];
            for (int offset = random.Next(2) == 0 ? random.Next(1, 100) : length; offset < length && offsets.Count < 5; offset += random.Next(1, 100))
            {
                offsets.Add(offset);
            }

            bool isScms = random.Next(6) == 0;
            var control = (Control)(random.Next(4) | (random.Next(10) == 0 ? 8 : 0));
            tracks.Add(Track(first + i, path, at, at + pregap + length) with
            {
                PregapSectors = pregap,
                IndexOffsets = offsets,
                IsCopyAlternating = isScms,
                Control = isScms ? control & ~Control.CopyPermitted : control,
                Isrc = random.Next(2) == 0 ? Isrc($"DEX{(char)('A' + random.Next(26))}9{random.Next(100):D2}{random.Next(100_000):D5}") : default,
            });
            at += pregap + length;
        }

        return new DiscImage
        {
            Sessions = [new ImageSession { Tracks = tracks }],
            Mcn = random.Next(2) == 0 ? Mcn(Checked($"{random.NextInt64(1_000_000_000_000):D12}")) : null,
        };
    }

    /// <summary>Twelve digits and their check digit.</summary>
    public static string Checked(string digits) => digits + Discs.Mcn.CheckDigit(digits);
}
