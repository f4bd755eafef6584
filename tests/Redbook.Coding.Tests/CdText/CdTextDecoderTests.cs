using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;
using Xunit;

namespace Redbook.Coding.Tests.CdText;

public sealed class CdTextDecoderTests
{
    [Theory]
    [InlineData(ExampleTexts.DemoPacks)]
    [InlineData(ExampleTexts.Golden1Packs)]
    [InlineData(ExampleTexts.CodesPacks)]
    public void Published_packs_are_read_without_findings_and_written_back(string text)
    {
        byte[] packs = ExampleTexts.Packs(text);
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        Assert.Empty(decoding.Findings);
        var options = new CdTextEncoderOptions { MarkSameAsPrevious = text == ExampleTexts.DemoPacks };
        Assert.Equal(packs, CdTextEncoder.Encode(decoding.Disc, options).Packs);
    }

    [Fact]
    public void Texts_of_every_type_come_back()
    {
        CdTextDisc disc = ExampleTexts.JoyfulNights;
        disc = ExampleTexts.Disc(disc.Blocks[0] with
        {
            Toc = new CdTextToc { FirstTrack = 1, LeadOut = new(63, 2, 18), Starts = [new(0, 2, 0), new(4, 11, 25), new(8, 0, 0)] },
            OtherPacks = [new CdTextRawPack(CdTextPackType.SecondToc, 2, new byte[] { 1, 4, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6 })],
            Copyright = 3,
        });
        foreach (bool mark in (bool[])[false, true])
        {
            CdTextDecoding decoding = CdTextDecoder.Decode(
                CdTextEncoder.Encode(disc, new CdTextEncoderOptions { MarkSameAsPrevious = mark }).Packs);
            Assert.Empty(decoding.Findings);
            Assert.Equal(ExampleTexts.Text(disc), ExampleTexts.Text(decoding.Disc));
        }
    }

    [Fact]
    public void Eight_languages_come_back()
    {
        CdTextDisc disc = ExampleTexts.Disc([.. Enumerable.Range(0, 8).Select(static i => new CdTextBlock
        {
            Number = i, Language = (CdTextLanguage)(8 + i),
            CharacterSet = i == 1 ? CdTextCharacterSet.MsJis : i == 2 ? CdTextCharacterSet.Ascii : CdTextCharacterSet.Latin1,
            Album = new() { Title = i == 1 ? "夜の歌" : $"Album {i}" },
            Tracks = [new() { Title = i == 1 ? "　ひとつ" : "One" }, new() { Message = i == 1 ? "ふたつ" : "Two" }],
        })]);
        CdTextDecoding decoding = CdTextDecoder.Decode(CdTextEncoder.Encode(disc).Packs);
        Assert.Empty(decoding.Findings);
        Assert.Equal(ExampleTexts.Text(disc), ExampleTexts.Text(decoding.Disc));
    }

    [Fact]
    public void Packs_may_come_in_any_order_and_repeatedly()
    {
        byte[] packs = ExampleTexts.Packs(ExampleTexts.CodesPacks);
        byte[] shuffled = [.. Enumerable.Range(0, 12).OrderBy(static i => i * 7 % 12).Concat([3, 3])
            .SelectMany(i => packs.AsSpan(i * 18, 18).ToArray())];
        CdTextDecoding decoding = CdTextDecoder.Decode(shuffled);
        Assert.Empty(decoding.Findings);
        Assert.Equal(ExampleTexts.Text(ExampleTexts.Codes), ExampleTexts.Text(decoding.Disc));
    }

    [Fact]
    public void Zero_and_plain_crcs_are_taken_and_single_bits_repaired()
    {
        byte[] packs = ExampleTexts.Packs(ExampleTexts.Golden1Packs);
        packs.AsSpan(16, 2).Clear();
        packs[34] ^= 0xFF;
        packs[35] ^= 0xFF;
        for (int bit = 0; bit < 18 * 8; bit++)
        {
            byte[] damaged = [.. packs];
            damaged[36 + (bit / 8)] ^= (byte)(0x80 >> (bit % 8));
            CdTextDecoding decoding = CdTextDecoder.Decode(damaged);
            Assert.Equal(
                [CdTextFindingKind.CrcAbsent, CdTextFindingKind.CrcNotInverted, CdTextFindingKind.Repaired],
                decoding.Findings.Select(static finding => finding.Kind));
            Assert.Equal(ExampleTexts.Text(ExampleTexts.Golden1), ExampleTexts.Text(decoding.Disc));
        }
    }

    [Fact]
    public void A_lost_pack_costs_only_the_texts_in_it()
    {
        byte[] packs = ExampleTexts.Packs(ExampleTexts.Golden1Packs);
        packs[18 + 5] ^= 0x55;
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        CdTextBlock block = Assert.Single(decoding.Disc.Blocks);
        Assert.Equal(["Disc", null, null, "Track Three"],
            block.Tracks.Select(static track => track.Title).Prepend(block.Album.Title));
        Assert.All(block.Tracks, static track => Assert.Equal("Artist", track.Performer));
        Assert.Contains(decoding.Findings, static f => f is { Kind: CdTextFindingKind.WrongCrc, Number: 1 });
        Assert.Contains(decoding.Findings, static f => f is { Kind: CdTextFindingKind.MissingPack, Number: 1 });
        Assert.Contains(decoding.Findings, static f => f is { Kind: CdTextFindingKind.LostText, Number: 1 });
        Assert.Contains(decoding.Findings, static f => f is { Kind: CdTextFindingKind.LostText, Number: 2 });
    }

    [Fact]
    public void A_set_without_size_information_is_read()
    {
        byte[] packs = ExampleTexts.Packs(ExampleTexts.Golden1Packs)[..(7 * 18)];
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        Assert.Equal(CdTextFindingKind.MissingSizeInformation, Assert.Single(decoding.Findings).Kind);
        CdTextBlock block = Assert.Single(decoding.Disc.Blocks);
        Assert.Equal(["Track One", "Track Two", "Track Three"], block.Tracks.Select(static track => track.Title));
    }

    [Fact]
    public void A_mark_at_the_first_track_means_the_albums_text()
    {
        byte[] packs = Seal("81 00 00 00 58 00 09 00 09 00 59 00 00 00 00 00");
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        Assert.Contains(decoding.Findings, static f => f.Kind == CdTextFindingKind.MarkAtFirstTrack);
        Assert.Equal(["X", "X", "Y"], decoding.Disc.Blocks[0].Tracks.Select(static track => track.Performer));
    }

    [Fact]
    public void A_genre_code_in_every_pack_is_taken_once()
    {
        byte[] packs = Seal("""
            87 00 00 00 00 05 46 65 6c 69 6e 65 20 63 6c 61
            87 00 01 0a 00 05 73 73 69 63 00 00 00 00 00 00
            """);
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        Assert.Equal(new CdTextGenreInformation(CdTextGenre.Classical, "Feline classic"), decoding.Disc.Blocks[0].Genre);
        Assert.Contains(decoding.Findings, static f => f.Kind == CdTextFindingKind.RepeatedGenreCode);
    }

    [Fact]
    public void Careless_positions_do_not_lose_text()
    {
        byte[] packs = ExampleTexts.Packs(ExampleTexts.Golden1Packs);
        packs[18 + 3] = 0;
        QCrc.Seal(packs.AsSpan(18, 18));
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        Assert.Equal(CdTextFindingKind.HeaderDiffers, Assert.Single(decoding.Findings).Kind);
        Assert.Equal(ExampleTexts.Text(ExampleTexts.Golden1), ExampleTexts.Text(decoding.Disc));
    }

    [Fact]
    public void Wrong_counts_unknown_types_and_rests_are_said()
    {
        byte[] packs = [.. ExampleTexts.Packs(ExampleTexts.Golden1Packs), .. new byte[18], 1];
        packs[(7 * 18) + 8] = 9;
        QCrc.Seal(packs.AsSpan(7 * 18, 18));
        QCrc.Seal(packs.AsSpan(10 * 18, 18));
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        Assert.Equal(
            [CdTextFindingKind.UnknownType, CdTextFindingKind.Truncated, CdTextFindingKind.SizeInformationDiffers],
            decoding.Findings.Select(static f => f.Kind));
    }

    [Fact]
    public void Random_texts_come_back()
    {
        var random = new Random(30);
        string alphabet = "abcdefghijklmnopqrstuvwxyz ÄÖÜäöüßéèñøå'&!", japanese = "夜昼春夏秋冬の歌あいうえおアイウエオ　ＡＢＣ０１２";
        for (int round = 0; round < TestLength.Rounds(300, 20_000); round++)
        {
            CdTextDisc disc = ExampleTexts.Disc([.. Enumerable.Range(0, random.Next(1, 5)).Select(i =>
            {
                bool isJapanese = random.Next(3) == 0;
                return new CdTextBlock
                {
                    Number = i, Language = (CdTextLanguage)random.Next(128), FirstTrack = random.Next(1, 80),
                    CharacterSet = isJapanese ? CdTextCharacterSet.MsJis : CdTextCharacterSet.Latin1,
                    Album = Entry(isJapanese), Tracks = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => Entry(isJapanese))],
                };
            })]);
            CdTextEncoding encoding = CdTextEncoder.Encode(
                disc, new CdTextEncoderOptions { MarkSameAsPrevious = random.Next(2) == 0 });
            Assert.Empty(encoding.Notices);
            CdTextDecoding decoding = CdTextDecoder.Decode(encoding.Packs);
            Assert.Empty(decoding.Findings);
            Assert.Equal(ExampleTexts.Text(disc), ExampleTexts.Text(decoding.Disc));
        }

        CdTextEntry Entry(bool isJapanese) => new()
        {
            Title = Any(isJapanese), Performer = random.Next(3) == 0 ? (isJapanese ? "夜" : "Same") : Any(isJapanese),
            Message = random.Next(4) == 0 ? Any(isJapanese) : null, Code = random.Next(4) == 0 ? "USABC2500001" : null,
        };

        string? Any(bool isJapanese)
        {
            string from = isJapanese ? japanese : alphabet;
            int length = random.Next(0, 24);
            return length == 0 ? null : string.Concat(Enumerable.Range(0, length).Select(_ => from[random.Next(from.Length)]));
        }
    }

    [Fact]
    public void Any_bytes_give_a_value()
    {
        var random = new Random(31);
        byte[] good = CdTextEncoder.Encode(ExampleTexts.JoyfulNights).Packs;
        for (int round = 0; round < TestLength.Rounds(3_000, 300_000); round++)
        {
            byte[] packs;
            if (random.Next(2) == 0)
            {
                packs = new byte[random.Next(40 * 18)];
                random.NextBytes(packs);
                for (int i = 0; i + 18 <= packs.Length; i += 18)
                {
                    packs[i] = (byte)(0x80 | random.Next(16));
                    packs[i + 1] &= 0x07;
                    packs[i + 2] &= 0x1F;
                }
            }
            else
            {
                packs = good[..random.Next(good.Length + 1)];
                for (int i = random.Next(20); i > 0 && packs.Length > 0; i--)
                {
                    packs[random.Next(packs.Length)] = (byte)random.Next(256);
                }
            }

            for (int i = 0; i + 18 <= packs.Length; i += 18)
            {
                if (random.Next(5) != 0)
                {
                    QCrc.Seal(packs.AsSpan(i, 18));
                }
            }

            CdTextDecoding decoding = CdTextDecoder.Decode(packs);

            // Whatever was read can be judged by the encoder, which gives packs or reasons.
            _ = CdTextEncoder.TryEncode(decoding.Disc, null, out _);
        }
    }

    private static byte[] Seal(string packs)
    {
        byte[] bare = ExampleTexts.Packs(packs);
        byte[] sealedPacks = new byte[bare.Length / 16 * 18];
        for (int i = 0; i < bare.Length / 16; i++)
        {
            bare.AsSpan(i * 16, 16).CopyTo(sealedPacks.AsSpan(i * 18));
            QCrc.Seal(sealedPacks.AsSpan(i * 18, 18));
        }

        return sealedPacks;
    }
}
