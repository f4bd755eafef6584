using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux.Awake;

/// <summary>How long the computer has slept: one of its clocks goes on meanwhile, the other stands still.</summary>
public static class SleepTime
{
    /// <summary>CLOCK_MONOTONIC, which stands still.</summary>
    private const int Standing = 1;

    /// <summary>CLOCK_BOOTTIME, which goes on.</summary>
    private const int GoingOn = 7;

    /// <summary>Clocks read within this time were read at once. A busy computer, or one that goes to sleep just then, lets more
    /// pass between the two.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(10);

    private const int Tries = 20;

    /// <summary>All time asleep since the computer was started; zero where the system does not say.</summary>
    public static TimeSpan InAll()
    {
        TimeSpan slept = TimeSpan.Zero, closest = TimeSpan.MaxValue;
        for (int i = 0; i < Tries && closest > AtOnce; i++)
        {
            if (LibC.GetTime(Standing, out TimeSpec before) != 0
                || LibC.GetTime(GoingOn, out TimeSpec goingOn) != 0
                || LibC.GetTime(Standing, out TimeSpec after) != 0)
            {
                return TimeSpan.Zero;
            }

            TimeSpan between = after.ToTimeSpan() - before.ToTimeSpan();
            if (between < closest)
            {
                (closest, slept) = (between, goingOn.ToTimeSpan() - after.ToTimeSpan());
            }
        }

        return slept > TimeSpan.Zero ? slept : TimeSpan.Zero;
    }
}
