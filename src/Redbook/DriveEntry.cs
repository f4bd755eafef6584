namespace Redbook;

/// <summary>A drive in the list: known, not opened.</summary>
public sealed record DriveEntry
{
    /// <summary>The name to open it by.</summary>
    public required DriveName Name { get; init; }

    /// <summary>Stays the same over restarts and differs from every other drive's.</summary>
    public required string Id { get; init; }

    /// <summary>Where its discs appear, such as <c>D:\</c>; empty when nowhere.</summary>
    public IReadOnlyList<string> VolumePathNames { get; init; } = [];

    /// <summary>Whether what it records cannot be undone.</summary>
    public required bool IsReal { get; init; }
}
