namespace Redbook.Imapi;

/// <summary>Named numbers of the IMAPI headers.</summary>
public static class ImapiConstants
{
    /// <summary>Bytes of a data sector.</summary>
    public const int IMAPI_SECTOR_SIZE = 2048;

    /// <summary>Seconds a command is given unless said otherwise.</summary>
    public const int IMAPI2_DEFAULT_COMMAND_TIMEOUT = 10;

    /// <summary>CD at 1x, sectors per second.</summary>
    public const int IMAPI_SECTORS_PER_SECOND_AT_1X_CD = 75;

    /// <summary>DVD at 1x, sectors per second.</summary>
    public const int IMAPI_SECTORS_PER_SECOND_AT_1X_DVD = 680;

    /// <summary>BD at 1x, sectors per second.</summary>
    public const int IMAPI_SECTORS_PER_SECOND_AT_1X_BD = 2195;

    /// <summary>HD DVD at 1x, sectors per second.</summary>
    public const int IMAPI_SECTORS_PER_SECOND_AT_1X_HD_DVD = 4568;
}
