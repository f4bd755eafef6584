namespace Redbook.Transport.Windows.Awake;

/// <summary>Keeps Windows from going to sleep by itself, from ending the session unasked, and from ending the process at once
/// when its console is closed, while it is held.</summary>
/// <remarks>A user who orders sleep, shuts the lid or insists on shutting down is not kept from it. However this process
/// ends, nothing of it stays.</remarks>
public sealed class SleepInhibitor : IDisposable
{
    private readonly IDisposable?[] _held;

    private SleepInhibitor(params IDisposable?[] held) => _held = held;

    /// <summary>Makes the requests.</summary>
    /// <param name="reason">Why, shown to who wants to shut down.</param>
    /// <param name="refusal">What Windows refused, one sentence or more; <see langword="null"/> when it refused
    /// nothing.</param>
    /// <returns>Dispose it, on any thread, to take them back; <see langword="null"/> when nothing is held.</returns>
    public static SleepInhibitor? TryTake(string reason, out string? refusal)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ExecutionState? awake = ExecutionState.TryTake(out string? notAwake);
        ShutdownBlock? block = ShutdownBlock.TryTake(new BlockingWindow(), reason, out string? notBlocked);
        IDisposable? console = ConsoleEvents.OfThisProcess.TryHold();
        string refused = string.Join(' ', ((string?[])[notAwake, notBlocked]).OfType<string>());
        refusal = refused.Length == 0 ? null : refused;
        return awake is null && block is null && console is null ? null : new SleepInhibitor(console, block, awake);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable? one in _held)
        {
            one?.Dispose();
        }
    }
}
