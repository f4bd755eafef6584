using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux.Awake;

/// <summary>How long the computer has slept: one of its clocks goes on meanwhile, the other stands still.</summary>
public static class SleepTime
{
    /// <summary>CLOCK_MONOTONIC, which stands still.</summary>
    private const int Standing = 1;

    /// <summary>CLOCK_BOOTTIME, which goes on.</summary>
    private const int GoingOn = 7;

    /// <summary>All time asleep since the computer was started; zero where the system does not say.</summary>
    public static TimeSpan InAll()
    {
        if (LibC.GetTime(Standing, out TimeSpec standing) != 0 || LibC.GetTime(GoingOn, out TimeSpec goingOn) != 0)
        {
            return TimeSpan.Zero;
        }

        TimeSpan slept = goingOn.ToTimeSpan() - standing.ToTimeSpan();
        return slept > TimeSpan.Zero ? slept : TimeSpan.Zero;
    }
}
