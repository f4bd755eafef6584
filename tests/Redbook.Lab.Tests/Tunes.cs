using Redbook.Discs;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>The noise that is recorded: no two sectors alike.</summary>
internal static class Tunes
{
    public const int SectorsA = 400;
    public const int SectorsB = 351;
    public const int SectorsC = 310;

    public static byte[] A { get; } = Signals.Noise(SectorsA, 31);

    /// <summary>Ends within its last sector.</summary>
    public static byte[] B { get; } = Signals.Noise(SectorsB, 32)[..((350 * Signals.SectorBytes) + 1000)];

    public static byte[] C { get; } = Signals.Noise(SectorsC, 33);

    public static IEnumerable<string> Files => ["a.wav", "c.wav", "a.wav"];

    /// <summary>Names, codes, a gap, an index.</summary>
    public static AlbumOptions Wishes { get; } = new()
    {
        Mcn = Mcn.TryParse("4006381333931", out Mcn number) ? number : null,
        Text = new() { Title = "Demo Album", Performer = "The Band" },
        Tracks = new Dictionary<int, TrackSettings>
        {
            [1] = new() { Isrc = Code("USRC17607841"), Text = new() { Title = "First" } },
            [2] = new() { Isrc = Code("USRC17607842"), Text = new() { Title = "Second" }, GapSectors = 75, Copy = CopyPermission.Permitted },
            [3] = new() { Isrc = Code("USRC17607843"), Text = new() { Title = "Third" }, GapSectors = 0 },
        },
    };

    public static AlbumOptions WishesWithoutNames { get; } = new()
    {
        WithCdText = false,
        Mcn = Wishes.Mcn,
        Tracks = Wishes.Tracks.ToDictionary(static track => track.Key, static track => track.Value with { Text = new() }),
    };

    /// <summary>An album with all of this that a way of recording can hold.</summary>
    public static Album AlbumFor(Lab lab, BurnOptions options) => Album.FromFiles(Files.Select(lab.PathOf), options switch
    {
        { Mode: WriteMode.TrackAtOnce } => new AlbumOptions { WithCdText = false },
        { RawForm: RawImageForm.Pq } => WishesWithoutNames,
        _ => Wishes,
    });

    public static void WriteTo(Lab lab)
    {
        lab.Write("a.wav", WavFile.Build(A));
        lab.Write("b.wav", WavFile.Build(B));
        lab.Write("c.wav", WavFile.Build(C));
        lab.Write("aa.wav", WavFile.Build([.. A, .. A]));
        foreach ((string name, int number, int start, int sectors, string title) in ((string, int, int, int, string)[])
        [
            ("a", 1, 0, SectorsA, "First"), ("b", 2, SectorsA, SectorsB, "Second"), ("c", 3, SectorsA + SectorsB, SectorsC, "Third"),
        ])
        {
            lab.Write(name + ".inf", $"""
                MCN=	4006381333931
                ISRC=	USRC1760784{number}
                Albumperformer=	'The Band'
                Albumtitle=	'Demo Album'
                Performer=	'The Band'
                Tracktitle=	'{title}'
                Tracknumber=	{number}
                Trackstart=	{start}
                Tracklength=	{sectors}, 0
                Pre-emphasis=	no
                Channels=	2
                Copy_permitted=	{(number == 2 ? "yes" : "no")}
                Endianess=	little
                Index=	0
                Index0=	-1

                """);
        }
    }

    private static Isrc Code(string text) => Isrc.TryParse(text, out Isrc code) ? code : throw new FormatException(text);
}
