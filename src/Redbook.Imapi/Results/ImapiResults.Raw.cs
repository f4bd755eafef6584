namespace Redbook.Imapi;

/// <content>Codes of raw recording.</content>
public static partial class ImapiResults
{
    /// <summary>0xC0AA0600. Raw: a recording is running.</summary>
    public const int E_IMAPI_DF2RAW_WRITE_IN_PROGRESS = unchecked((int)0xC0AA0600);

    /// <summary>0xC0AA0601. Raw: no recording is running.</summary>
    public const int E_IMAPI_DF2RAW_WRITE_NOT_IN_PROGRESS = unchecked((int)0xC0AA0601);

    /// <summary>0xC0AA0602. Raw: only possible between PrepareMedia and ReleaseMedia.</summary>
    public const int E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED = unchecked((int)0xC0AA0602);

    /// <summary>0xC0AA0603. Raw: not possible between PrepareMedia and ReleaseMedia.</summary>
    public const int E_IMAPI_DF2RAW_MEDIA_IS_PREPARED = unchecked((int)0xC0AA0603);

    /// <summary>0xC0AA0604. Raw: the client name is missing or breaks the naming rule.</summary>
    public const int E_IMAPI_DF2RAW_CLIENT_NAME_IS_NOT_VALID = unchecked((int)0xC0AA0604);

    /// <summary>0xC0AA0606. Raw: the disc is not blank.</summary>
    public const int E_IMAPI_DF2RAW_MEDIA_IS_NOT_BLANK = unchecked((int)0xC0AA0606);

    /// <summary>0xC0AA0607. Raw: not a medium this format writes.</summary>
    public const int E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED = unchecked((int)0xC0AA0607);

    /// <summary>0xC0AA0609. Raw: the disc does not have room for it.</summary>
    public const int E_IMAPI_DF2RAW_NOT_ENOUGH_SPACE = unchecked((int)0xC0AA0609);

    /// <summary>0xC0AA060A. Raw: a recorder has to be attached first.</summary>
    public const int E_IMAPI_DF2RAW_NO_RECORDER_SPECIFIED = unchecked((int)0xC0AA060A);

    /// <summary>0xC0AA060D. Raw: the length of the stream breaks a rule.</summary>
    public const int E_IMAPI_DF2RAW_STREAM_NOT_SUPPORTED = unchecked((int)0xC0AA060D);

    /// <summary>0xC0AA060E. Raw: the drive cannot write that sector type.</summary>
    public const int E_IMAPI_DF2RAW_DATA_BLOCK_TYPE_NOT_SUPPORTED = unchecked((int)0xC0AA060E);

    /// <summary>0xC0AA060F. Raw: the stream starts after the lead-in of the disc has to start.</summary>
    public const int E_IMAPI_DF2RAW_STREAM_LEADIN_TOO_SHORT = unchecked((int)0xC0AA060F);

    /// <summary>0xC0AA0610. Raw: the drive lacks what this format needs.</summary>
    public const int E_IMAPI_DF2RAW_RECORDER_NOT_SUPPORTED = unchecked((int)0xC0AA0610);
}
