namespace Redbook;

/// <summary>What a recording left on the disc.</summary>
public sealed record BurnResult
{
    /// <summary>The tracks that were recorded, in order; after a cancellation the last may be shortened.</summary>
    public required IReadOnlyList<BurnedTrack> Tracks { get; init; }

    /// <summary>Whether the disc was closed.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Whether the laser was off.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Whether a recording in one go was broken off: the disc cannot be used, and <see cref="Tracks"/> is empty.
    /// </summary>
    public bool IsDiscSpoiled { get; init; }

    /// <summary>From the first command to the last.</summary>
    public required TimeSpan Elapsed { get; init; }
}
