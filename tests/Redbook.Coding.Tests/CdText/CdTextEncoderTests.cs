using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Coding.Tests.Subcode;
using Xunit;

namespace Redbook.Coding.Tests.CdText;

public sealed class CdTextEncoderTests
{
    private static readonly CdTextEncoderOptions Marked = new() { MarkSameAsPrevious = true };

    [Fact]
    public void The_worked_set_is_written_byte_for_byte() =>
        Assert.Equal(ExampleTexts.Packs(ExampleTexts.DemoPacks), CdTextEncoder.Encode(ExampleTexts.Demo, Marked).Packs);

    [Fact]
    public void Cue2ddps_golden_set_is_written_byte_for_byte()
    {
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.Golden1).Packs;
        Assert.Equal(ExampleTexts.Packs(ExampleTexts.Golden1Packs), packs);
        Assert.Equal("635585dbd3cc4b073d1edcf2183bf2d8", Md5(packs));
    }

    [Fact]
    public void A_master_with_codes_is_written_byte_for_byte()
    {
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.Codes).Packs;
        Assert.Equal(ExampleTexts.Packs(ExampleTexts.CodesPacks), packs);
        Assert.Equal("7bc2dc33393ac6cf89306cd812c708af", Md5(packs));
    }

    [Fact]
    public void Libburns_published_album_is_written_byte_for_byte()
    {
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.JoyfulNights, Marked).Packs;
        Assert.Equal(46 * 18, packs.Length);
        foreach (string telling in (string[])
            [
                "80 00 01 0c 73 00 53 6f 6e 67 20 6f 66 20 4a 6f 43 1c",
                "82 01 0e 0f 65 72 00 4d 6f 74 68 65 72 20 47 6f c6 0a",
                "84 01 17 04 43 61 74 00 09 00 4d 69 61 20 4b 69 bf 92",
                "86 00 1f 00 31 32 33 34 35 36 37 38 39 30 00 00 1e 98",
                "87 00 20 00 00 05 46 65 6c 69 6e 65 20 63 6c 61 23 c0",
                "87 00 21 0a 73 73 69 63 20 6d 75 73 69 63 00 00 be 33",
                "8e 00 27 0c 33 00 58 59 42 4c 47 31 31 30 31 32 b6 8f",
                "8f 00 2b 00 00 01 03 00 05 06 06 05 03 06 01 02 61 37",
                "8f 01 2c 00 00 00 00 00 00 04 05 03 2d 00 00 00 c9 b4",
                "8f 02 2d 00 00 00 00 00 09 00 00 00 00 00 00 00 6a 24",
            ])
        {
            byte[] expected = ExampleTexts.Packs(telling);
            Assert.Equal(expected, packs[(expected[2] * 18)..((expected[2] + 1) * 18)]);
        }

        Assert.Equal("49d006f2376e3f9c7e107479e9e3d591", Md5(packs));
    }

    [Fact]
    public void Published_tables_of_contents_are_written_byte_for_byte()
    {
        Msf[] starts =
        [
            new(0, 2, 0), new(4, 11, 25), new(8, 2, 50), new(11, 47, 62), .. Enumerable.Range(5, 10).Select(static i => new Msf(i + 10, 0, 0)),
        ];
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.Disc(new CdTextBlock
        {
            Toc = new CdTextToc { FirstTrack = 1, LeadOut = new Msf(63, 2, 18), Starts = starts },
            Tracks = [.. Enumerable.Repeat(new CdTextEntry(), 14)],
        })).Packs;

        // The published packs stood later in their block; sequence number and CRC are the only differences.
        Assert.Equal("88 00 00 00 01 0E 00 3F 02 12 00 00 00 00 00 00", ExampleDiscs.Hex(packs.AsSpan(0, 16)));
        Assert.Equal("88 01 01 00 00 02 00 04 0B 19 08 02 32 0B 2F 3E", ExampleDiscs.Hex(packs.AsSpan(18, 16)));
        Assert.Equal(0x88, packs[4 * 18]);
        Assert.Equal(13, packs[(4 * 18) + 1]);
        foreach (string published in (string[])
            [
                "88 00 23 00 01 0E 00 3F 02 12 00 00 00 00 00 00 12 00",
                "88 01 24 00 00 02 00 04 0B 19 08 02 32 0B 2F 3E 67 2D",
            ])
        {
            Assert.True(new CdTextPack(ExampleTexts.Packs(published)).IsCrcValid);
        }
    }

    [Fact]
    public void The_mark_for_the_same_text_is_off_by_default_and_never_at_the_first_track()
    {
        Assert.DoesNotContain((byte)0x09, Payloads(CdTextEncoder.Encode(ExampleTexts.Demo).Packs[..(5 * 18)]));
        byte[] marked = Payloads(CdTextEncoder.Encode(ExampleTexts.Demo, Marked).Packs[..(5 * 18)]);
        Assert.Single(marked, static b => b == 0x09);
    }

    [Fact]
    public void A_set_that_needs_254_packs_is_refused_and_one_of_253_is_not()
    {
        // 42 packs of titles for each type; the last type decides.
        CdTextBlock Block(int messageLength) => new()
        {
            Album = new CdTextEntry
            {
                Title = new string('a', 502), Performer = new string('b', 502), Songwriter = new string('c', 502),
                Composer = new string('d', 502), Arranger = new string('e', 502),
                Message = new string('f', messageLength),
            },
            Tracks = [new CdTextEntry()],
        };
        CdTextEncoding fits = CdTextEncoder.Encode(ExampleTexts.Disc(Block(514)));
        Assert.Equal(256 * 18, fits.Packs.Length);
        Assert.Equal(6, fits.Notices.Count(static notice => notice.Kind == CdTextNoticeKind.Lengthy));
        CdTextException refused =
            Assert.Throws<CdTextException>(() => CdTextEncoder.Encode(ExampleTexts.Disc(Block(515))));
        CdTextProblem problem = Assert.Single(refused.Problems);
        Assert.Equal(CdTextProblemKind.TooManyPacks, problem.Kind);
        Assert.Contains("254 packs; 253 fit", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_is_given_at_once()
    {
        CdTextDisc disc = ExampleTexts.Disc(
            new CdTextBlock
            {
                Album = new CdTextEntry { Title = "東京" }, Tracks = [new CdTextEntry { Performer = "ソウル" }],
            },
            new CdTextBlock
            {
                Number = 1, CharacterSet = CdTextCharacterSet.MsJis, Album = new CdTextEntry { Title = "😀" },
                Tracks = [new CdTextEntry()],
            });
        Assert.Null(CdTextEncoder.TryEncode(disc, null, out IReadOnlyList<CdTextProblem> problems));
        Assert.Equal(
            [(0, CdTextPackType.Title, 0), (0, CdTextPackType.Performer, 1), (1, CdTextPackType.Title, 0)],
            problems.Select(static p => (p.Block, p.Type!.Value, p.Track)));
        Assert.All(problems, static p => Assert.Equal(CdTextProblemKind.Characters, p.Kind));
    }

    [Theory]
    [InlineData(0, 0, 1, CdTextProblemKind.BlockNumbers)]
    [InlineData(8, 9, 1, CdTextProblemKind.BlockNumbers)]
    [InlineData(0, 1, 0, CdTextProblemKind.TrackNumbers)]
    [InlineData(0, 1, 99, CdTextProblemKind.TrackNumbers)]
    public void Numbers_that_a_disc_cannot_have_are_refused(int one, int two, int firstTrack, CdTextProblemKind kind)
    {
        CdTextBlock block = new() { Tracks = [new(), new()], FirstTrack = firstTrack };
        Assert.Null(CdTextEncoder.TryEncode(
            ExampleTexts.Disc(block with { Number = one }, block with { Number = two }), null, out var problems));
        Assert.All(problems, p => Assert.Equal(kind, p.Kind));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Character_sets_that_nobody_agrees_on_are_refused()
    {
        CdTextBlock block = new() { Tracks = [new()], CharacterSet = CdTextCharacterSet.Korean };
        Assert.Null(CdTextEncoder.TryEncode(ExampleTexts.Disc(block), null, out var problems));
        Assert.Equal(CdTextProblemKind.CharacterSet, Assert.Single(problems).Kind);
    }

    [Fact]
    public void Raw_packs_of_other_types_are_refused()
    {
        CdTextBlock block = new()
        {
            Tracks = [new()],
            OtherPacks =
            [
                new(CdTextPackType.Title, 0, new byte[12]), new(CdTextPackType.SecondToc, 0, new byte[11]),
            ],
        };
        Assert.Null(CdTextEncoder.TryEncode(ExampleTexts.Disc(block), null, out var problems));
        Assert.Equal(2, problems.Count(static p => p.Kind == CdTextProblemKind.RawPack));
    }

    [Fact]
    public void A_text_for_one_track_makes_empty_ones_for_all()
    {
        CdTextBlock block = new()
        {
            Tracks = [new(), new() { Composer = "X" }, new()],
        };
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.Disc(block)).Packs;
        Assert.Equal("83 00 00 00 00 00 58 00 00 00 00 00 00 00 00 00", ExampleDiscs.Hex(packs.AsSpan(0, 16)));
        Assert.Equal(4 * 18, packs.Length);
    }

    [Fact]
    public void Double_byte_texts_count_characters_and_end_with_two_zeros()
    {
        CdTextBlock block = new()
        {
            CharacterSet = CdTextCharacterSet.MsJis, Language = CdTextLanguage.Japanese,
            Album = new() { Title = "日本語の歌" }, Tracks = [new() { Title = "夜" }],
        };
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.Disc(block)).Packs;
        Assert.Equal("80 00 00 80 93 FA 96 7B 8C EA 82 CC 89 CC 00 00", ExampleDiscs.Hex(packs.AsSpan(0, 16)));
        Assert.Equal("80 01 01 80 96 E9 00 00 00 00 00 00 00 00 00 00", ExampleDiscs.Hex(packs.AsSpan(18, 16)));
        Assert.Equal(0x80, packs[(2 * 18) + 4]);
        Assert.Equal(0x69, packs[(4 * 18) + 8]);
    }

    [Fact]
    public void All_blocks_repeat_the_same_table_of_blocks()
    {
        CdTextDisc disc = ExampleTexts.Disc(
            ExampleTexts.Golden1.Blocks[0],
            ExampleTexts.Golden1.Blocks[0] with { Number = 2, Language = CdTextLanguage.German });
        byte[] packs = CdTextEncoder.Encode(disc).Packs;
        Assert.Equal(20 * 18, packs.Length);
        Assert.Equal("03 09 00 09", ExampleDiscs.Hex(packs.AsSpan((8 * 18) + 11, 4)));
        Assert.Equal("03 09 00 09", ExampleDiscs.Hex(packs.AsSpan((18 * 18) + 11, 4)));
        Assert.Equal("09 00 08", ExampleDiscs.Hex(packs.AsSpan((9 * 18) + 8, 3)));
        Assert.Equal(0x20, packs[(10 * 18) + 3]);
    }

    [Fact]
    public void The_table_of_contents_of_a_session_can_be_taken()
    {
        CdTextToc toc = CdTextToc.Of(ExampleDiscs.TwoTracks().Sessions[0]);
        Assert.Equal((1, 2, new Msf(2, 46, 45)), (toc.FirstTrack, toc.LastTrack, toc.LeadOut));
        Assert.Equal([new Msf(0, 2, 0), new Msf(1, 24, 0)], toc.Starts);
    }

    private static byte[] Payloads(byte[] packs) => [.. packs.Where(static (_, i) => i % 18 is >= 4 and < 16)];

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms",
        Justification = "The published check sums are MD5.")]
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
