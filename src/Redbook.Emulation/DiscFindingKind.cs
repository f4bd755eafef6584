namespace Redbook.Emulation;

/// <summary>What an examination of a virtual disc found.</summary>
public enum DiscFindingKind
{
    /// <summary>A track was left open by a recording that ended before its end; a recorder can close it.</summary>
    TrackNotFinished = 0,

    /// <summary>A session recorded in one go was broken off: no player finds it.</summary>
    SessionNotFinished = 1,

    /// <summary>A session was recorded raw to its end, but its table of contents cannot be read.</summary>
    NoTableOfContents = 2,

    /// <summary>Something about the sub-channel that a host sent; see <see cref="DiscFinding.Subcode"/>.</summary>
    Subcode = 3,
}
