using Redbook.Imapi.Recorders;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using static Redbook.Imapi.ImapiResults;

namespace Redbook.Imapi.Results;

/// <summary>Which result code a failed step, an answer of a drive, or the lack of one becomes: what it means is told by
/// <see cref="SenseClassifier"/>, here it gets its number.</summary>
internal static class FailureTable
{
    /// <summary>One code for each reason.</summary>
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
        [RecordingFailure.MediumMounted] = E_IMAPI_RECORDER_LOCKED,
        [RecordingFailure.HandleClosed] = HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
        [RecordingFailure.DeviceGone] = HRESULT_FROM_WIN32_ERROR_DEV_NOT_EXIST,
        [RecordingFailure.AccessDenied] = E_ACCESSDENIED,
        [RecordingFailure.HostFailed] = E_FAIL,
        [RecordingFailure.VerificationFailed] = E_IMAPI_BURN_VERIFICATION_FAILED,
        [RecordingFailure.MediumNotErasable] = E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE,
        [RecordingFailure.EraseFailed] = E_IMAPI_ERASE_DRIVE_FAILED_ERASE_COMMAND,
        [RecordingFailure.EraseTooLong] = E_IMAPI_ERASE_TOOK_LONGER_THAN_ONE_HOUR,
        [RecordingFailure.NoSuchModePage] = E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE,
        [RecordingFailure.NoSuchFeature] = E_IMAPI_RECORDER_NO_SUCH_FEATURE,
        [RecordingFailure.NoFeatures] = E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED,
        [RecordingFailure.NoDiscStructure] = E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT,
        [RecordingFailure.ParametersRefused] = E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS,
        [RecordingFailure.RemovalPrevented] = E_FAIL,
        [RecordingFailure.LeadInTooShort] = E_IMAPI_DF2RAW_STREAM_LEADIN_TOO_SHORT,
        [RecordingFailure.CueSheetRefused] = E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS,
        [RecordingFailure.PlanImpossible] = E_INVALIDARG,
    };

    /// <summary>The result code of a failed step.</summary>
    public static int HResultOf(RecordingException failure) => Rows[failure.Failure];

    /// <summary>The result code of an answer.</summary>
    public static int HResultOf(SenseData sense, RecordingStep step) =>
        SenseClassifier.IsHarmless(sense) ? S_OK : Rows[SenseClassifier.Classify(sense, step)];

    /// <summary>The result code of a status, with or without sense data.</summary>
    public static int HResultOf(in ScsiResult answer, RecordingStep step) => answer switch
    {
        { IsGood: true } => S_OK,
        { Sense: { } sense } => HResultOf(sense, step),
        _ => Rows[SenseClassifier.Classify(answer, step)],
    };

    /// <summary>The result code of an answer that never came.</summary>
    public static int HResultOf(TransportFailure failure) => Rows[SenseClassifier.Classify(failure)];

    /// <summary>The result code of a failed step of one kind of recording: some reasons have names of its own.</summary>
    public static int HResultOf(RecordingException failure, FormatCodes codes) => failure.Failure switch
    {
        RecordingFailure.MediumNotSupported => codes.MediaNotSupported,
        RecordingFailure.MediumNotBlank => codes.MediaNotBlank,
        RecordingFailure.NotSupportedByDrive => codes.RecorderNotSupported,
        RecordingFailure.NotEnoughSpace => codes.NotEnoughSpace,
        RecordingFailure.SourceInvalid => codes.StreamNotSupported,
        _ => HResultOf(failure),
    };

    /// <summary>The exception of a failed step.</summary>
    public static ImapiException ToFault(this RecordingException failure, in CallPlace site) =>
        ImapiFault.Of(HResultOf(failure), site, failure.Message, failure.Sense, failure);

    /// <summary>The exception of a failed step of one kind of recording.</summary>
    public static ImapiException ToFault(this RecordingException failure, in CallPlace site, FormatCodes codes) =>
        ImapiFault.Of(HResultOf(failure, codes), site, failure.Message, failure.Sense, failure);
}
