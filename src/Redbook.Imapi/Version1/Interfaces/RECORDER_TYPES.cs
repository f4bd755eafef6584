namespace Redbook.Imapi.Version1;

/// <summary>What a drive records.</summary>
public enum RECORDER_TYPES
{
    /// <summary>CD-R only.</summary>
    RECORDER_CDR = 0x1,

    /// <summary>CD-R and CD-RW.</summary>
    RECORDER_CDRW = 0x2,
}
