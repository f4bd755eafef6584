namespace Redbook;

/// <summary>Something happened to the disc in a drive.</summary>
/// <param name="entry">The drive.</param>
/// <param name="change">What happened.</param>
public sealed class DiscChangedEventArgs(DriveEntry entry, DiscChange change) : EventArgs
{
    /// <summary>The drive.</summary>
    public DriveEntry Entry { get; } = entry;

    /// <summary>What happened.</summary>
    public DiscChange Change { get; } = change;
}
