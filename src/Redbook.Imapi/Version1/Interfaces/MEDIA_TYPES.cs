namespace Redbook.Imapi.Version1;

/// <summary>What a disc holds. Not flags; 0 is no disc.</summary>
public enum MEDIA_TYPES
{
    /// <summary>Sound or data; also a blank disc.</summary>
    MEDIA_CDDA_CDROM = 1,

    /// <summary>CD-ROM XA.</summary>
    MEDIA_CD_ROM_XA = 2,

    /// <summary>CD-I.</summary>
    MEDIA_CD_I = 3,

    /// <summary>Sound first, data in a session behind it.</summary>
    MEDIA_CD_EXTRA = 4,

    /// <summary>Another compact disc.</summary>
    MEDIA_CD_OTHER = 5,

    /// <summary>No compact disc.</summary>
    MEDIA_SPECIAL = 6,
}
