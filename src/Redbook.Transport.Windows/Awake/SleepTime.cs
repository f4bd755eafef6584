using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Awake;

/// <summary>How long the computer has slept: one of its clocks goes on meanwhile, the other stands still.</summary>
public static class SleepTime
{
    /// <summary>All time asleep since Windows was started; zero where it does not say.</summary>
    public static TimeSpan InAll() => InAll(
        TimeSpan.FromMilliseconds(Kernel32.GetTickCount64()),
        Kernel32.QueryUnbiasedInterruptTime(out ulong awake) ? TimeSpan.FromTicks((long)awake) : null);

    /// <summary>The difference of the two clocks.</summary>
    /// <param name="sinceStart">With the time asleep.</param>
    /// <param name="awake">Without it; <see langword="null"/> when it is not known.</param>
    internal static TimeSpan InAll(TimeSpan sinceStart, TimeSpan? awake) =>
        awake is { } known && sinceStart > known ? sinceStart - known : TimeSpan.Zero;
}
