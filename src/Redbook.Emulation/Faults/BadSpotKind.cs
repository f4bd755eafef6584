namespace Redbook.Emulation.Faults;

/// <summary>What is wrong with a stretch of a disc.</summary>
public enum BadSpotKind
{
    /// <summary>Reading is refused with 3/11/05 and the address of the first bad sector.</summary>
    Unreadable = 0,

    /// <summary>Reading goes through, with wrong bytes and the error pointers (C2) that mark them.</summary>
    C2Errors = 1,

    /// <summary>Writing is refused with 3/0C/00 and the address of the first bad sector; nothing of that WRITE is kept.</summary>
    WriteError = 2,

    /// <summary>Writing is accepted; the next WRITE, SYNCHRONIZE CACHE or CLOSE is answered with a deferred 3/0C/00 instead
    /// of being carried out, and the sectors cannot be read.</summary>
    LateWriteError = 3,
}
