using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;
using Redbook.Recording.Tests.AtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests.Mastering;

/// <summary>The form of a file of raw sectors is told by what is in it, or it is refused with a reason.</summary>
public sealed class RawImageIdentityTests
{
    public static TheoryData<RawImageForm> Forms => [RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Images_of_any_disc_are_recognised(RawImageForm form)
    {
        for (int seed = 701; seed < 701 + TestLength.Rounds(4, 60); seed++)
        {
            var image = new RawImage(
                new RandomDisc(seed, form).Disc with { LeadInStart = new Lba(-4000 - seed), LeadOutSectors = 300 }, form);
            RawImageIdentity identity = Identify(Masters.ReadAll(image));
            Assert.True(identity.Problem is null, $"{seed}: {identity.Problem}");
            Assert.Equal((form, image.Start, image.LeadOut, image.LengthSectors),
                (identity.Form, identity.Start, identity.LeadOut, identity.LengthSectors));
            Assert.Equal([form], identity.Candidates);
            Assert.Equal(QCrcState.Valid, identity.Crc);
        }
    }

    [Fact]
    public void Without_anything_in_R_to_W_cooked_and_raw_are_the_same()
    {
        var cooked = new RawImage(Disc, RawImageForm.Cooked);
        Assert.Equal(RawImageForm.Raw, Identify(Masters.ReadAll(cooked)).Form);
        Assert.Equal(Masters.ReadAll(cooked), Masters.ReadAll(cooked.In(RawImageForm.Raw)));
    }

    [Theory]
    [InlineData(QCrcState.NotInverted)]
    [InlineData(QCrcState.Absent)]
    public void The_short_form_is_recognised_with_a_plain_CRC_and_with_none(QCrcState crc)
    {
        byte[] image = Masters.ReadAll(new RawImage(Disc, RawImageForm.Pq));
        for (int at = 2352; at < image.Length; at += 2368)
        {
            image[at + 10] = crc == QCrcState.Absent ? (byte)0 : (byte)~image[at + 10];
            image[at + 11] = crc == QCrcState.Absent ? (byte)0 : (byte)~image[at + 11];
        }

        RawImageIdentity identity = Identify(image);
        Assert.Equal((RawImageForm.Pq, crc, -4700, 1050), (identity.Form, identity.Crc, identity.Start.Value, identity.LeadOut?.Value));
    }

    [Fact]
    public void Where_the_lead_in_counts_from_zero_the_program_tells_where_it_lies()
    {
        byte[] image = Masters.ReadAll(new RawImage(Disc, RawImageForm.Raw));
        var peer = new SubcodeGenerator(new RawImage(Disc, RawImageForm.Raw).Layout, new SubcodeOptions
        {
            LeadInTime = LeadInTime.FromZero, TocOrder = TocOrder.TracksFirst, PregapCountdown = PregapCountdown.ToZero,
        });
        peer.WriteRawSectors(new Lba(-4700), image);
        RawImageIdentity identity = Identify(image);
        Assert.Equal((RawImageForm.Raw, -4700), (identity.Form, identity.Start.Value));
        Assert.Equal(-4700 + 100, Identify(image[(100 * 2448)..]).Start.Value);
        Assert.Equal(-4700 + 100, RawImageIdentity.Of(new MemoryStream(image[(100 * 2448)..]), RawImageForm.Cooked).Start.Value);
        Assert.NotNull(RawImageIdentity.Of(new MemoryStream(image), RawImageForm.Pq).Problem);
    }

    [Fact]
    public void What_nothing_tells_apart_is_refused()
    {
        // Packs without parity, as .cdg files often have them.
        byte[] image = Masters.ReadAll(new RawImage(Disc, RawImageForm.Raw));
        byte[] noise = Masters.Noise(5, 50, 96);
        for (int i = 0; i < 50; i++)
        {
            for (int k = 0; k < 96; k++)
            {
                image[((4700 + 100 + i) * 2448) + 2352 + k] |= (byte)(noise[(i * 96) + k] & RwPack.SymbolMask);
            }
        }

        RawImageIdentity identity = Identify(image);
        Assert.Null(identity.Form);
        Assert.Equal([RawImageForm.Cooked, RawImageForm.Raw], identity.Candidates);
        Assert.Contains("does not tell which", identity.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_raw_image_has_its_reason()
    {
        byte[] image = Masters.ReadAll(new RawImage(Disc, RawImageForm.Raw));
        Assert.Contains("nothing in it", Identify([]).Problem, StringComparison.Ordinal);
        Assert.Contains("whole sectors neither of 2368 nor of 2448", Identify(image[..^1]).Problem, StringComparison.Ordinal);
        Assert.Contains("does not begin with a lead-in", Identify(image[(4550 * 2448)..]).Problem, StringComparison.Ordinal);
        Assert.Contains("does not begin with a lead-in", Identify(new byte[2448 * 2368]).Problem, StringComparison.Ordinal);
        byte[] packed = image[..];
        Span<byte> channels = stackalloc byte[96];
        for (int at = 2352; at < packed.Length; at += 2448)
        {
            SubcodeBits.Deinterleave(packed.AsSpan(at, 96), channels);
            channels.CopyTo(packed.AsSpan(at));
        }

        Assert.Contains("channel by channel", Identify(packed).Problem, StringComparison.Ordinal);
        Assert.Contains("where it lies", Identify(FromZero(image)[..(800 * 2448)]).Problem, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RawImageIdentity.Of(new TroubledStream(image)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_lead_in_of_which_little_can_be_read_will_do(RawImageForm form)
    {
        MasterDisc disc = new RandomDisc(705, form).Disc with { LeadInStart = new Lba(-4700), LeadOutSectors = 300 };
        byte[] image = Masters.ReadAll(new RawImage(disc, form));
        int sectorBytes = RawImage.SectorBytesOf(form);
        for (int sector = 0; sector < 4550; sector++)
        {
            if (sector % 60 != 30)
            {
                image.AsSpan((sector * sectorBytes) + 2352, sectorBytes - 2352).Fill(0x55);
            }
        }

        Assert.Equal((form, -4700), (Identify(image).Form, Identify(image).Start.Value));

        // And one that is hardly there.
        int cut = 4550 - 7;
        Assert.Equal((form, -4700 + cut), (Identify(image[(cut * sectorBytes)..]).Form ?? form, -157));
    }

    [Fact]
    public void A_few_sectors_that_make_sense_by_chance_do_not_disturb_a_lead_in_that_is_whole()
    {
        // 148 sectors of 2448 bytes are 153 of 2368.
        byte[] image = Masters.ReadAll(new RawImage(Disc, RawImageForm.Raw))[..(40 * 148 * 2448)];
        byte[] chance = [0x01, 0x00, 0xA0, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00];
        chance.CopyTo(image.AsSpan((2 * 2368) + 2352));
        Assert.Equal([RawImageForm.Pq], RawImageIdentity.Of(new MemoryStream(image), RawImageForm.Pq).Candidates);
        Assert.Equal(RawImageForm.Raw, Identify(image).Form);

        // Where neither is whole, nothing tells them apart.
        for (int at = 2352; at < 4550 * 2448; at += 2 * 2448)
        {
            image.AsSpan(at, 96).Clear();
        }

        Assert.Equal([RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw], Identify(image).Candidates);
    }

    [Fact]
    public void Packs_in_the_last_sectors_alone_tell_it_too()
    {
        var image = new RawImage(Disc, RawImageForm.Cooked);
        byte[] packs = new byte[96];
        for (int i = 0; i < 96; i += RwPack.Size)
        {
            packs[i] = 0x09;
            packs[i + 5] = (byte)(i + 1);
            RwParity.Write(packs.AsSpan(i));
        }

        byte[] bytes = Masters.ReadAll(image);
        for (int k = 0; k < 96; k++)
        {
            bytes[bytes.Length - 96 + k] |= packs[k];
        }

        Assert.Equal(RawImageForm.Cooked, Identify(bytes).Form);
    }

    [Fact]
    public void Any_bytes_give_an_answer()
    {
        var random = new Random(8);
        byte[] image = Masters.ReadAll(new RawImage(Disc, RawImageForm.Raw));
        for (int i = 0; i < 30; i++)
        {
            byte[] broken = image[..(random.Next(1, image.Length / 2448) * 2448)];
            for (int k = random.Next(2000); k > 0; k--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            RawImageIdentity identity = Identify(broken);
            Assert.Equal(identity.Form is null, identity.Problem is not null);
            RequireSame(identity, RawImageContent.Read(new MemoryStream(broken)).Identity);
        }
    }

    private static MasterDisc Disc => RawRecorderTests.Disc() with { LeadInStart = new Lba(-4700), LeadOutSectors = 300 };

    private static RawImageIdentity Identify(byte[] image)
    {
        using var stream = new MemoryStream([1, 2, 3, .. image]);
        stream.Position = 3;
        RawImageIdentity identity = RawImageIdentity.Of(stream);
        Assert.Equal(3, stream.Position);
        return identity;
    }

    private static void RequireSame(RawImageIdentity expected, RawImageIdentity actual)
    {
        Assert.Equal(expected.Candidates, actual.Candidates);
        Assert.Equal(expected with { Candidates = [] }, actual with { Candidates = [] });
    }

    private static byte[] FromZero(byte[] image)
    {
        byte[] other = image[..];
        new SubcodeGenerator(
            new RawImage(Disc, RawImageForm.Raw).Layout,
            new SubcodeOptions { LeadInTime = LeadInTime.FromZero }).WriteRawSectors(new Lba(-4700), other);
        return other;
    }
}
