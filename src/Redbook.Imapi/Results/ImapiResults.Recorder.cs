namespace Redbook.Imapi;

/// <content>Codes of a recorder.</content>
public static partial class ImapiResults
{
    /// <summary>0x00AA0200. The drive answered with sense data; read them.</summary>
    public const int S_IMAPI_COMMAND_HAS_SENSE_DATA = 0x00AA0200;

    /// <summary>0xC0AA0201. The drive does not have that mode page.</summary>
    public const int E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE = unchecked((int)0xC0AA0201);

    /// <summary>0xC0AA0202. There is no disc in the drive.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_NO_MEDIA = unchecked((int)0xC0AA0202);

    /// <summary>0xC0AA0203. The drive cannot use this disc.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE = unchecked((int)0xC0AA0203);

    /// <summary>0xC0AA0204. The disc may lie the wrong way up.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_UPSIDE_DOWN = unchecked((int)0xC0AA0204);

    /// <summary>0xC0AA0205. The drive is still getting ready.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_BECOMING_READY = unchecked((int)0xC0AA0205);

    /// <summary>0xC0AA0206. The medium is being formatted.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS = unchecked((int)0xC0AA0206);

    /// <summary>0xC0AA0207. The drive is in a long operation.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_BUSY = unchecked((int)0xC0AA0207);

    /// <summary>0xC0AA0208. The drive refused the values of a mode page.</summary>
    public const int E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS = unchecked((int)0xC0AA0208);

    /// <summary>0xC0AA0209. The medium is write protected.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED = unchecked((int)0xC0AA0209);

    /// <summary>0xC0AA020A. The drive does not have that feature.</summary>
    public const int E_IMAPI_RECORDER_NO_SUCH_FEATURE = unchecked((int)0xC0AA020A);

    /// <summary>0xC0AA020B. The feature is there but not current.</summary>
    public const int E_IMAPI_RECORDER_FEATURE_IS_NOT_CURRENT = unchecked((int)0xC0AA020B);

    /// <summary>0xC0AA020C. The drive does not know GET CONFIGURATION.</summary>
    public const int E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED = unchecked((int)0xC0AA020C);

    /// <summary>0xC0AA020D. The drive did not answer in time.</summary>
    public const int E_IMAPI_RECORDER_COMMAND_TIMEOUT = unchecked((int)0xC0AA020D);

    /// <summary>0xC0AA020E. The DVD structure asked for is not there.</summary>
    public const int E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT = unchecked((int)0xC0AA020E);

    /// <summary>0xC0AA020F. The speed class of the medium is outside what the drive can do.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH = unchecked((int)0xC0AA020F);

    /// <summary>0xC0AA0210. Another program holds the drive; ask for the owner of the lock.</summary>
    public const int E_IMAPI_RECORDER_LOCKED = unchecked((int)0xC0AA0210);

    /// <summary>0xC0AA0211. The client name breaks the naming rule.</summary>
    public const int E_IMAPI_RECORDER_CLIENT_NAME_IS_NOT_VALID = unchecked((int)0xC0AA0211);

    /// <summary>0xC0AA0212. The medium has to be formatted first.</summary>
    public const int E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED = unchecked((int)0xC0AA0212);

    /// <summary>0xC0AA02FF. The answer of the drive makes no sense.</summary>
    public const int E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE = unchecked((int)0xC0AA02FF);
}
