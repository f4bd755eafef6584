namespace Redbook.Imapi;

/// <content>Codes of data recording.</content>
public static partial class ImapiResults
{
    /// <summary>0xC0AA0400. Data: a recording is running.</summary>
    public const int E_IMAPI_DF2DATA_WRITE_IN_PROGRESS = unchecked((int)0xC0AA0400);

    /// <summary>0xC0AA0401. Data: no recording is running.</summary>
    public const int E_IMAPI_DF2DATA_WRITE_NOT_IN_PROGRESS = unchecked((int)0xC0AA0401);

    /// <summary>0xC0AA0402. Data: only possible with a supported medium.</summary>
    public const int E_IMAPI_DF2DATA_INVALID_MEDIA_STATE = unchecked((int)0xC0AA0402);

    /// <summary>0xC0AA0403. Data: the length of the stream breaks a rule.</summary>
    public const int E_IMAPI_DF2DATA_STREAM_NOT_SUPPORTED = unchecked((int)0xC0AA0403);

    /// <summary>0xC0AA0404. Data: the stream does not fit on the disc.</summary>
    public const int E_IMAPI_DF2DATA_STREAM_TOO_LARGE_FOR_CURRENT_MEDIA = unchecked((int)0xC0AA0404);

    /// <summary>0xC0AA0405. Data: the disc is not blank.</summary>
    public const int E_IMAPI_DF2DATA_MEDIA_NOT_BLANK = unchecked((int)0xC0AA0405);

    /// <summary>0xC0AA0406. Data: not a medium this format writes.</summary>
    public const int E_IMAPI_DF2DATA_MEDIA_IS_NOT_SUPPORTED = unchecked((int)0xC0AA0406);

    /// <summary>0xC0AA0407. Data: the drive lacks what this format needs.</summary>
    public const int E_IMAPI_DF2DATA_RECORDER_NOT_SUPPORTED = unchecked((int)0xC0AA0407);

    /// <summary>0xC0AA0408. Data: the client name is missing or breaks the naming rule.</summary>
    public const int E_IMAPI_DF2DATA_CLIENT_NAME_IS_NOT_VALID = unchecked((int)0xC0AA0408);
}
