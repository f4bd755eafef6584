namespace Redbook;

/// <summary>A drive came on the list of drives or went off it.</summary>
/// <param name="entry">The drive.</param>
/// <param name="isAdded">Whether it came.</param>
public sealed class DriveListChangedEventArgs(DriveEntry entry, bool isAdded) : EventArgs
{
    /// <summary>The drive.</summary>
    public DriveEntry Entry { get; } = entry;

    /// <summary>Whether it came; else it went.</summary>
    public bool IsAdded { get; } = isAdded;
}
