using Redbook.Imapi.Results;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Version1.Results;

/// <summary>Which code of version 1 a failed step of recording, or the lack of a drive, becomes.</summary>
internal static class RecordingFaults
{
    /// <summary>The code of a failed step: by the reason where it has a code, else by the step.</summary>
    public static int HResultOf(RecordingFailure failure, RecordingStep step) => failure switch
    {
        RecordingFailure.Cancelled => IMAPI_E_USERABORT,
        RecordingFailure.NoMedium => IMAPI_E_MEDIUM_NOTPRESENT,
        RecordingFailure.MediumUpsideDown or RecordingFailure.MediumIncompatible or RecordingFailure.MediumNotSupported
            or RecordingFailure.MediumNotErasable => IMAPI_E_MEDIUM_INVALIDTYPE,
        RecordingFailure.MediumNotBlank or RecordingFailure.MediumWriteProtected => IMAPI_E_CANNOT_WRITE_TO_MEDIA,
        RecordingFailure.NotEnoughSpace or RecordingFailure.TrackLimitReached => IMAPI_E_DISCFULL,
        RecordingFailure.LossOfStreaming => IMAPI_E_LOSS_OF_STREAMING,
        RecordingFailure.DeviceGone or RecordingFailure.HandleClosed => IMAPI_E_DEVICE_NOTPRESENT,
        RecordingFailure.Locked or RecordingFailure.MediumMounted or RecordingFailure.AccessDenied => IMAPI_E_DEVICE_NOTACCESSIBLE,
        RecordingFailure.NotSupportedByDrive => IMAPI_E_DEVICE_INVALIDTYPE,
        RecordingFailure.SourceFailed or RecordingFailure.SourceTooShort or RecordingFailure.SourceInvalid =>
            IMAPI_E_INVALIDIMAGE,
        RecordingFailure.EraseFailed or RecordingFailure.EraseTooLong => IMAPI_E_GENERIC,
        _ => HResultOf(step),
    };

    /// <summary>The exception of a failed step.</summary>
    public static ImapiException ToDiscMasterFault(this RecordingException failure, in CallPlace site) => DiscMasterFault.Of(
        HResultOf(failure.Failure, failure.Step), site, failure.Message, failure.Sense, failure);

    /// <summary>The exception of a drive that cannot be had.</summary>
    public static ImapiException ToDiscMasterFault(this DriveException failure, in CallPlace site) => DiscMasterFault.Of(
        failure.Failure is DriveFailure.BadName or DriveFailure.NotFound or DriveFailure.Gone or DriveFailure.NoDisc
            ? IMAPI_E_DEVICE_NOTPRESENT
            : IMAPI_E_DEVICE_NOTACCESSIBLE,
        site,
        $"{failure.Message} {failure.Advice}",
        failure.Sense,
        failure);

    /// <summary>The exception of an answer that never came.</summary>
    public static ImapiException ToDiscMasterFault(this ScsiTransportException failure, in CallPlace site) =>
        DiscMasterFault.Of(
            HResultOf(SenseClassifier.Classify(failure.Failure), RecordingStep.Verify),
            site,
            $"No answer came from the drive: {failure.Message}",
            inner: failure);

    private static int HResultOf(RecordingStep step) => step switch
    {
        RecordingStep.TakeExclusiveAccess => IMAPI_E_DEVICE_NOTACCESSIBLE,
        RecordingStep.LockTray or RecordingStep.SetSpeed or RecordingStep.SetWriteParameters or RecordingStep.CalibratePower
            or RecordingStep.CheckPlan or RecordingStep.SendCueSheet => IMAPI_E_INITIALIZE_WRITE,
        RecordingStep.WaitForReady or RecordingStep.IdentifyDrive or RecordingStep.ReadDisc
            or RecordingStep.ReadNextWritable or RecordingStep.ReadCapabilities or RecordingStep.ReadFeatures =>
            IMAPI_E_DISCINFO,
        RecordingStep.SynchronizeCache or RecordingStep.CloseTrack or RecordingStep.CloseSession =>
            IMAPI_E_INITIALIZE_ENDWRITE,
        _ => IMAPI_E_GENERIC,
    };
}
