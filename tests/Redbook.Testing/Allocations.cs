namespace Redbook.Testing;

/// <summary>What code in its steady state allocates.</summary>
/// <remarks>
/// A garbage collection that some other thread sets off charges the rest of this thread's allocation block, up to 8 KiB,
/// to whoever is measuring. So several rounds are measured, and the least counts: code that allocates shows in all.
/// </remarks>
public static class Allocations
{
    private const int Rounds = 5;

    /// <summary>The least number of bytes that the current thread allocates in any of five rounds, after one to warm up.</summary>
    /// <param name="round">A stretch of work long enough to meet everything that happens now and then.</param>
    public static long InSteadyState(Action round)
    {
        ArgumentNullException.ThrowIfNull(round);
        round();
        long least = long.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
