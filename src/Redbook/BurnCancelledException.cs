namespace Redbook;

/// <summary>A recording was stopped. Track at once, what was recorded is closed; in one go, the disc is
/// lost.</summary>
public sealed class BurnCancelledException : OperationCanceledException
{
    internal BurnCancelledException(BurnResult result, CancellationToken token)
        : base(
            result.IsDiscSpoiled ? "Stopped; the disc cannot be used." : $"Stopped with {result.Tracks.Count} tracks recorded.",
            token) => Result = result;

    /// <summary>What is on the disc now.</summary>
    public BurnResult Result { get; }
}
