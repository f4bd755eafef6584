using Redbook.Recording;
using static Redbook.Imapi.ImapiResults;

namespace Redbook.Imapi.Results;

/// <summary>Which result code a failed step of erasing becomes: erasing has names of its own for some of them.</summary>
internal static class EraseFaults
{
    /// <summary>The result code of a failed step of erasing.</summary>
    public static int HResultOf(RecordingException failure) => (failure.Failure, failure.Step) switch
    {
        (RecordingFailure.MediumNotSupported, _) => E_IMAPI_ERASE_MEDIA_IS_NOT_SUPPORTED,
        (RecordingFailure.NotSupportedByDrive, _) => E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED,
        (RecordingFailure.InvalidResponse, RecordingStep.ReadCapabilities) => E_IMAPI_ERASE_MODE_PAGE_2A_TOO_SMALL,
        (RecordingFailure.InvalidResponse, RecordingStep.ReadDisc or RecordingStep.Erase) =>
            E_IMAPI_ERASE_DISC_INFORMATION_TOO_SMALL,
        (RecordingFailure.UnexpectedResponse, RecordingStep.SpinUp) => E_IMAPI_ERASE_DRIVE_FAILED_SPINUP_COMMAND,
        (RecordingFailure.UnexpectedResponse or RecordingFailure.VerificationFailed or RecordingFailure.MediumChanged,
            RecordingStep.Erase) => E_IMAPI_ERASE_UNEXPECTED_DRIVE_RESPONSE_DURING_ERASE,
        _ => FailureTable.HResultOf(failure),
    };

    /// <summary>The exception of a failed step of erasing.</summary>
    public static ImapiException ToEraseFault(this RecordingException failure, in CallPlace site) =>
        ImapiFault.Of(HResultOf(failure), site, failure.Message, failure.Sense, failure);
}
