using System.Diagnostics;

namespace Redbook.Imapi.Tests;

/// <summary>Waits for what happens after an object was collected.</summary>
internal static class Collected
{
    private const int LeastRounds = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Collects until the condition holds; false when it never does.</summary>
    public static bool Until(Func<bool> condition)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < LeastRounds || watch.Elapsed < Limit; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            if (condition())
            {
                return true;
            }

            Thread.Sleep(10);
        }

        return false;
    }
}
