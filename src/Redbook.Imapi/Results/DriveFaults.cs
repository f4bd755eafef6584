namespace Redbook.Imapi.Results;

/// <summary>Result codes for drives that cannot be listed or opened.</summary>
internal static class DriveFaults
{
    /// <summary>The result code of a failure to have a drive.</summary>
    public static int HResultOf(DriveFailure failure) => failure switch
    {
        DriveFailure.BadName => ImapiResults.E_INVALIDARG,
        DriveFailure.NotFound or DriveFailure.Gone => ImapiResults.HRESULT_FROM_WIN32_ERROR_DEV_NOT_EXIST,
        DriveFailure.AccessDenied => ImapiResults.E_ACCESSDENIED,
        DriveFailure.InUse => ImapiResults.E_IMAPI_RECORDER_LOCKED,
        DriveFailure.NoDisc => ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA,
        DriveFailure.TimedOut => ImapiResults.E_IMAPI_RECORDER_COMMAND_TIMEOUT,
        _ => ImapiResults.E_FAIL,
    };

    /// <summary>The exception of a call that failed for that reason.</summary>
    public static ImapiException ToFault(this DriveException failure, in CallPlace site) => ImapiFault.Of(
        HResultOf(failure.Failure), site, $"{failure.Message} {failure.Advice}", failure.Sense, failure);
}
