namespace Redbook.Remote.Iscsi;

/// <summary>What happened to a connection.</summary>
public enum IscsiNoticeKind
{
    /// <summary>An initiator has logged in to a drive.</summary>
    LoggedIn = 0,

    /// <summary>An initiator has asked which drives there are.</summary>
    Discovered = 1,

    /// <summary>An initiator has logged out in good order.</summary>
    LoggedOut = 2,

    /// <summary>A login was refused.</summary>
    LoginRefused = 3,

    /// <summary>A connection ended otherwise: lost, dropped, or given up.</summary>
    Dropped = 4,

    /// <summary>A connection was refused, because there were too many.</summary>
    ConnectionRefused = 5,

    /// <summary>An initiator had the drive reset, or tasks of others cleared.</summary>
    Reset = 6,
}
