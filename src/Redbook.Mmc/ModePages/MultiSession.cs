namespace Redbook.Mmc.ModePages;

/// <summary>What may follow the session.</summary>
public enum MultiSession : byte
{
    /// <summary>No further session, no pointer to one.</summary>
    None = 0,

    /// <summary>No further session; the pointer says so.</summary>
    NoneWithPointer = 1,

    /// <summary>Reserved.</summary>
    Reserved = 2,

    /// <summary>A further session may follow: the disc stays appendable.</summary>
    NextAllowed = 3,
}
