namespace Redbook.Imapi;

/// <content>Codes of erasing.</content>
public static partial class ImapiResults
{
    /// <summary>0x80AA0900. The recorder is erasing.</summary>
    public const int E_IMAPI_ERASE_RECORDER_IN_USE = unchecked((int)0x80AA0900);

    /// <summary>0x80AA0901. A recorder is attached already; detach it first.</summary>
    public const int E_IMAPI_ERASE_ONLY_ONE_RECORDER_SUPPORTED = unchecked((int)0x80AA0901);

    /// <summary>0x80AA0902. The disc information of the drive is too short.</summary>
    public const int E_IMAPI_ERASE_DISC_INFORMATION_TOO_SMALL = unchecked((int)0x80AA0902);

    /// <summary>0x80AA0903. Mode page 2Ah of the drive is too short.</summary>
    public const int E_IMAPI_ERASE_MODE_PAGE_2A_TOO_SMALL = unchecked((int)0x80AA0903);

    /// <summary>0x80AA0904. The disc cannot be erased.</summary>
    public const int E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE = unchecked((int)0x80AA0904);

    /// <summary>0x80AA0905. The drive refused or failed to erase.</summary>
    public const int E_IMAPI_ERASE_DRIVE_FAILED_ERASE_COMMAND = unchecked((int)0x80AA0905);

    /// <summary>0x80AA0906. Erasing did not end within an hour, or failed.</summary>
    public const int E_IMAPI_ERASE_TOOK_LONGER_THAN_ONE_HOUR = unchecked((int)0x80AA0906);

    /// <summary>0x80AA0907. The drive reported an error while erasing.</summary>
    public const int E_IMAPI_ERASE_UNEXPECTED_DRIVE_RESPONSE_DURING_ERASE = unchecked((int)0x80AA0907);

    /// <summary>0x80AA0908. The drive did not start the disc.</summary>
    public const int E_IMAPI_ERASE_DRIVE_FAILED_SPINUP_COMMAND = unchecked((int)0x80AA0908);

    /// <summary>0xC0AA0909. Erase: not a medium this format writes.</summary>
    public const int E_IMAPI_ERASE_MEDIA_IS_NOT_SUPPORTED = unchecked((int)0xC0AA0909);

    /// <summary>0xC0AA090A. Erase: the drive lacks what this format needs.</summary>
    public const int E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED = unchecked((int)0xC0AA090A);

    /// <summary>0xC0AA090B. Erase: the client name is missing or breaks the naming rule.</summary>
    public const int E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID = unchecked((int)0xC0AA090B);
}
