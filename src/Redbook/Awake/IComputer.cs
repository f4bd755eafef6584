namespace Redbook.Awake;

/// <summary>What is asked of the computer while a disc is recorded.</summary>
internal interface IComputer
{
    /// <summary>How long it has slept so far, in all.</summary>
    TimeSpan TimeAsleep { get; }

    /// <summary>Asks it not to sleep or shut down.</summary>
    /// <param name="reason">Shown to who wants to shut it down.</param>
    /// <param name="refusal">Why it refused, wholly or in part, a sentence.</param>
    /// <returns>Dispose it to take the wish back; <see langword="null"/> when nothing is held.</returns>
    IDisposable? TakeSleep(string reason, out string? refusal);

    /// <summary>Raises the calling thread above others.</summary>
    /// <param name="refusal">Why it cannot, a sentence.</param>
    /// <returns>Dispose it on the same thread to lower it again; <see langword="null"/> when there is no such thing.</returns>
    IDisposable? RaiseThread(out string? refusal);
}
