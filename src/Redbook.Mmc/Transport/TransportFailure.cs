namespace Redbook.Mmc.Transport;

/// <summary>Why a command got no answer.</summary>
public enum TransportFailure
{
    /// <summary>The host's own error, not covered by the others.</summary>
    Host = 0,

    /// <summary>No answer within the time limit of the command.</summary>
    TimedOut = 1,

    /// <summary>The drive is gone: unplugged, logged out, switched off.</summary>
    DeviceGone = 2,

    /// <summary>Our own handle was closed, before or during the command.</summary>
    HandleClosed = 3,

    /// <summary>The operating system does not let this user send the command.</summary>
    AccessDenied = 4,

    /// <summary>Another program holds the drive exclusively.</summary>
    Locked = 5,
}
