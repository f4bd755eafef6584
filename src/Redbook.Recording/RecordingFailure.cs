namespace Redbook.Recording;

/// <summary>Why a step failed, precise enough to act on or to translate.</summary>
public enum RecordingFailure
{
    /// <summary>The drive answered something that fits no other reason; the sense data say what.</summary>
    UnexpectedResponse = 0,

    /// <summary>No answer within the time limit.</summary>
    TimedOut,

    /// <summary>The reply was too short or impossible.</summary>
    InvalidResponse,

    /// <summary>No disc.</summary>
    NoMedium,

    /// <summary>The disc lies upside down.</summary>
    MediumUpsideDown,

    /// <summary>Still becoming ready when the wait ended.</summary>
    MediumBecomingReady,

    /// <summary>Still formatting when the wait ended.</summary>
    MediumFormatting,

    /// <summary>Still busy with a long operation when the wait ended.</summary>
    MediumBusy,

    /// <summary>The drive cannot use this disc.</summary>
    MediumIncompatible,

    /// <summary>The disc is of a kind that this way of recording cannot use.</summary>
    MediumNotSupported,

    /// <summary>The disc is write protected.</summary>
    MediumWriteProtected,

    /// <summary>The disc has something on it and was to be blank, or is closed.</summary>
    MediumNotBlank,

    /// <summary>Disc or drive state changed after preparation: this may be another disc.</summary>
    MediumChanged,

    /// <summary>The drive accepts no speed that suits the disc.</summary>
    SpeedMismatch,

    /// <summary>The data did not come fast enough.</summary>
    LossOfStreaming,

    /// <summary>The drive has no write parameters page.</summary>
    NoWriteParametersPage,

    /// <summary>The drive refuses the write parameters.</summary>
    WriteParametersRefused,

    /// <summary>The drive cannot do what was asked for: it does not record, or not in test.</summary>
    NotSupportedByDrive,

    /// <summary>The track does not fit.</summary>
    NotEnoughSpace,

    /// <summary>The disc has 99 tracks.</summary>
    TrackLimitReached,

    /// <summary>The sound is empty or not whole sectors.</summary>
    SourceInvalid,

    /// <summary>Reading the sound failed; see the inner exception.</summary>
    SourceFailed,

    /// <summary>The sound ended before its announced length.</summary>
    SourceTooShort,

    /// <summary>Cancelled by the caller.</summary>
    Cancelled,

    /// <summary>Another program holds the drive.</summary>
    Locked,

    /// <summary>Our own handle was closed.</summary>
    HandleClosed,

    /// <summary>The drive is gone.</summary>
    DeviceGone,

    /// <summary>The operating system does not let this user send commands to the drive.</summary>
    AccessDenied,

    /// <summary>Some other failure of the host.</summary>
    HostFailed,

    /// <summary>The drive reported success and the disc says otherwise.</summary>
    VerificationFailed,

    /// <summary>The disc is rewritable, and the drive says that it cannot be erased.</summary>
    MediumNotErasable,

    /// <summary>The drive refused or failed to erase the disc.</summary>
    EraseFailed,

    /// <summary>Erasing had not ended after an hour.</summary>
    EraseTooLong,

    /// <summary>The drive does not have a mode page that was asked for.</summary>
    NoSuchModePage,

    /// <summary>The drive does not have a feature that was asked for.</summary>
    NoSuchFeature,

    /// <summary>The drive cannot be asked for its features: it is older than the question.</summary>
    NoFeatures,

    /// <summary>The disc does not have a structure that was asked for.</summary>
    NoDiscStructure,

    /// <summary>The drive refuses what a command said besides its command block.</summary>
    ParametersRefused,

    /// <summary>The tray is locked.</summary>
    RemovalPrevented,

    /// <summary>A raw image begins later than the lead-in of the disc has to.</summary>
    LeadInTooShort,

    /// <summary>The drive refuses the layout of the session, however it is put.</summary>
    CueSheetRefused,

    /// <summary>What is to be recorded cannot lie on a disc.</summary>
    PlanImpossible,

    /// <summary>The disc is mounted as a file system, so that the drive cannot be taken.</summary>
    MediumMounted,
}
