using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Awake;

/// <summary>How long the computer has slept: one of its clocks goes on meanwhile, the other stands still.</summary>
public static class SleepTime
{
    /// <summary>Clocks read within this time were read at once. A busy computer, or one that goes to sleep just then, lets more
    /// pass between the two.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(10);

    private const int Tries = 20;

    /// <summary>All time asleep since Windows was started; zero where it does not say.</summary>
    public static TimeSpan InAll()
    {
        TimeSpan slept = TimeSpan.Zero, closest = TimeSpan.MaxValue;
        for (int i = 0; i < Tries && closest > AtOnce; i++)
        {
            bool isKnown = Kernel32.QueryUnbiasedInterruptTime(out ulong before);
            TimeSpan sinceStart = TimeSpan.FromMilliseconds(Kernel32.GetTickCount64());
            if (!isKnown || !Kernel32.QueryUnbiasedInterruptTime(out ulong after))
            {
                return TimeSpan.Zero;
            }

            TimeSpan between = TimeSpan.FromTicks((long)(after - before));
            if (between < closest)
            {
                (closest, slept) = (between, InAll(sinceStart, TimeSpan.FromTicks((long)after)));
            }
        }

        return slept;
    }

    /// <summary>The difference of the two clocks.</summary>
    /// <param name="sinceStart">With the time asleep.</param>
    /// <param name="awake">Without it; <see langword="null"/> when it is not known.</param>
    internal static TimeSpan InAll(TimeSpan sinceStart, TimeSpan? awake) =>
        awake is { } known && sinceStart > known ? sinceStart - known : TimeSpan.Zero;
}
