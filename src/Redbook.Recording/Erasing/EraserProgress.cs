namespace Redbook.Recording.Erasing;

/// <summary>How far erasing has come.</summary>
/// <param name="Elapsed">Since the drive was told to erase.</param>
/// <param name="EstimatedTotal">From the same moment to the end: by the drive's own account where it gives one, else by
/// its speed. It may be revised, and is never less than <paramref name="Elapsed"/>; at the end it equals it.</param>
public readonly record struct EraserProgress(TimeSpan Elapsed, TimeSpan EstimatedTotal);
