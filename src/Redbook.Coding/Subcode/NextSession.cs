namespace Redbook.Coding.Subcode;

/// <summary>What the lead-in of a disc's last session says about a further one (mode 5, POINT B0).</summary>
public enum NextSession
{
    /// <summary>Nothing: no mode 5 frames, as on a pressed disc.</summary>
    NotStated = 0,

    /// <summary>A further session may follow; B0 says where.</summary>
    Allowed = 1,

    /// <summary>B0 with FF FF FF: the disc is closed.</summary>
    Closed = 2,
}
