using Redbook.Transport.Linux.Awake;
using Redbook.Transport.Windows.Awake;
using LinuxPriority = Redbook.Transport.Linux.Awake.WriterPriority;
using WindowsPriority = Redbook.Transport.Windows.Awake.WriterPriority;

namespace Redbook.Awake;

/// <summary>The computer that the program runs on.</summary>
internal sealed class ThisComputer : IComputer
{
    public static ThisComputer Instance { get; } = new();

    public IDisposable? TakeSleep(string reason, out string? refusal)
    {
        if (OperatingSystem.IsLinux())
        {
            return SleepInhibitor.TryTake("Redbook", reason, out refusal);
        }

        if (OperatingSystem.IsWindows())
        {
            return ExecutionState.TryTake(out refusal);
        }

        refusal = "There is no way to ask this system.";
        return null;
    }

    public IDisposable? RaiseThread(out string? refusal)
    {
        if (OperatingSystem.IsLinux())
        {
            return LinuxPriority.Raise(out refusal);
        }

        refusal = null;
        return OperatingSystem.IsWindows()
            ? WindowsPriority.Raise()
            : null;
    }
}
