namespace Redbook.Imapi;

/// <summary>The state of a medium as a data recording sees it. Values combine.</summary>
[Flags]
public enum IMAPI_FORMAT2_DATA_MEDIA_STATE
{
    /// <summary>Not known.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_UNKNOWN = 0x0,

    /// <summary>Mask of the values that inform.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_INFORMATIONAL_MASK = 0xF,

    /// <summary>Mask of the values that forbid writing.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_UNSUPPORTED_MASK = 0xFC00,

    /// <summary>Only what is there can be overwritten.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_OVERWRITE_ONLY = 0x1,

    /// <summary>Any sector can be written.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_RANDOMLY_WRITABLE = 0x1,

    /// <summary>Blank.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_BLANK = 0x2,

    /// <summary>A session can be added.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_APPENDABLE = 0x4,

    /// <summary>The session being added will be the last.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_FINAL_SESSION = 0x8,

    /// <summary>Damaged.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_DAMAGED = 0x400,

    /// <summary>Has to be erased first.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_ERASE_REQUIRED = 0x800,

    /// <summary>The last session is not empty.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_NON_EMPTY_SESSION = 0x1000,

    /// <summary>Write protected.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_WRITE_PROTECTED = 0x2000,

    /// <summary>Closed for good.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_FINALIZED = 0x4000,

    /// <summary>Not a supported medium.</summary>
    IMAPI_FORMAT2_DATA_MEDIA_STATE_UNSUPPORTED_MEDIA = 0x8000,
}
