namespace Redbook.Imapi.Version1.Staging;

/// <summary>The stash did not take what it was given.</summary>
/// <param name="isFull">Whether there is no room.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">The cause below.</param>
internal sealed class StashException(bool isFull, string message, Exception? innerException)
    : IOException(message, innerException)
{
    /// <summary>Whether there is no room.</summary>
    public bool IsFull { get; } = isFull;
}
