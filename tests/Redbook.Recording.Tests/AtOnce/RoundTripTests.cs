using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Tests.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Disc to recorder to medium to host: what is read is what was given, over discs with anything on them.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(RawImageForm.Pq)]
    [InlineData(RawImageForm.Cooked)]
    [InlineData(RawImageForm.Raw)]
    public void A_disc_recorded_raw_is_read_back_whole(RawImageForm form) => Each(501, 2, 400, seed =>
    {
        var made = new RandomDisc(seed, form);
        using Burner b = Medium(seed);
        using (var recorder = new RawRecorder(b.Link, Raw, b.Time))
        {
            recorder.Prepare();
            if (seed % 2 == 0)
            {
                recorder.Write(made.Disc, form);
            }
            else
            {
                var image = new RawImage(made.Disc with { LeadInStart = new Lba(-22_650) }, form);
                recorder.Write(image.OpenRead(), form, image.Start);
            }
        }

        AssertIsDisc(b, made, form != RawImageForm.Pq);
    });

    [Fact]
    public void A_session_recorded_at_once_is_read_back_whole() => Each(601, 6, 1000, seed =>
    {
        var made = new RandomDisc(seed, seed % 3 == 0 ? RawImageForm.Pq : RawImageForm.Raw);
        using Burner b = Medium(seed);
        using (var recorder = new SessionAtOnceRecorder(b.Link, AtOnce, b.Time))
        {
            recorder.Prepare();
            recorder.Write(made.Disc);
        }

        AssertIsDisc(b, made, seed % 3 != 0);
    });

    internal static RawRecorderOptions Raw => new() { ClientName = "Redbook tests", BufferBytes = 1 << 20 };

    internal static SessionAtOnceOptions AtOnce => new() { ClientName = "Redbook tests", BufferBytes = 1 << 20 };

    private static void Each(int first, int shortCount, int longCount, Action<int> round)
    {
        for (int seed = first; seed < first + TestLength.Rounds(shortCount, longCount); seed++)
        {
            try
            {
                round(seed);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private static Burner Medium(int seed) => new(medium: new MediumOptions
    {
        LeadInStart = new Lba(new Random(seed).Next(-12_500, -4_650)).ToAbsoluteMsf(),
    });

    private static void AssertIsDisc(Burner b, RandomDisc made, bool hasRw)
    {
        var disc = new RecordedDisc(b);
        disc.AssertLayout(new MasterPlan(made.Disc).Layout);
        disc.AssertSound(Lba.FirstPregap, made.Sound());
        if (hasRw)
        {
            disc.AssertTitles(made.Titles);
            disc.AssertPacks(new Lba(made.PacksAt), made.Packs);
        }
    }
}
