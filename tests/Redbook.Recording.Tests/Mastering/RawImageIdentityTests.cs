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
        Assert.Equal(-4700 + 100, RawImageIdentity.FindStart(new MemoryStream(image[(100 * 2448)..]), RawImageForm.Cooked)?.Value);
        Assert.Null(RawImageIdentity.FindStart(new MemoryStream(image), RawImageForm.Pq));
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

    private static byte[] FromZero(byte[] image)
    {
        byte[] other = image[..];
        new SubcodeGenerator(
            new RawImage(Disc, RawImageForm.Raw).Layout,
            new SubcodeOptions { LeadInTime = LeadInTime.FromZero }).WriteRawSectors(new Lba(-4700), other);
        return other;
    }
}
