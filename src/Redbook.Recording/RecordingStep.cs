namespace Redbook.Recording;

/// <summary>What a recording was doing, in the order of the recipe.</summary>
public enum RecordingStep
{
    /// <summary>Taking the drive away from other programs.</summary>
    TakeExclusiveAccess = 0,

    /// <summary>Waiting until drive and disc are ready.</summary>
    WaitForReady,

    /// <summary>Asking the drive who it is and what it can do.</summary>
    IdentifyDrive,

    /// <summary>Locking the tray.</summary>
    LockTray,

    /// <summary>Reading what is on the disc.</summary>
    ReadDisc,

    /// <summary>Setting the speed.</summary>
    SetSpeed,

    /// <summary>Setting the write parameters.</summary>
    SetWriteParameters,

    /// <summary>Asking where the next track goes and how much fits.</summary>
    ReadNextWritable,

    /// <summary>Checking what was asked for against the disc.</summary>
    CheckPlan,

    /// <summary>Reading the sound to be recorded.</summary>
    ReadSource,

    /// <summary>Calibrating the laser.</summary>
    CalibratePower,

    /// <summary>Writing.</summary>
    Write,

    /// <summary>Having the drive finish what it has buffered.</summary>
    SynchronizeCache,

    /// <summary>Closing a track.</summary>
    CloseTrack,

    /// <summary>Closing the session.</summary>
    CloseSession,

    /// <summary>Looking whether the disc now holds what was written.</summary>
    Verify,

    /// <summary>Spinning the disc up before it is erased.</summary>
    SpinUp,

    /// <summary>Reading mode pages, in which the drive says what it can do.</summary>
    ReadCapabilities,

    /// <summary>Erasing a rewritable disc.</summary>
    Erase,

    /// <summary>Reading the drive's features.</summary>
    ReadFeatures,

    /// <summary>Reading a structure that only discs of other kinds have.</summary>
    ReadDiscStructure,

    /// <summary>Opening or closing the tray.</summary>
    MoveTray,

    /// <summary>Telling the drive the layout of a session that is recorded at once.</summary>
    SendCueSheet,

    /// <summary>Writing a session or a whole disc in one go.</summary>
    WriteAtOnce,
}
