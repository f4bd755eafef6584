using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>What an answer means for a recording: one table, so that each cause has one name.</summary>
internal static class SenseClassifier
{
    /// <summary>Busy with something long: the same command is sent again later.</summary>
    public static bool IsBusy(SenseData sense) =>
        sense is { IsDeferred: false, Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x04 or 0x07 or 0x08 };

    /// <summary>Becoming ready by itself.</summary>
    public static bool IsBecomingReady(SenseData sense) =>
        sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x00 or 0x01 };

    /// <summary>Another disc, or a reset after which nothing set before holds.</summary>
    public static bool IsChange(SenseData sense) =>
        sense is { Key: SenseKey.UnitAttention, Asc: 0x28 or 0x29 };

    /// <summary>The command was carried out, whatever the drive had to say about it.</summary>
    public static bool IsHarmless(SenseData sense) =>
        sense is { IsDeferred: false, Key: SenseKey.NoSense or SenseKey.RecoveredError or SenseKey.Completed };

    public static RecordingFailure Classify(SenseData sense, RecordingStep step) => sense switch
    {
        { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x03 } => RecordingFailure.MediumIncompatible,
        { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x04 } => RecordingFailure.MediumFormatting,
        { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x00 or 0x01 or 0x02 } => RecordingFailure.MediumBecomingReady,
        { Key: SenseKey.NotReady, Asc: 0x04 } => RecordingFailure.MediumBusy,
        { Key: SenseKey.NotReady, Asc: 0x06 } => RecordingFailure.MediumUpsideDown,
        { Asc: 0x3A } => RecordingFailure.NoMedium,
        { Asc: 0x30 } => RecordingFailure.MediumIncompatible,
        { Key: SenseKey.MediumError, Asc: 0x51 } => RecordingFailure.EraseFailed,
        { Key: SenseKey.MediumError, Asc: 0x57 } => RecordingFailure.MediumIncompatible,
        { Asc: 0x0C, Ascq: 0x09 } => RecordingFailure.LossOfStreaming,
        { Asc: 0x27 } or { Key: SenseKey.DataProtect } => RecordingFailure.MediumWriteProtected,
        { Asc: 0x63 } => RecordingFailure.NotEnoughSpace,
        { Key: SenseKey.UnitAttention, Asc: 0x28 or 0x29 } => RecordingFailure.MediumChanged,
        { Key: SenseKey.IllegalRequest, Asc: 0x24 or 0x26 or 0x20 } => ClassifyRefusal(sense, step),
        _ => RecordingFailure.UnexpectedResponse,
    };

    public static RecordingFailure Classify(TransportFailure failure) => failure switch
    {
        TransportFailure.TimedOut => RecordingFailure.TimedOut,
        TransportFailure.DeviceGone => RecordingFailure.DeviceGone,
        TransportFailure.HandleClosed => RecordingFailure.HandleClosed,
        TransportFailure.AccessDenied => RecordingFailure.AccessDenied,
        TransportFailure.Locked => RecordingFailure.Locked,
        _ => RecordingFailure.HostFailed,
    };

    private static RecordingFailure ClassifyRefusal(SenseData sense, RecordingStep step) => (step, sense.Asc) switch
    {
        (RecordingStep.SetWriteParameters, 0x26) => RecordingFailure.WriteParametersRefused,
        (RecordingStep.SetWriteParameters, _) => RecordingFailure.NoWriteParametersPage,
        (RecordingStep.SetSpeed, _) or (RecordingStep.CalibratePower, 0x26) => RecordingFailure.SpeedMismatch,
        (RecordingStep.ReadDisc or RecordingStep.Erase, 0x20) => RecordingFailure.NotSupportedByDrive,
        _ => RecordingFailure.UnexpectedResponse,
    };
}
