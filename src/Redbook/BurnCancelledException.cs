namespace Redbook;

/// <summary>A recording was stopped. Track at once, what was recorded is closed; in one go, the session that had been begun
/// is lost, and with the first one the disc.</summary>
public sealed class BurnCancelledException : OperationCanceledException
{
    internal BurnCancelledException(BurnResult result, CancellationToken token)
        : base(Describe(result), token) => Result = result;

    /// <summary>What is on the disc now.</summary>
    public BurnResult Result { get; }

    private static string Describe(BurnResult result)
    {
        string lost = result.SessionsRecorded == 0 ? "the disc" : $"session {result.SessionsRecorded + 1}";
        return result.IsDiscSpoiled ? $"Stopped; {lost} cannot be used." : $"Stopped with {result.Tracks.Count} tracks recorded.";
    }
}
