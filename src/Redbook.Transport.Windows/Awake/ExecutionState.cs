using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Awake;

/// <summary>Tells Windows that the computer is in use, so that it does not go to sleep by itself while this is held.
/// </summary>
/// <remarks>Windows keeps the request with the thread that made it, so a thread of its own makes it and takes it back:
/// the holder may be disposed on any thread. A user who orders sleep or shuts the lid is not kept from it.</remarks>
internal sealed class ExecutionState : IDisposable
{
    /// <summary>ES_CONTINUOUS: until it is taken back.</summary>
    internal const uint Continuous = 0x8000_0000;

    /// <summary>ES_SYSTEM_REQUIRED.</summary>
    internal const uint SystemRequired = 0x1;

    private readonly ManualResetEventSlim _end = new();
    private readonly TaskCompletionSource<bool> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<uint, uint> _set;
    private readonly Thread _thread;
    private bool _isDisposed;

    private ExecutionState(Func<uint, uint> set)
    {
        _set = set;
        _thread = new Thread(Run) { IsBackground = true, Name = "Redbook stays awake" };
        _thread.Start();
    }

    /// <summary>Makes the request.</summary>
    /// <param name="refusal">Why Windows refused, a sentence; <see langword="null"/> when it did not.</param>
    /// <returns>Dispose it to let the computer sleep again; <see langword="null"/> when nothing is held.</returns>
    public static ExecutionState? TryTake(out string? refusal) => TryTake(Kernel32.SetThreadExecutionState, out refusal);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _end.Set();
            _thread.Join();
            _end.Dispose();
        }
    }

    internal static ExecutionState? TryTake(Func<uint, uint> set, out string? refusal)
    {
        ExecutionState state = new(set);
        if (state._taken.Task.GetAwaiter().GetResult())
        {
            refusal = null;
            return state;
        }

        state.Dispose();
        refusal = "Windows refused to be kept awake.";
        return null;
    }

    // Windows answers with the state before, which is never 0.
    private void Run()
    {
        bool isTaken = _set(Continuous | SystemRequired) != 0;
        _taken.SetResult(isTaken);
        if (isTaken)
        {
            _end.Wait();
            _ = _set(Continuous);
        }
    }
}
