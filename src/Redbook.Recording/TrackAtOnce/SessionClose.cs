namespace Redbook.Recording.TrackAtOnce;

/// <summary>How a disc is left behind.</summary>
public enum SessionClose
{
    /// <summary>The session is closed and none may follow: plays everywhere.</summary>
    Finalize = 0,

    /// <summary>The session is closed and another may follow.</summary>
    CloseSession = 1,

    /// <summary>The session stays open: tracks can be added later; ordinary players do not see them until
    /// then.</summary>
    LeaveOpen = 2,
}
