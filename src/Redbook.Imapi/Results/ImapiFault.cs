using Redbook.Mmc;

namespace Redbook.Imapi.Results;

/// <summary>Makes the exception that belongs to a result code.</summary>
internal static class ImapiFault
{
    /// <summary>The exception of a call that cannot be carried out.</summary>
    public static ImapiException Of(
        int hresult, in CallPlace site, string reason, SenseData? sense = null, Exception? inner = null) =>
        IsAboutTheDisc(hresult)
            ? new MediaException(hresult, site.Member, site.State, reason, sense, inner)
            : new ImapiException(hresult, site.Member, site.State, reason, sense, inner);

    /// <summary>The exception of a required argument that is null.</summary>
    public static ImapiException NullArgument(in CallPlace site, string name) =>
        Of(ImapiResults.E_POINTER, site, $"The argument '{name}' is null.");

    private static bool IsAboutTheDisc(int hresult) => hresult is
        ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_UPSIDE_DOWN
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_BECOMING_READY
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_BUSY
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH
        or ImapiResults.E_IMAPI_RECORDER_MEDIA_NOT_FORMATTED
        or ImapiResults.E_IMAPI_DF2TAO_MEDIA_IS_NOT_BLANK
        or ImapiResults.E_IMAPI_DF2TAO_MEDIA_IS_NOT_SUPPORTED
        or ImapiResults.E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE
        or ImapiResults.E_IMAPI_DF2TAO_TRACK_LIMIT_REACHED
        or ImapiResults.E_IMAPI_DF2RAW_MEDIA_IS_NOT_BLANK
        or ImapiResults.E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED
        or ImapiResults.E_IMAPI_DF2RAW_NOT_ENOUGH_SPACE
        or ImapiResults.E_IMAPI_DF2DATA_INVALID_MEDIA_STATE
        or ImapiResults.E_IMAPI_ERASE_MEDIA_IS_NOT_SUPPORTED
        or ImapiResults.E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE;
}
