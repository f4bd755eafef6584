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

    /// <summary>Sessions that are whole and closed on the disc, each of which can be read; of a disc left open, the last is
    /// not among them.</summary>
    public int SessionsRecorded { get; init; }

    /// <summary>Sessions that were to be recorded.</summary>
    public int SessionCount { get; init; } = 1;

    /// <summary>Whether a recording in one go was broken off: the session cannot be used and no other can follow it, and
    /// without a session before it the disc cannot be used at all. <see cref="Tracks"/> are those of the sessions before.
    /// </summary>
    public bool IsDiscSpoiled { get; init; }

    /// <summary>From the first command to the last.</summary>
    public required TimeSpan Elapsed { get; init; }
}
