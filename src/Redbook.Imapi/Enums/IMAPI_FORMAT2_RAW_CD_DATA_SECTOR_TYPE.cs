namespace Redbook.Imapi;

/// <summary>Which sub-channel bytes follow the 2352 main bytes of a raw sector. There is no zero value.</summary>
public enum IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE
{
    /// <summary>16 bytes: P and Q. 2368 bytes a sector.</summary>
    IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY = 1,

    /// <summary>96 bytes: R to W corrected and de-interleaved. 2448 bytes a sector.</summary>
    IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED = 2,

    /// <summary>96 bytes: P to W as they lie on the disc. 2448 bytes a sector.</summary>
    IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW = 3,
}
