namespace Redbook.Emulation.Recorded;

/// <summary>What of a session's sub-channel came from the host and is kept; the rest follows from the layout.</summary>
internal enum KeptSubChannel
{
    /// <summary>Nothing: the drive made all of it.</summary>
    None = 0,

    /// <summary>R to W; P and Q are the drive's.</summary>
    RToW = 1,

    /// <summary>All of it, lead-in included.</summary>
    All = 2,
}
