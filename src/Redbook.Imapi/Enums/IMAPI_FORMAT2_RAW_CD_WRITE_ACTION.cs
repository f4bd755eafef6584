namespace Redbook.Imapi;

/// <summary>What a raw recording is doing.</summary>
public enum IMAPI_FORMAT2_RAW_CD_WRITE_ACTION
{
    /// <summary>Not known.</summary>
    IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_UNKNOWN = 0,

    /// <summary>Preparing to write.</summary>
    IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_PREPARING = 1,

    /// <summary>Writing.</summary>
    IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_WRITING = 2,

    /// <summary>Emptying the buffer of the drive and closing.</summary>
    IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_FINISHING = 3,
}
