using Redbook.Coding.Subcode;
using Xunit;
using static Redbook.Coding.Tests.Subcode.ExampleDiscs;

namespace Redbook.Coding.Tests.Subcode;

public sealed class SubcodeBitsTests
{
    private const string RawOfLbaZero = """
        00 00 00 00 00 00 00 40  00 00 00 00 00 00 00 40
        00 00 00 00 00 00 00 40  00 00 00 00 00 00 00 00
        00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00
        00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00
        00 00 00 00 00 00 40 00  00 00 00 00 00 00 00 00
        00 40 00 40 40 00 40 00  00 00 40 00 40 00 00 00
        """;

    [Fact]
    public void Raw_bytes_of_address_zero_match_the_published_block()
    {
        byte[] raw = new byte[96], q = new byte[12];
        SubcodeBits.InsertPq(Hex("01 01 01 00 00 00 00 00 02 00 5A 28"), p: false, raw);
        Assert.Equal(Hex(RawOfLbaZero.ReplaceLineEndings("")), raw);
        SubcodeBits.ExtractQ(raw, q);
        Assert.Equal("01 01 01 00 00 00 00 00 02 00 5A 28", Hex(q));
        Assert.False(SubcodeBits.ExtractP(raw));
    }

    [Fact]
    public void Raw_bytes_of_the_first_pregap_sector_match_the_published_row()
    {
        byte[] raw = new byte[96];
        SubcodeBits.InsertPq(Hex("01 01 00 00 02 00 00 00 00 00 F0 D9"), p: true, raw);
        Assert.All(raw, static symbol => Assert.True(symbol is 0x80 or 0xC0));
        Assert.Equal("C0 C0 C0 C0 80 80 80 80 C0 C0 80 C0 C0 80 80 C0", Hex(raw.AsSpan(80)));
        Assert.True(SubcodeBits.ExtractP(raw));
    }

    [Fact]
    public void Every_path_equals_the_bit_by_bit_one()
    {
        var random = new Random(3);
        byte[] raw = new byte[96], packed = new byte[96], q = new byte[12], expected = new byte[96];
        for (int round = 0; round < 500; round++)
        {
            random.NextBytes(raw);
            SlowDeinterleave(raw, expected);
            SubcodeBits.DeinterleavePortable(raw, packed);
            Assert.Equal(expected, packed);
            SubcodeBits.DeinterleaveVector(raw, packed);
            Assert.Equal(expected, packed);
            SubcodeBits.Deinterleave(raw, packed);
            Assert.Equal(expected, packed);

            SubcodeBits.ExtractQPortable(raw, q);
            Assert.Equal(expected[12..24], q);
            SubcodeBits.ExtractQVector(raw, q);
            Assert.Equal(expected[12..24], q);
            SubcodeBits.ExtractQ(raw, q);
            Assert.Equal(expected[12..24], q);

            byte[] back = new byte[96];
            SubcodeBits.Interleave(packed, back);
            Assert.Equal(raw, back);

            bool p = (round & 1) != 0;
            byte[] target = new byte[96];
            random.NextBytes(target);
            byte[] expectedInsert = SlowInsert(q, p, target);
            byte[] portable = [.. target], vector = [.. target];
            SubcodeBits.InsertPqPortable(q, p, portable);
            SubcodeBits.InsertPqVector(q, p, vector);
            SubcodeBits.InsertPq(q, p, target);
            Assert.Equal(expectedInsert, portable);
            Assert.Equal(expectedInsert, vector);
            Assert.Equal(expectedInsert, target);
        }
    }

    [Fact]
    public void Pq_form_goes_there_and_back()
    {
        byte[] raw = new byte[96], pq = new byte[16], back = new byte[96];
        byte[] q = Hex("01 01 00 00 02 00 00 00 00 00 F0 D9");
        SubcodeBits.InsertPq(q, p: true, raw);
        raw[5] |= 0x3F;
        SubcodeBits.ToPq16(raw, pq);
        Assert.Equal("01 01 00 00 02 00 00 00 00 00 F0 D9 00 00 00 80", Hex(pq));
        back[5] = 0x3F;
        SubcodeBits.FromPq16(pq, back);
        Assert.Equal(raw, back);
        QBuilder.WritePq16(q, p: true, pq);
        Assert.Equal("01 01 00 00 02 00 00 00 00 00 F0 D9 00 00 00 80", Hex(pq));
    }

    [Fact]
    public void P_is_what_most_symbols_say()
    {
        byte[] raw = new byte[96];
        raw.AsSpan(0, 48).Fill(0x80);
        Assert.False(SubcodeBits.ExtractP(raw));
        raw[48] = 0x80;
        Assert.True(SubcodeBits.ExtractP(raw));
    }

    [Fact]
    public void The_crc_of_q_tells_the_forms_apart()
    {
        var generator = new SubcodeGenerator(TwoTracks());
        byte[] raw = new byte[96], packed = new byte[96];
        for (int lba = -22_650; lba < 13_000; lba++)
        {
            generator.WriteRaw(new Redbook.Discs.Lba(lba), raw);
            SubcodeBits.Deinterleave(raw, packed);
            Assert.Equal(SubcodeForm.Raw, SubcodeBits.DetectForm(raw));
            Assert.Equal(SubcodeForm.Packed, SubcodeBits.DetectForm(packed));
        }

        Assert.Null(SubcodeBits.DetectForm(new byte[96]));
    }

    [Fact]
    public void Short_spans_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SubcodeBits.ExtractQ(new byte[95], new byte[12]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubcodeBits.ExtractQ(new byte[96], new byte[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubcodeBits.InsertPq(new byte[11], false, new byte[96]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubcodeBits.Interleave(new byte[95], new byte[96]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubcodeBits.Deinterleave(new byte[96], new byte[95]));
    }

    private static void SlowDeinterleave(byte[] raw, byte[] packed)
    {
        Array.Clear(packed);
        for (int channel = 0; channel < 8; channel++)
        {
            for (int i = 0; i < 96; i++)
            {
                int bit = (raw[i] >> (7 - channel)) & 1;
                packed[(channel * 12) + (i / 8)] |= (byte)(bit << (7 - (i % 8)));
            }
        }
    }

    private static byte[] SlowInsert(byte[] q, bool p, byte[] raw)
    {
        byte[] result = new byte[96];
        for (int i = 0; i < 96; i++)
        {
            int bit = (q[i / 8] >> (7 - (i % 8))) & 1;
            result[i] = (byte)((raw[i] & 0x3F) | (bit << 6) | (p ? 0x80 : 0));
        }

        return result;
    }
}
