using Redbook.Recording;
using static Redbook.Imapi.ImapiResults;

namespace Redbook.Imapi.Results;

/// <summary>Which result code a failed step of a recording becomes.</summary>
internal static class FailureTable
{
    /// <summary>One code for each reason. What the engine calls unexpected is looked up by its sense data.</summary>
    public static IReadOnlyDictionary<RecordingFailure, int> Rows { get; } = new Dictionary<RecordingFailure, int>
    {
        [RecordingFailure.UnexpectedResponse] = E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE,
        [RecordingFailure.TimedOut] = E_IMAPI_RECORDER_COMMAND_TIMEOUT,
        [RecordingFailure.InvalidResponse] = E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
        [RecordingFailure.NoMedium] = E_IMAPI_RECORDER_MEDIA_NO_MEDIA,
        [RecordingFailure.MediumUpsideDown] = E_IMAPI_RECORDER_MEDIA_UPSIDE_DOWN,
        [RecordingFailure.MediumBecomingReady] = E_IMAPI_RECORDER_MEDIA_BECOMING_READY,
        [RecordingFailure.MediumFormatting] = E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS,
        [RecordingFailure.MediumBusy] = E_IMAPI_RECORDER_MEDIA_BUSY,
        [RecordingFailure.MediumIncompatible] = E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE,
        [RecordingFailure.MediumNotSupported] = E_IMAPI_DF2TAO_MEDIA_IS_NOT_SUPPORTED,
        [RecordingFailure.MediumWriteProtected] = E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED,
        [RecordingFailure.MediumNotBlank] = E_IMAPI_DF2TAO_MEDIA_IS_NOT_BLANK,
        [RecordingFailure.MediumChanged] = E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE,
        [RecordingFailure.SpeedMismatch] = E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH,
        [RecordingFailure.LossOfStreaming] = E_IMAPI_LOSS_OF_STREAMING,
        [RecordingFailure.NoWriteParametersPage] = E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
        [RecordingFailure.WriteParametersRefused] = E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS,
        [RecordingFailure.NotSupportedByDrive] = E_IMAPI_DF2TAO_RECORDER_NOT_SUPPORTED,
        [RecordingFailure.NotEnoughSpace] = E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE,
        [RecordingFailure.TrackLimitReached] = E_IMAPI_DF2TAO_TRACK_LIMIT_REACHED,
        [RecordingFailure.SourceInvalid] = E_IMAPI_DF2TAO_STREAM_NOT_SUPPORTED,
        [RecordingFailure.SourceFailed] = E_FAIL,
        [RecordingFailure.SourceTooShort] = E_FAIL,
        [RecordingFailure.Cancelled] = E_IMAPI_REQUEST_CANCELLED,
        [RecordingFailure.Locked] = E_IMAPI_RECORDER_LOCKED,
        [RecordingFailure.HandleClosed] = HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
        [RecordingFailure.DeviceGone] = HRESULT_FROM_WIN32_ERROR_DEV_NOT_EXIST,
        [RecordingFailure.AccessDenied] = E_ACCESSDENIED,
        [RecordingFailure.HostFailed] = E_FAIL,
        [RecordingFailure.VerificationFailed] = E_IMAPI_BURN_VERIFICATION_FAILED,
        [RecordingFailure.MediumNotErasable] = E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE,
        [RecordingFailure.EraseFailed] = E_IMAPI_ERASE_DRIVE_FAILED_ERASE_COMMAND,
        [RecordingFailure.EraseTooLong] = E_IMAPI_ERASE_TOOK_LONGER_THAN_ONE_HOUR,
    };

    /// <summary>The result code of a failed step.</summary>
    public static int HResultOf(RecordingException failure) =>
        failure is { Failure: RecordingFailure.UnexpectedResponse, Sense: { } sense }
            && SenseTable.HResultOf(sense, CallOf(failure.Step)) is var hresult
            && !IsSuccess(hresult)
                ? hresult
                : Rows[failure.Failure];

    /// <summary>The exception of a failed step.</summary>
    public static ImapiException ToFault(this RecordingException failure, in CallPlace site) =>
        ImapiFault.Of(HResultOf(failure), site, failure.Message, failure.Sense, failure);

    private static DriveCall CallOf(RecordingStep step) => step switch
    {
        RecordingStep.SetWriteParameters => DriveCall.ModeSelect,
        RecordingStep.SetSpeed => DriveCall.SetSpeed,
        RecordingStep.CalibratePower => DriveCall.PowerCalibration,
        RecordingStep.Write => DriveCall.Write,
        _ => DriveCall.Other,
    };
}
