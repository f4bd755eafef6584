using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Tests.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Raw images as other programs write them: every convention is recognised, recorded and read.</summary>
public sealed class PeerTests
{
    [Theory]
    [InlineData(RawImageForm.Raw, QCrcState.Valid)]
    [InlineData(RawImageForm.Pq, QCrcState.Valid)]
    [InlineData(RawImageForm.Pq, QCrcState.NotInverted)]
    [InlineData(RawImageForm.Pq, QCrcState.Absent)]
    public void Images_of_other_programs_are_recorded_and_read_back(RawImageForm form, QCrcState crc)
    {
        int rounds = TestLength.Rounds(2, 40);
        for (int seed = 901; seed < 901 + rounds; seed++)
        {
            var random = new Random(seed);
            MasterDisc disc = new RandomDisc(seed, form).Disc with { LeadInStart = new Lba(random.Next(-14_000, -11_077)) };
            var image = new RawImage(disc, form);
            var options = new SubcodeOptions
            {
                LeadInStart = image.Start,
                TocOrder = (TocOrder)(seed % 2), LeadInTime = (LeadInTime)(seed / 2 % 2), PregapCountdown = (PregapCountdown)(seed / 4 % 2),
            };
            byte[] bytes = Masters.ReadAll(image);
            Rewrite(bytes, new SubcodeGenerator(image.Layout, options), image, crc);

            RawImageIdentity identity = RawImageIdentity.Of(new MemoryStream(bytes));
            Assert.Equal((form, image.Start, image.LeadOut, crc), (identity.Form, identity.Start, identity.LeadOut, identity.Crc));
            using var b = new Burner();
            using (var recorder = new RawRecorder(b.Link, RoundTripTests.Raw, b.Time))
            {
                recorder.Prepare();
                RecordedSession session = recorder.Write(new MemoryStream(bytes), identity.Form!.Value, identity.Start);
                Assert.Equal(image.TableOfContents.Entries, session.TableOfContents!.Entries);
            }

            new RecordedDisc(b).AssertLayout(image.Layout);
        }
    }

    private static void Rewrite(byte[] bytes, SubcodeGenerator peer, RawImage image, QCrcState crc)
    {
        if (image.Form != RawImageForm.Pq)
        {
            peer.WriteRawSectors(image.Start, bytes);
            return;
        }

        for (int i = 0; i < image.LengthSectors; i++)
        {
            Span<byte> pq = bytes.AsSpan((i * 2368) + 2352, 16);
            peer.WritePq16(image.Start + i, pq);
            for (int k = 10; k < 12; k++)
            {
                pq[k] = crc switch { QCrcState.NotInverted => (byte)~pq[k], QCrcState.Absent => 0, _ => pq[k] };
            }
        }
    }
}
