namespace Redbook;

/// <summary>Why something could not be done with a drive or the disc in it.</summary>
public enum DriveFailure
{
    /// <summary>The text given is no drive's name.</summary>
    BadName = 0,

    /// <summary>There is no drive (or no virtual disc) of that name.</summary>
    NotFound = 1,

    /// <summary>Drives of that kind cannot be reached from this machine by this build.</summary>
    NotSupported = 2,

    /// <summary>Another program, or another part of this one, holds the drive.</summary>
    InUse = 3,

    /// <summary>The operating system does not let this user use the drive.</summary>
    AccessDenied = 4,

    /// <summary>There is no disc in the drive.</summary>
    NoDisc = 5,

    /// <summary>The disc cannot be recorded on: full, closed, or of the wrong kind.</summary>
    NotRecordable = 6,

    /// <summary>What is to be recorded does not fit on what is free.</summary>
    TooLong = 7,

    /// <summary>The disc was changed or taken out after it had been looked at.</summary>
    DiscChanged = 8,

    /// <summary>The drive refused or failed a command; <see cref="DriveException.Sense"/> has its answer.</summary>
    Refused = 9,

    /// <summary>The drive gave no answer in time.</summary>
    TimedOut = 10,

    /// <summary>The drive is gone: unplugged or switched off.</summary>
    Gone = 11,

    /// <summary>The drive cannot do what was asked for, such as a test write.</summary>
    CannotDo = 12,

    /// <summary>A disc has 99 tracks at most.</summary>
    TooManyTracks = 13,

    /// <summary>The drive reported success, but the disc is not what it should be.</summary>
    NotAsWritten = 14,
}
