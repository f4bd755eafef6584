namespace Redbook;

/// <summary>A recording was stopped, in good order: what was recorded is closed, as far as it can be.</summary>
public sealed class BurnCancelledException : OperationCanceledException
{
    internal BurnCancelledException(BurnResult result, CancellationToken token)
        : base($"Stopped with {result.Tracks.Count} tracks recorded.", token) => Result = result;

    /// <summary>What is on the disc now.</summary>
    public BurnResult Result { get; }
}
