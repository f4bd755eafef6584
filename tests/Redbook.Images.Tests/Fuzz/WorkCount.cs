using System.Globalization;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>What a piece of work took, as it was counted: no clock is asked.</summary>
/// <param name="AllocatedBytes">Memory taken by this thread, given back or not.</param>
/// <param name="ReadBytes">Bytes that this thread read from files, as the kernel counts them; 0 where it does not.</param>
/// <param name="Reads">How often.</param>
internal readonly record struct WorkCount(long AllocatedBytes, long ReadBytes, long Reads)
{
    private const string Counters = "/proc/thread-self/io";

    /// <summary>Counts what some work takes, the second time that it is done: the first one fills caches.</summary>
    public static WorkCount Of(Action work)
    {
        work();
        (long bytes, long reads) = Kernel();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        work();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        (long bytesAfter, long readsAfter) = Kernel();
        return new WorkCount(allocated, bytesAfter - bytes, readsAfter - reads);
    }

    private static (long Bytes, long Reads) Kernel()
    {
        if (!File.Exists(Counters))
        {
            return (0, 0);
        }

        string[] lines = File.ReadAllLines(Counters);
        return (Value("rchar"), Value("syscr"));

        long Value(string name) =>
            long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
    }
}
