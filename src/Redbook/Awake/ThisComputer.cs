using OnLinux = Redbook.Transport.Linux.Awake;
using OnWindows = Redbook.Transport.Windows.Awake;

namespace Redbook.Awake;

/// <summary>The computer that the program runs on.</summary>
internal sealed class ThisComputer : IComputer
{
    public static ThisComputer Instance { get; } = new();

    public TimeSpan TimeAsleep => OperatingSystem.IsLinux() ? OnLinux.SleepTime.InAll()
        : OperatingSystem.IsWindows() ? OnWindows.SleepTime.InAll()
        : TimeSpan.Zero;

    public IDisposable? TakeSleep(string reason, out string? refusal)
    {
        if (OperatingSystem.IsLinux())
        {
            return OnLinux.SleepInhibitor.TryTake("Redbook", reason, out refusal);
        }

        if (OperatingSystem.IsWindows())
        {
            return OnWindows.SleepInhibitor.TryTake(reason, out refusal);
        }

        refusal = "There is no way to ask this system.";
        return null;
    }

    public IDisposable? RaiseThread(out string? refusal)
    {
        if (OperatingSystem.IsLinux())
        {
            return OnLinux.WriterPriority.Raise(out refusal);
        }

        refusal = null;
        return OperatingSystem.IsWindows()
            ? OnWindows.WriterPriority.Raise()
            : null;
    }
}
