using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Coding.Tests.Subcode;
using Redbook.Discs;
using Redbook.Testing;
using Xunit;

namespace Redbook.Coding.Tests.CdText;

public sealed class CdTextLeadInTests
{
    [Theory]
    [InlineData("8F 00 2A 00 01 01 03 00 06 05 04 05 07 06 01 02 48 65",
        "23 30 00 2A 00 00 04 01 00 30 00 06 01 10 10 05 01 30 18 01 00 24 21 25")]
    [InlineData("80 00 00 00 44 65 6D 6F 20 41 6C 62 75 6D 00 46 FB AF",
        "20 00 00 00 00 04 11 25 1B 16 3C 20 10 16 31 22 1D 16 34 00 11 2F 2E 2F")]
    public void Packs_become_symbols_as_published_and_come_back(string pack, string symbols)
    {
        byte[] six = new byte[24], eight = new byte[18];
        CdTextLeadIn.ToSymbols(ExampleTexts.Packs(pack), six);
        Assert.Equal(symbols, ExampleDiscs.Hex(six));
        for (int i = 0; i < six.Length; i++)
        {
            six[i] |= 0xC0;
        }

        CdTextLeadIn.FromSymbols(six, eight);
        Assert.Equal(pack, ExampleDiscs.Hex(eight));
    }

    [Fact]
    public void The_list_runs_on_over_sector_borders()
    {
        byte[] packs = ExampleTexts.Packs(ExampleTexts.Golden1Packs);
        var leadIn = new CdTextLeadIn(packs);
        byte[] raw = new byte[96], pack = new byte[18];
        int next = 0;
        for (int sector = 0; sector < 100; sector++)
        {
            Array.Fill(raw, (byte)0xBF);
            leadIn.Write(sector, raw);
            Assert.All(raw, static b => Assert.Equal(0x80, b & 0xC0));
            for (int i = 0; i < 4; i++, next++)
            {
                CdTextLeadIn.FromSymbols(raw.AsSpan(i * 24), pack);
                Assert.Equal(packs[(next % 10 * 18)..((next % 10 * 18) + 18)], pack);
            }
        }
    }

    [Fact]
    public void A_lead_in_without_text_has_clear_bits()
    {
        byte[] raw = new byte[96];
        Array.Fill(raw, (byte)0x7F);
        var leadIn = new CdTextLeadIn([]);
        Assert.True(leadIn.IsEmpty);
        leadIn.Write(3, raw);
        Assert.All(raw, static b => Assert.Equal(0x40, b));
        Assert.Throws<ArgumentException>(() => new CdTextLeadIn(new byte[17]));
        Assert.Throws<ArgumentOutOfRangeException>(() => leadIn.Write(-1, raw));
    }

    [Fact]
    public void What_a_lead_in_carries_is_collected_from_its_raw_sectors()
    {
        byte[] packs = CdTextEncoder.Encode(ExampleTexts.JoyfulNights).Packs;
        var leadIn = new CdTextLeadIn(packs);
        var generator = new SubcodeGenerator(
            ExampleDiscs.TwoTracks(), new SubcodeOptions { LeadInStart = ExampleDiscs.LeadIn973423 });
        var collector = new CdTextCollector();
        byte[] raw = new byte[96];
        for (int lba = -11_077; lba < -150; lba++)
        {
            leadIn.Write(lba + 11_077, raw);
            generator.WriteRaw(new Lba(lba), raw);
            raw[lba & 0x3F] ^= (lba & 3) == 0 ? (byte)1 : (byte)0;
            collector.Feed(raw);
        }

        Assert.Equal(packs, collector.ToArray());
        Assert.InRange(collector.GoodPacks, 40_000, 42_500);
        Assert.True(collector.BadPacks > 1_000);
        Assert.Equal(0, collector.Contradictions);
    }

    [Fact]
    public void Graphics_are_not_taken_for_text_and_rubbish_is_counted()
    {
        var collector = new CdTextCollector();
        var random = new Random(32);
        byte[] raw = new byte[96];
        for (int i = 0; i < 5_000; i++)
        {
            random.NextBytes(raw);
            raw[0] = 0x09;
            collector.Feed(raw);
        }

        Assert.True(collector.BadPacks > 100);
        Assert.True(collector.GoodPacks < 10);
    }

    [Fact]
    public void Steady_state_does_not_allocate()
    {
        var leadIn = new CdTextLeadIn(ExampleTexts.Packs(ExampleTexts.Golden1Packs));
        var collector = new CdTextCollector();
        byte[] raw = new byte[96];
        Assert.Equal(0, Allocations.InSteadyState(() => Run(200)));

        void Run(int sectors)
        {
            for (int i = 0; i < sectors; i++)
            {
                leadIn.Write(i, raw);
                collector.Feed(raw);
            }
        }
    }

    [Theory]
    [InlineData(180, CdTextFileForm.Packs, true)]
    [InlineData(181, CdTextFileForm.TrailingZero, true)]
    [InlineData(184, CdTextFileForm.LengthHeader, true)]
    [InlineData(183, CdTextFileForm.Packs, false)]
    [InlineData(0, CdTextFileForm.Packs, false)]
    [InlineData(4, CdTextFileForm.LengthHeader, false)]
    public void File_forms_are_told_apart_by_length(int length, CdTextFileForm form, bool isRight)
    {
        byte[] file = new byte[length];
        ExampleTexts.Packs(ExampleTexts.Golden1Packs).AsSpan(0, Math.Min(180, Math.Max(0, length - 4)))
            .CopyTo(file.AsSpan(form == CdTextFileForm.LengthHeader ? 4 : 0));
        Assert.Equal(isRight, CdTextFile.TryGetPacks(file, out CdTextFileForm found, out ReadOnlySpan<byte> packs));
        Assert.Equal(isRight ? form : found, found);
        Assert.Equal(isRight ? 180 : 0, packs.Length);
    }
}
