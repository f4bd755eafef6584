namespace Redbook.Imapi;

/// <content>Codes of track-at-once recording.</content>
public static partial class ImapiResults
{
    /// <summary>0xC0AA0500. Track at once: a recording is running.</summary>
    public const int E_IMAPI_DF2TAO_WRITE_IN_PROGRESS = unchecked((int)0xC0AA0500);

    /// <summary>0xC0AA0501. Track at once: no recording is running.</summary>
    public const int E_IMAPI_DF2TAO_WRITE_NOT_IN_PROGRESS = unchecked((int)0xC0AA0501);

    /// <summary>0xC0AA0502. Track at once: only possible between PrepareMedia and ReleaseMedia.</summary>
    public const int E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED = unchecked((int)0xC0AA0502);

    /// <summary>0xC0AA0503. Track at once: not possible between PrepareMedia and ReleaseMedia.</summary>
    public const int E_IMAPI_DF2TAO_MEDIA_IS_PREPARED = unchecked((int)0xC0AA0503);

    /// <summary>0xC0AA0504. Track at once: fixed once something was written to the disc.</summary>
    public const int E_IMAPI_DF2TAO_PROPERTY_FOR_BLANK_MEDIA_ONLY = unchecked((int)0xC0AA0504);

    /// <summary>0xC0AA0505. Track at once: the disc is empty: there is no table of contents.</summary>
    public const int E_IMAPI_DF2TAO_TABLE_OF_CONTENTS_EMPTY_DISC = unchecked((int)0xC0AA0505);

    /// <summary>0xC0AA0506. Track at once: the disc is not blank.</summary>
    public const int E_IMAPI_DF2TAO_MEDIA_IS_NOT_BLANK = unchecked((int)0xC0AA0506);

    /// <summary>0xC0AA0507. Track at once: not a medium this format writes.</summary>
    public const int E_IMAPI_DF2TAO_MEDIA_IS_NOT_SUPPORTED = unchecked((int)0xC0AA0507);

    /// <summary>0xC0AA0508. Track at once: a disc has at most 99 tracks.</summary>
    public const int E_IMAPI_DF2TAO_TRACK_LIMIT_REACHED = unchecked((int)0xC0AA0508);

    /// <summary>0xC0AA0509. Track at once: the disc does not have room for it.</summary>
    public const int E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE = unchecked((int)0xC0AA0509);

    /// <summary>0xC0AA050A. Track at once: a recorder has to be attached first.</summary>
    public const int E_IMAPI_DF2TAO_NO_RECORDER_SPECIFIED = unchecked((int)0xC0AA050A);

    /// <summary>0xC0AA050B. Track at once: the ISRC is malformed.</summary>
    public const int E_IMAPI_DF2TAO_INVALID_ISRC = unchecked((int)0xC0AA050B);

    /// <summary>0xC0AA050C. Track at once: the media catalogue number is malformed.</summary>
    public const int E_IMAPI_DF2TAO_INVALID_MCN = unchecked((int)0xC0AA050C);

    /// <summary>0xC0AA050D. Track at once: the length of the stream breaks a rule.</summary>
    public const int E_IMAPI_DF2TAO_STREAM_NOT_SUPPORTED = unchecked((int)0xC0AA050D);

    /// <summary>0xC0AA050E. Track at once: the drive lacks what this format needs.</summary>
    public const int E_IMAPI_DF2TAO_RECORDER_NOT_SUPPORTED = unchecked((int)0xC0AA050E);

    /// <summary>0xC0AA050F. Track at once: the client name is missing or breaks the naming rule.</summary>
    public const int E_IMAPI_DF2TAO_CLIENT_NAME_IS_NOT_VALID = unchecked((int)0xC0AA050F);
}
