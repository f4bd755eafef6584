using Redbook.Mmc;
using Redbook.Mmc.Transport;
using static Redbook.Imapi.ImapiResults;

namespace Redbook.Imapi.Results;

/// <summary>Which result code an answer of a drive, or the lack of one, becomes.</summary>
internal static class SenseTable
{
    /// <summary>The first row that matches is taken.</summary>
    public static IReadOnlyList<SenseRow> Rows { get; } =
    [
        new(S_OK, SenseKey.NoSense, 0x00, 0x00, 0x00),
        new(S_OK, SenseKey.RecoveredError),
        new(E_IMAPI_RECORDER_MEDIA_NO_MEDIA, null, 0x3A),
        new(E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE, SenseKey.NotReady, 0x04, 0x03, 0x03),
        new(E_IMAPI_RECORDER_MEDIA_BECOMING_READY, SenseKey.NotReady, 0x04, 0x00, 0x02),
        new(E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS, SenseKey.NotReady, 0x04, 0x04, 0x04),
        new(E_IMAPI_RECORDER_MEDIA_BUSY, SenseKey.NotReady, 0x04),
        new(E_IMAPI_RECORDER_MEDIA_UPSIDE_DOWN, SenseKey.NotReady, 0x06, 0x00, 0x00),
        new(E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE, SenseKey.NotReady, 0x30),
        new(E_IMAPI_RECORDER_MEDIA_BECOMING_READY, SenseKey.NotReady),
        new(E_IMAPI_LOSS_OF_STREAMING, SenseKey.MediumError, 0x0C, 0x09, 0x09),
        new(E_IMAPI_ERASE_DRIVE_FAILED_ERASE_COMMAND, SenseKey.MediumError, 0x51),
        new(E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE, SenseKey.MediumError, 0x57),
        new(E_IMAPI_LOSS_OF_STREAMING, SenseKey.IllegalRequest, 0x0C, 0x09, 0x09),
        new(E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED, SenseKey.IllegalRequest, 0x20,
            Call: DriveCall.GetConfiguration),
        new(E_IMAPI_LOSS_OF_STREAMING, SenseKey.IllegalRequest, 0x21, Call: DriveCall.Write),
        new(E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE, SenseKey.IllegalRequest, 0x24, Call: DriveCall.ModeSense),
        new(E_IMAPI_RECORDER_NO_SUCH_FEATURE, SenseKey.IllegalRequest, 0x24, Call: DriveCall.GetConfiguration),
        new(E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT, SenseKey.IllegalRequest, 0x24,
            Call: DriveCall.ReadDiscStructure),
        new(E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH, SenseKey.IllegalRequest, 0x24, Call: DriveCall.SetSpeed),
        new(E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH, SenseKey.IllegalRequest, 0x26, Call: DriveCall.SetSpeed),
        new(E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH, SenseKey.IllegalRequest, 0x26, Call: DriveCall.PowerCalibration),
        new(E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS, SenseKey.IllegalRequest, 0x26),
        new(E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE, SenseKey.IllegalRequest, 0x30),
        new(E_FAIL, SenseKey.IllegalRequest, 0x53, 0x02, 0x02),
        new(E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE, SenseKey.IllegalRequest, 0x63, 0x00, 0x01),
        new(E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED, SenseKey.DataProtect, 0x27),
        new(E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE, null),
    ];

    /// <summary>The result code of an answer.</summary>
    public static int HResultOf(SenseData sense, DriveCall call = DriveCall.Other) =>
        Rows.First(row => row.Matches(sense, call)).HResult;

    /// <summary>The result code of a status, with or without sense data.</summary>
    public static int HResultOf(in ScsiResult answer, DriveCall call = DriveCall.Other) => answer switch
    {
        { IsGood: true } => S_OK,
        { Sense: { } sense } => HResultOf(sense, call),
        { Status: ScsiStatus.Busy or ScsiStatus.TaskSetFull } => E_IMAPI_RECORDER_MEDIA_BUSY,
        { Status: ScsiStatus.ReservationConflict } => E_IMAPI_RECORDER_LOCKED,
        _ => E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE,
    };

    /// <summary>The result code of an answer that never came.</summary>
    public static int HResultOf(TransportFailure failure) => failure switch
    {
        TransportFailure.TimedOut => E_IMAPI_RECORDER_COMMAND_TIMEOUT,
        TransportFailure.DeviceGone => HRESULT_FROM_WIN32_ERROR_DEV_NOT_EXIST,
        TransportFailure.HandleClosed => HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
        TransportFailure.AccessDenied => E_ACCESSDENIED,
        TransportFailure.Locked => E_IMAPI_RECORDER_LOCKED,
        _ => E_FAIL,
    };
}
