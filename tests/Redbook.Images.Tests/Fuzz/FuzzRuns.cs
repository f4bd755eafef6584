using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Opens what was changed at random, again and again: a disc that holds together, or the one documented exception,
/// and never more memory than the size of the file allows.</summary>
internal static class FuzzRuns
{
    private const int Seed = 20_261_121;
    private const int RoundsForEachListening = 40;
    private const int MostSectorsListenedTo = 1500;
    private const long FreeBytes = 8 << 20;
    private const long MostMemoryPerByte = 2000;

    /// <summary>Runs the short count of rounds, or the long one.</summary>
    public static void Run(FuzzTarget target, int shortCount, int longCount)
    {
        Random random = new(Seed);
        int discs = 0, rounds = TestLength.Rounds(shortCount, longCount);
        bool isPutRight = target.Sources.Select(static source => source.File).Distinct(StringComparer.Ordinal).Count() > 1;
        for (int round = 0; round < rounds; round++)
        {
            FuzzSource source = target.Sources[random.Next(target.Sources.Count)];
            byte[] changed = target.Change(source.Right, random);
            source.Write(changed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                DiscImageReading? reading = target.Open(target.Path);
                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(allocated < FreeBytes + (MostMemoryPerByte * changed.Length), $"It took {allocated} bytes of memory.");
                if (reading is not null)
                {
                    RequireWhole(reading, isListenedTo: round % RoundsForEachListening == 0);
                }

                discs++;
            }
            catch (DiscImageException problem)
            {
                Assert.NotEmpty(problem.Message);
            }
            catch (Exception other)
            {
                Assert.Fail($"{target.Name}, round {round}, {source.File}: {other}{Environment.NewLine}{Convert.ToBase64String(changed)}");
            }

            if (isPutRight)
            {
                source.Write(source.Right);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{target.Name}: {rounds} rounds, {discs} of them discs.");
        Assert.InRange(discs, Math.Max(1, (long)rounds * target.LeastDiscsPercent / 100), rounds);
    }

    private static void RequireWhole(DiscImageReading reading, bool isListenedTo)
    {
        DiscImage image = reading.Image;
        Assert.NotEmpty(image.Sessions);
        Assert.DoesNotContain(image.Sessions, static session => session.Tracks.Count == 0);
        bool isBroken = DiscImageCheck.Check(reading).Any(static finding => finding.Severity == FindingSeverity.Error);
        int number = 0;
        long sectors = 0;
        foreach (ImageTrack track in image.Tracks)
        {
            Assert.InRange(track.Number, number + 1, 99);
            number = track.Number;
            sectors += track.ContentSectors;
            Assert.Equal(0, track.ContentSamples % CdSector.Samples);
            Assert.InRange(track.PregapSectors, 0, track.ContentSectors);
            Assert.True(track.LengthSectors > 0 || isBroken, $"Track {number} is empty.");
            int index = 0;
            foreach (int offset in track.IndexOffsets)
            {
                Assert.InRange(offset, index, track.LengthSectors);
                index = offset;
            }

            foreach (ImageExtent extent in track.Extents)
            {
                RequireWhole(extent, track.IsData);
            }
        }

        RequireOrder(image.ToLayout());
        if (isListenedTo && !reading.HasErrors && sectors < MostSectorsListenedTo)
        {
            using SectorStream stream = SectorStream.Open(image);
            stream.CopyTo(Stream.Null);
        }
    }

    private static void RequireWhole(ImageExtent extent, bool isData)
    {
        Assert.True(extent.LengthSamples > 0, "An extent is empty.");
        Assert.True(!isData || extent.LengthSamples % CdSector.Samples == 0, "A sector of data is cut.");
        (long start, long end) = extent switch
        {
            PcmExtent pcm => (pcm.StartBytes, pcm.StartBytes + (pcm.LengthSamples * CdSector.BytesPerSample)),
            SectorExtent part => (part.StartBytes, part.StartBytes + ((long)part.LengthSectors * part.StrideBytes)),
            _ => (0, 0),
        };
        Assert.InRange(start, 0, end);
        Assert.True(extent.SourcePath is not { } path || end <= new FileInfo(path).Length, "It lies behind the end of a file.");
    }

    private static void RequireOrder(DiscLayout layout)
    {
        Lba last = new(-150);
        foreach (TrackLayout track in layout.Tracks)
        {
            Assert.True(track.Indexes[0].Start >= last, $"Track {track.Number} lies before the end of the one before it.");
            last = track.End;
        }

        Assert.True(layout.Sessions[^1].LeadOut >= last, "The lead-out lies before the last track.");
    }
}
