using System.Diagnostics;
using Redbook.Images.Texts;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Files that are made to cost much: what opening and checking them takes grows as they do, and is bounded for
/// each of their bytes.</summary>
[Trait("Category", "Slow")]
public sealed class WorkTests : IDisposable
{
    private const int Small = 1500;
    private const int Times = 4;

    // Beside the work for each byte: heads and tails of files for every detector, tags and windows of sound of a hundred tracks.
    private const long FreeReadBytes = 8 << 20;
    private const long FreeMemoryBytes = 8 << 20;
    private const long MostReadsPerByte = 4;
    private const long MostMemoryPerByte = 1000;
    private const double MostGrowth = Times * 1.3;

    private readonly TempFolder _folder = TempFolder.InMemory();

    public static TheoryData<string> Names { get; } = [.. HeavyFiles.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_as_much_to_read_is_no_more_than_twice_the_work(string name)
    {
        Func<TempFolder, int, string> make = HeavyFiles.All[name];
        (long smallBytes, WorkCount small) = Count(make, Small);
        (long largeBytes, WorkCount large) = Count(make, Small * Times);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {largeBytes} bytes, {large}; a quarter of them: {small}");

        Assert.InRange(large.AllocatedBytes, 0, FreeMemoryBytes + (MostMemoryPerByte * largeBytes));
        Assert.InRange(large.ReadBytes, 0, FreeReadBytes + (MostReadsPerByte * largeBytes));
        Assert.InRange(large.AllocatedBytes, 0, (512 << 10) + (long)(MostGrowth * small.AllocatedBytes));
        Assert.InRange(large.ReadBytes, 0, (64 << 10) + (long)(MostGrowth * small.ReadBytes));
        Assert.InRange(large.Reads, 0, 64 + (long)(MostGrowth * small.Reads));
    }

    private (long Bytes, WorkCount Count) Count(Func<TempFolder, int, string> make, int size)
    {
        string path = make(_folder, size);
        Assert.Equal(path, make(_folder, size));
        long bytes = Directory.Exists(path) ? Directory.EnumerateFiles(path).Sum(static file => new FileInfo(file).Length) : new FileInfo(path).Length;
        Stopwatch watch = Stopwatch.StartNew();
        WorkCount count = WorkCount.Of(() => Open(path));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds / 2} ms");
        return (bytes, count);
    }

    private static void Open(string path)
    {
        try
        {
            if (CdTextSheet.IsSheet(path))
            {
                CdTextSheet.Open(path);
                return;
            }

            DiscImageCheck.Check(DiscImageFile.Open(path));
            DiscImageFile.Verify(path);
        }
        catch (DiscImageException)
        {
            // Refused, which is work too.
        }
    }
}
