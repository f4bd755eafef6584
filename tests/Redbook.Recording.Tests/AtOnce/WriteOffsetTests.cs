using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.Tests.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Sound comes to lie where it should on a drive that writes it a few samples late or early.</summary>
public sealed class WriteOffsetTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    [InlineData(587)]
    [InlineData(-587)]
    public void What_a_drive_moves_is_moved_back_before(int offset)
    {
        foreach (RecordingMode mode in (RecordingMode[])[RecordingMode.SessionAtOnce, RecordingMode.Raw])
        {
            using var b = new Burner(new SoftwareRecorderOptions { Profile = new DriveProfile { WriteOffsetSamples = offset } });
            using (var burner = new AtOnceBurner(mode, b))
            {
                burner.Recorder.Prepare();
                burner.Write(RawRecorderTests.Disc() with { WriteOffsetSamples = offset });
            }

            byte[] expected = [.. new byte[150 * 2352], .. Masters.Noise(1, 450), .. new byte[100 * 2352], .. Masters.Noise(2, 500)];
            if (mode == RecordingMode.SessionAtOnce && offset < 0)
            {
                // What would have to be written into the lead-out is lost, and the plan says so.
                SampleLoss loss = Assert.Single(new MasterPlan(
                    RawRecorderTests.Disc() with { WriteOffsetSamples = offset }).LostSamples);
                Assert.Equal(new SampleLoss(2, -offset, AtStart: false), loss);
                expected.AsSpan(expected.Length + (offset * 4)).Clear();
            }

            new RecordedDisc(b).AssertSound(Lba.FirstPregap, expected);
        }
    }

    [Fact]
    public void The_image_is_the_unmoved_one_shifted_by_samples()
    {
        for (int seed = 801; seed < 801 + TestLength.Rounds(2, 60); seed++)
        {
            var random = new Random(seed);
            MasterDisc disc = new RandomDisc(seed, RawImageForm.Pq).Disc with { LeadInStart = new Lba(-4700), LeadOutSectors = 60 };
            int offset = random.Next(-5880, 5881);
            byte[] plain = MainOf(new RawImage(disc, RawImageForm.Pq));
            byte[] moved = MainOf(new RawImage(disc with { WriteOffsetSamples = offset }, RawImageForm.Pq));
            int bytes = offset * 4;
            byte[] expected = bytes >= 0
                ? [.. plain[bytes..], .. new byte[bytes]]
                : [.. new byte[-bytes], .. plain[..^-bytes]];
            Assert.True(expected.AsSpan().SequenceEqual(moved), $"Seed {seed}, offset {offset}.");

            // From anywhere, in any order.
            using Stream stream = new RawImage(disc with { WriteOffsetSamples = offset }, RawImageForm.Pq).OpenRead();
            byte[] sector = new byte[2368];
            for (int i = 0; i < 50; i++)
            {
                int at = random.Next(expected.Length / 2352);
                stream.Position = at * 2368L;
                stream.ReadExactly(sector);
                Assert.True(expected.AsSpan(at * 2352, 2352).SequenceEqual(sector.AsSpan(0, 2352)), $"Seed {seed}, sector {at}.");
            }
        }
    }

    [Fact]
    public void Sound_beside_data_is_moved_within_itself()
    {
        var data = new MasterTrack
        {
            Source = new SectorSource(new MemoryStream(Masters.Noise(1, 300, 2048)), 0, 300, 2048), Mode = TrackMode.Mode1,
            PregapSectors = 150,
        };
        var sound = new MasterTrack { Source = Masters.Sound(2, 300), PregapSource = Masters.Sound(3, 150) };
        var disc = new MasterDisc { Tracks = [data, sound, data], WriteOffsetSamples = 100 };
        Assert.Equal([new SampleLoss(2, 100, AtStart: true)], new MasterPlan(disc).LostSamples);
        Assert.Equal(
            [new SampleLoss(2, 100, AtStart: false)], new MasterPlan(disc with { WriteOffsetSamples = -100 }).LostSamples);
        byte[] expected = [.. Masters.Noise(3, 150), .. Masters.Noise(2, 300)];
        expected = [.. expected[400..], .. new byte[400]];
        var image = new RawImage(disc, RawImageForm.Pq);
        Assert.Equal(expected[..2352], Masters.Sector(image, 300)[..2352]);
        Assert.Equal(expected[^2352..], Masters.Sector(image, 749)[..2352]);
        var plain = new RawImage(disc with { WriteOffsetSamples = 0 }, RawImageForm.Pq);
        foreach (int address in (int[])[-3000, -1, 0, 299, 750, 900, 1300])
        {
            Assert.Equal(Masters.Sector(plain, address), Masters.Sector(image, address));
        }
    }

    private static byte[] MainOf(RawImage image)
    {
        byte[] all = Masters.ReadAll(image), main = new byte[image.LengthSectors * 2352];
        for (int i = 0; i < image.LengthSectors; i++)
        {
            all.AsSpan(i * 2368, 2352).CopyTo(main.AsSpan(i * 2352));
        }

        return main;
    }
}
