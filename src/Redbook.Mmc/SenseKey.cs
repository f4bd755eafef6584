namespace Redbook.Mmc;

/// <summary>The class of a refusal or failure.</summary>
public enum SenseKey : byte
{
    /// <summary>Nothing to report.</summary>
    NoSense = 0x0,

    /// <summary>Done, after the drive helped itself.</summary>
    RecoveredError = 0x1,

    /// <summary>The drive or the medium is not ready.</summary>
    NotReady = 0x2,

    /// <summary>The medium failed.</summary>
    MediumError = 0x3,

    /// <summary>The drive failed.</summary>
    HardwareError = 0x4,

    /// <summary>The command or its parameters make no sense here.</summary>
    IllegalRequest = 0x5,

    /// <summary>Something changed that the host must know: a new medium, a reset.</summary>
    UnitAttention = 0x6,

    /// <summary>The medium is protected.</summary>
    DataProtect = 0x7,

    /// <summary>Blank where written was expected, or the reverse.</summary>
    BlankCheck = 0x8,

    /// <summary>The maker's own.</summary>
    VendorSpecific = 0x9,

    /// <summary>A copy operation was aborted.</summary>
    CopyAborted = 0xA,

    /// <summary>The drive aborted the command.</summary>
    AbortedCommand = 0xB,

    /// <summary>Reserved.</summary>
    Reserved = 0xC,

    /// <summary>More data than fits.</summary>
    VolumeOverflow = 0xD,

    /// <summary>Data differ from the medium.</summary>
    Miscompare = 0xE,

    /// <summary>Completed, with something to say.</summary>
    Completed = 0xF,
}
