namespace Redbook.Imapi;

/// <summary>The kind of a CD sector, with the bytes of user data it carries.</summary>
public enum IMAPI_CD_SECTOR_TYPE
{
    /// <summary>Audio: 2352 bytes, 588 stereo samples.</summary>
    IMAPI_CD_SECTOR_AUDIO = 0,

    /// <summary>Mode 0: 2336 bytes, all zero.</summary>
    IMAPI_CD_SECTOR_MODE_ZERO = 1,

    /// <summary>Mode 1: 2048 bytes.</summary>
    IMAPI_CD_SECTOR_MODE1 = 2,

    /// <summary>Mode 2 without form: 2336 bytes. Out of use.</summary>
    IMAPI_CD_SECTOR_MODE2FORM0 = 3,

    /// <summary>Mode 2 form 1: 2048 bytes.</summary>
    IMAPI_CD_SECTOR_MODE2FORM1 = 4,

    /// <summary>Mode 2 form 2: 2336 bytes, of which the last four may hold a checksum.</summary>
    IMAPI_CD_SECTOR_MODE2FORM2 = 5,

    /// <summary>Mode 1, complete: 2352 bytes with header, error codes and scrambling applied.</summary>
    IMAPI_CD_SECTOR_MODE1RAW = 6,

    /// <summary>Mode 2 without form, complete: 2352 bytes.</summary>
    IMAPI_CD_SECTOR_MODE2FORM0RAW = 7,

    /// <summary>Mode 2 form 1, complete: 2352 bytes.</summary>
    IMAPI_CD_SECTOR_MODE2FORM1RAW = 8,

    /// <summary>Mode 2 form 2, complete: 2352 bytes.</summary>
    IMAPI_CD_SECTOR_MODE2FORM2RAW = 9,
}
