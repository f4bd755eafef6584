namespace Redbook.Mmc.Responses;

/// <summary>State of the last session.</summary>
public enum SessionState : byte
{
    /// <summary>No track yet.</summary>
    Empty = 0,

    /// <summary>Tracks, but no lead-in and lead-out yet.</summary>
    Incomplete = 1,

    /// <summary>Damaged: the drive lost track of it.</summary>
    Damaged = 2,

    /// <summary>Closed.</summary>
    Complete = 3,
}
