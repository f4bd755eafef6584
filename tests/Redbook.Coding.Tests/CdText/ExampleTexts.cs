using Redbook.Coding.CdText;

namespace Redbook.Coding.Tests.CdText;

/// <summary>Texts whose packs are published, and a way to compare texts.</summary>
internal static class ExampleTexts
{
    public const string DemoPacks = """
        80 00 00 00 44 65 6D 6F 20 41 6C 62 75 6D 00 46 FB AF
        80 01 01 01 69 72 73 74 20 53 6F 6E 67 00 53 65 E4 14
        80 02 02 02 63 6F 6E 64 00 00 00 00 00 00 00 00 03 99
        81 00 03 00 54 68 65 20 42 61 6E 64 00 54 68 65 56 95
        81 01 04 03 20 42 61 6E 64 00 09 00 00 00 00 00 2C A7
        8F 00 05 00 00 01 02 00 03 02 00 00 00 00 00 00 A6 05
        8F 01 06 00 00 00 00 00 00 00 00 03 07 00 00 00 94 F0
        8F 02 07 00 00 00 00 00 09 00 00 00 00 00 00 00 EA 42
        """;

    public const string Golden1Packs = """
        80 00 00 00 44 69 73 63 00 54 72 61 63 6b 20 4f 48 04
        80 01 01 07 6e 65 00 54 72 61 63 6b 20 54 77 6f 55 c9
        80 02 02 09 00 54 72 61 63 6b 20 54 68 72 65 65 e6 6f
        80 03 03 0b 00 00 00 00 00 00 00 00 00 00 00 00 5d f7
        81 00 04 00 41 72 74 69 73 74 00 41 72 74 69 73 fd 22
        81 01 05 05 74 00 41 72 74 69 73 74 00 41 72 74 8c 25
        81 03 06 03 69 73 74 00 00 00 00 00 00 00 00 00 62 ac
        8f 00 07 00 00 01 03 00 04 03 00 00 00 00 00 00 40 fb
        8f 01 08 00 00 00 00 00 00 00 00 03 09 00 00 00 d6 a6
        8f 02 09 00 00 00 00 00 09 00 00 00 00 00 00 00 0a 4e
        """;

    public const string CodesPacks = """
        80 00 00 00 44 69 73 63 00 4f 6e 65 00 54 77 6f 34 e1
        80 02 01 03 00 54 68 72 65 65 00 00 00 00 00 00 2d 67
        81 00 02 00 41 72 74 69 73 74 00 41 31 00 41 32 d0 67
        81 02 03 02 00 41 33 00 00 00 00 00 00 00 00 00 95 de
        8e 00 04 00 30 31 32 33 34 35 36 37 38 39 30 31 7e 89
        8e 00 05 0c 32 00 55 53 41 42 43 32 35 30 30 30 72 58
        8e 01 06 0a 30 31 00 55 53 41 42 43 32 35 30 30 a3 c6
        8e 02 07 09 30 30 32 00 55 53 41 42 43 32 35 30 d9 d2
        8e 03 08 08 30 30 30 33 00 00 00 00 00 00 00 00 f7 ce
        8f 00 09 00 00 01 03 00 02 02 00 00 00 00 00 00 98 5d
        8f 01 0a 00 00 00 00 00 00 00 05 03 0b 00 00 00 8e 0d
        8f 02 0b 00 00 00 00 00 09 00 00 00 00 00 00 00 fc 8c
        """;

    /// <summary>The set with one performer everywhere, marked as the same.</summary>
    public static CdTextDisc Demo => Disc(new CdTextBlock
    {
        Album = new CdTextEntry { Title = "Demo Album", Performer = "The Band" },
        Tracks =
        [
            new CdTextEntry { Title = "First Song", Performer = "The Band" },
            new CdTextEntry { Title = "Second", Performer = "The Band" },
        ],
    });

    public static CdTextDisc Golden1 => Disc(new CdTextBlock
    {
        Album = new CdTextEntry { Title = "Disc", Performer = "Artist" },
        Tracks =
        [
            new CdTextEntry { Title = "Track One", Performer = "Artist" },
            new CdTextEntry { Title = "Track Two", Performer = "Artist" },
            new CdTextEntry { Title = "Track Three", Performer = "Artist" },
        ],
    });

    public static CdTextDisc Codes => Disc(new CdTextBlock
    {
        Album = new CdTextEntry { Title = "Disc", Performer = "Artist", Code = "0123456789012" },
        Tracks =
        [
            new CdTextEntry { Title = "One", Performer = "A1", Code = "USABC2500001" },
            new CdTextEntry { Title = "Two", Performer = "A2", Code = "USABC2500002" },
            new CdTextEntry { Title = "Three", Performer = "A3", Code = "USABC2500003" },
        ],
    });

    /// <summary>The album of libburn's published sheet.</summary>
    public static CdTextDisc JoyfulNights => Disc(new CdTextBlock
    {
        Album = new CdTextEntry
        {
            Title = "Joyful Nights", Performer = "United Cat Orchestra", Songwriter = "Various Songwriters",
            Composer = "Various Composers", Arranger = "Tom Cat", Message = "For all our fans",
            Code = "1234567890123", ClosedInformation = "This is not to be shown by CD players",
        },
        DiscId = "1234567890",
        Genre = new CdTextGenreInformation(CdTextGenre.Classical, "Feline classic music"),
        Tracks =
        [
            new CdTextEntry
            {
                Title = "Song of Joy", Performer = "Felix and The Purrs", Songwriter = "Friedrich Schiller",
                Composer = "Ludwig van Beethoven", Arranger = "Tom Cat", Message = "Fritz and Louie once were punks",
                Code = "XYBLG1101234",
            },
            new CdTextEntry
            {
                Title = "Humpty Dumpty", Performer = "Catwalk Beauties", Songwriter = "Mother Goose",
                Composer = "unknown", Arranger = "Tom Cat", Message = "Pluck the goose", Code = "XYBLG1100005",
            },
            new CdTextEntry
            {
                Title = "Mee Owwww", Performer = "Mia Kitten", Songwriter = "Mia Kitten", Composer = "Mia Kitten",
                Arranger = "Mia Kitten", Message = "", Code = "XYBLG1100006",
            },
        ],
    });

    public static CdTextDisc Disc(params CdTextBlock[] blocks) => new() { Blocks = blocks };

    public static byte[] Packs(string text) => Convert.FromHexString(
        string.Concat(text.Where(static c => !char.IsWhiteSpace(c))));

    /// <summary>Everything that a disc says, to compare.</summary>
    public static string Text(CdTextDisc disc) => string.Join('\n', disc.Blocks.Select(static block =>
        $"{block.Number} {block.Language} {block.CharacterSet} {block.FirstTrack}-{block.LastTrack} {block.Copyright} "
        + $"{block.DiscId} {block.Genre} {Text(block.Toc)} {Text(block.Album)}\n"
        + string.Join('\n', block.Tracks.Select(Text))
        + string.Join('\n', block.OtherPacks.Select(static pack =>
            $"{pack.Type} {pack.Element} {Convert.ToHexString(pack.Payload.Span)}"))));

    private static string Text(CdTextToc? toc) =>
        toc is null ? "" : $"{toc.FirstTrack} {toc.LeadOut} {string.Join(',', toc.Starts)}";

    private static string Text(CdTextEntry entry) => string.Join('|', entry.Title, entry.Performer, entry.Songwriter,
        entry.Composer, entry.Arranger, entry.Message, entry.ClosedInformation, entry.Code);
}
