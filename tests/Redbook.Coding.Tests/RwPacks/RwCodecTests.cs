using Redbook.Coding.RwPacks;
using Redbook.Testing;
using Xunit;
using static Redbook.Coding.Tests.Subcode.ExampleDiscs;

namespace Redbook.Coding.Tests.RwPacks;

public sealed class RwCodecTests
{
    private const string Tile = "09 06 35 3A 00 01 03 05 3F 21212121212121212121 3F 0A 08 21 24";

    [Fact]
    public void One_pack_spreads_over_eight_as_published()
    {
        byte[] cooked = new byte[96], raw = new byte[96 * 3];
        Hex(Tile).CopyTo(cooked, 0);
        var encoder = new RwEncoder();
        encoder.Encode(cooked, raw);
        encoder.Encode(new byte[96], raw.AsSpan(96));
        encoder.Encode(new byte[96], raw.AsSpan(192));
        string[] expected =
        [
            "09@0 3F@8 21@16", "21@1 21@9 21@17", "01@2 21@10 06@18", "24@3 21@11 3F@19", "21@12 0A@20",
            "35@5 21@13 08@21", "03@6 21@14 21@22", "05@7 21@15 3A@23", "", "", "", "",
        ];
        Assert.Equal(expected, Enumerable.Range(0, 12).Select(pack => string.Join(' ', Enumerable.Range(0, 24)
            .Where(i => raw[(pack * 24) + i] != 0).Select(i => $"{raw[(pack * 24) + i]:X2}@{i}"))));
    }

    [Fact]
    public void P_and_q_bits_are_left_alone()
    {
        byte[] cooked = new byte[96], raw = new byte[96];
        Array.Fill(raw, (byte)0x9B);
        var encoder = new RwEncoder();
        encoder.Encode(cooked, raw);
        Assert.All(raw, static b => Assert.Equal(0x80, b));
        Array.Fill(raw, (byte)0x5B);
        cooked[0] = 0xC9;
        encoder.Encode(cooked, raw);
        Assert.All(raw, static b => Assert.Equal(0x40, b & 0xC0));
        Assert.Equal(0x49, raw[0]);
    }

    [Fact]
    public void Encoding_equals_the_obvious_one()
    {
        var random = new Random(20);
        const int Sectors = 60;
        byte[] cooked = RandomPacks(random, Sectors), expected = SlowEncode(cooked);
        byte[] raw = new byte[cooked.Length];
        var encoder = new RwEncoder();
        for (int i = 0; i < Sectors; i++)
        {
            encoder.Encode(cooked.AsSpan(i * 96, 96), raw.AsSpan(i * 96, 96));
        }

        Assert.Equal(expected, raw);
    }

    [Fact]
    public void Encoding_can_begin_anywhere_after_two_skipped_sectors()
    {
        var random = new Random(21);
        byte[] cooked = RandomPacks(random, 20), expected = SlowEncode(cooked), raw = new byte[96];
        for (int start = 2; start < 20; start++)
        {
            var encoder = new RwEncoder();
            encoder.Skip(cooked.AsSpan((start - 2) * 96, 96));
            encoder.Skip(cooked.AsSpan((start - 1) * 96, 96));
            encoder.Encode(cooked.AsSpan(start * 96, 96), raw);
            Assert.Equal(expected[(start * 96)..((start + 1) * 96)], raw);
            encoder.Reset();
            encoder.Encode(new byte[96], raw);
            Assert.False(raw.AsSpan().ContainsAnyExcept((byte)0));
        }
    }

    [Fact]
    public void What_was_encoded_comes_back_two_sectors_later()
    {
        var random = new Random(22);
        const int Sectors = 100;
        byte[] cooked = RandomPacks(random, Sectors), raw = SlowEncode(cooked), back = new byte[96];
        var decoder = new RwDecoder();
        for (int i = 0; i < Sectors; i++)
        {
            Span<byte> sector = raw.AsSpan(i * 96, 96);
            foreach (ref byte symbol in sector)
            {
                symbol |= (byte)(random.Next(4) << 6);
            }

            Assert.Equal(i >= 2, decoder.Decode(sector, back));
            if (i >= 2)
            {
                Assert.Equal(cooked[((i - 2) * 96)..((i - 1) * 96)], back);
            }
        }

        Assert.Equal(new RwCounts((Sectors - 2) * 4, 0, 0, 0), decoder.Counts);
        decoder.Reset();
        Assert.False(decoder.Decode(raw, back));
    }

    [Fact]
    public void A_burst_of_sixteen_lost_symbols_is_put_right()
    {
        var random = new Random(23);
        byte[] cooked = RandomPacks(random, 12), clean = SlowEncode(cooked), back = new byte[96];
        for (int at = 200; at < 600; at++)
        {
            byte[] raw = [.. clean];
            for (int i = 0; i < 16; i++)
            {
                raw[at + i] ^= (byte)random.Next(1, 64);
            }

            var decoder = new RwDecoder();
            for (int i = 0; i < 12; i++)
            {
                if (decoder.Decode(raw.AsSpan(i * 96, 96), back))
                {
                    Assert.Equal(cooked[((i - 2) * 96)..((i - 1) * 96)], back);
                }
            }

            Assert.Equal((16, 0), (decoder.Counts.CorrectedSymbols, decoder.Counts.UncorrectablePacks));
        }
    }

    [Fact]
    public void Any_bytes_give_a_value()
    {
        var random = new Random(24);
        byte[] raw = new byte[96], cooked = new byte[96];
        var decoder = new RwDecoder();
        for (int i = 0; i < TestLength.Rounds(2_000, 500_000); i++)
        {
            random.NextBytes(raw);
            decoder.Decode(raw, cooked);
            Assert.DoesNotContain(cooked, static b => b > 0x3F);
        }

        Assert.True(decoder.Counts.UncorrectablePacks > 0);
    }

    [Fact]
    public void Files_go_in_and_out_with_parity_computed_anew()
    {
        byte[] file = [.. Enumerable.Repeat(Hex(Tile), 9).SelectMany(static pack => pack), 1, 2, 3];
        for (int i = 0; i < 9 * 24; i++)
        {
            file[i] = i % 24 is 2 or 3 or >= 20 ? (byte)0 : (byte)(file[i] | 0x80);
        }

        Assert.Equal(3, CdgReader.SectorsIn(file.Length));
        var reader = new CdgReader(new MemoryStream(file));
        using MemoryStream copy = new();
        var writer = new CdgWriter(copy);
        byte[] cooked = new byte[96];
        while (reader.Read(cooked))
        {
            writer.Write(cooked);
        }

        Assert.Equal((3, 3), (reader.Sectors, reader.TrailingBytes));
        Assert.Equal([.. Enumerable.Repeat(Hex(Tile), 9).SelectMany(static p => p), .. new byte[72]], copy.ToArray());
    }

    [Fact]
    public void Steady_state_does_not_allocate()
    {
        var random = new Random(25);
        byte[] cooked = RandomPacks(random, 1), raw = new byte[96], back = new byte[96];
        var encoder = new RwEncoder();
        var decoder = new RwDecoder();
        Assert.Equal(0, Allocations.InSteadyState(() => Run(200)));

        void Run(int sectors)
        {
            for (int i = 0; i < sectors; i++)
            {
                encoder.Encode(cooked, raw);
                raw[i % 96] ^= 1;
                decoder.Decode(raw, back);
            }
        }
    }

    private static byte[] RandomPacks(Random random, int sectors)
    {
        byte[] packs = new byte[sectors * 96];
        random.NextBytes(packs);
        for (int i = 0; i < packs.Length; i += 24)
        {
            if (random.Next(5) == 0)
            {
                packs.AsSpan(i, 24).Clear();
            }

            RwParity.Write(packs.AsSpan(i, 24));
        }

        return packs;
    }

    // Straight from the description: swap, delay symbol j by j mod 8 packs.
    private static byte[] SlowEncode(byte[] packs)
    {
        byte[] raw = new byte[packs.Length];
        int[] from = [.. Enumerable.Range(0, 24)];
        (from[1], from[18], from[2], from[5], from[3], from[23]) = (18, 1, 5, 2, 23, 3);
        for (int pack = 0; pack < packs.Length / 24; pack++)
        {
            for (int j = 0; j < 24; j++)
            {
                int late = pack + (j % 8);
                if (late < packs.Length / 24)
                {
                    raw[(late * 24) + j] = packs[(pack * 24) + from[j]];
                }
            }
        }

        return raw;
    }
}
