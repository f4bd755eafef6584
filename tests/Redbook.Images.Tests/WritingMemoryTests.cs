using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>A disc is never held in memory: what reading and writing it takes does not grow with its length.</summary>
public sealed class WritingMemoryTests : IDisposable
{
    private const int Short = 1000;
    private const int Long = 6000;
    private const long Allowance = 1 << 20;

    private readonly TempFolder _folder = TempFolder.InMemory();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ccd")]
    [InlineData("raw")]
    [InlineData("ddp")]
    public void Memory_does_not_grow_with_the_disc(string format)
    {
        string path = _folder.Write("long.bin", new byte[Long * 2352]);
        Convert(path, Short, format);
        long brief = Convert(path, Short, format), whole = Convert(path, Long, format);
        Assert.InRange(whole, 0, brief + Allowance);
        Assert.True((Long - Short) * 2352L > 8 * Allowance);
    }

    // Written as that format, and read back to the last sector.
    private long Convert(string path, int sectors, string format)
    {
        DiscImage image = new() { Sessions = [new ImageSession { Tracks = [SampleImages.Track(1, path, 0, sectors)] }] };
        string output = _folder.PathOf("out." + format);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DiscImageFile.Write(image, output, new DiscImageWriteOptions { Format = format, Overwrite = true });
        using (SectorStream stream = SectorStream.Open(DiscImageFile.Open(output).Image))
        {
            stream.CopyTo(Stream.Null);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
