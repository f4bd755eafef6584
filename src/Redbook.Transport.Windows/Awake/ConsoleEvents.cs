using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Awake;

/// <summary>Puts off the end of the process when its console is closed, its user logs off or Windows shuts down, while at
/// least one recording holds it.</summary>
/// <remarks>Windows waits for the answer to such an event some seconds, and ends the process then, answered or not: the
/// recording has that time, and no more. An interrupt (Ctrl-C, Ctrl-Break) goes on to others at once.</remarks>
internal sealed class ConsoleEvents(Func<bool, bool> install)
{
    /// <summary>CTRL_CLOSE_EVENT.</summary>
    internal const uint Close = 2;

    /// <summary>CTRL_LOGOFF_EVENT.</summary>
    internal const uint Logoff = 5;

    /// <summary>CTRL_SHUTDOWN_EVENT.</summary>
    internal const uint Shutdown = 6;

    private readonly Lock _gate = new();
    private TaskCompletionSource? _released;
    private int _holders;

    /// <summary>Those of this process.</summary>
    public static ConsoleEvents OfThisProcess { get; } = new(Install);

    /// <summary>Holds the process.</summary>
    /// <returns>Dispose it to let it end; <see langword="null"/> when Windows does not tell of the events.</returns>
    public IDisposable? TryHold()
    {
        lock (_gate)
        {
            if (_holders == 0)
            {
                if (!install(true))
                {
                    return null;
                }

                _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _holders++;
            return new Hold(this);
        }
    }

    /// <summary>An event has come, on a thread of its own.</summary>
    /// <returns><see langword="false"/>: others may deal with it, which ends the process.</returns>
    public bool Answer(uint number)
    {
        while (number is Close or Logoff or Shutdown && IsHeld(out Task? released))
        {
            released.Wait();
        }

        return false;
    }

    private static unsafe bool Install(bool isAdded) => Kernel32.SetConsoleHandler(&OnEvent, isAdded);

    [UnmanagedCallersOnly]
    private static int OnEvent(uint number) => OfThisProcess.Answer(number) ? 1 : 0;

    private bool IsHeld([NotNullWhen(true)] out Task? released)
    {
        lock (_gate)
        {
            released = _released?.Task;
            return released is not null;
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            if (--_holders == 0)
            {
                _released?.SetResult();
                _released = null;
                _ = install(false);
            }
        }
    }

    private sealed class Hold(ConsoleEvents events) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                events.Release();
            }
        }
    }
}
