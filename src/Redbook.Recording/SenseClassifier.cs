using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>What an answer of a drive, or the lack of one, means: one table, so that each cause has one name.</summary>
public static class SenseClassifier
{
    /// <summary>Whether the command was carried out, whatever the drive had to say about it.</summary>
    public static bool IsHarmless(SenseData sense) =>
        sense is { IsDeferred: false, Key: SenseKey.NoSense or SenseKey.RecoveredError or SenseKey.Completed };

    /// <summary>Why a command was refused.</summary>
    /// <param name="result">The answer: not a good one.</param>
    /// <param name="step">What was being done, where the meaning depends on it.</param>
    public static RecordingFailure Classify(in ScsiResult result, RecordingStep step) => result switch
    {
        { Sense: { } sense } => Classify(sense, step),
        { Status: ScsiStatus.Busy or ScsiStatus.TaskSetFull } => RecordingFailure.MediumBusy,
        { Status: ScsiStatus.ReservationConflict } => RecordingFailure.Locked,
        _ => RecordingFailure.UnexpectedResponse,
    };

    /// <summary>Why a command was refused.</summary>
    /// <param name="sense">The drive's own words.</param>
    /// <param name="step">What was being done, where the meaning depends on it.</param>
    public static RecordingFailure Classify(SenseData sense, RecordingStep step) => sense switch
    {
        { Asc: 0x3A } => RecordingFailure.NoMedium,
        { Asc: 0x30 } => RecordingFailure.MediumIncompatible,
        { Key: SenseKey.NotReady } => ClassifyNotReady(sense),
        { Key: SenseKey.MediumError, Asc: 0x51 } => RecordingFailure.EraseFailed,
        { Key: SenseKey.MediumError, Asc: 0x57 } => RecordingFailure.MediumIncompatible,
        { Asc: 0x0C, Ascq: 0x09 } => RecordingFailure.LossOfStreaming,
        { Asc: 0x27 } or { Key: SenseKey.DataProtect } => RecordingFailure.MediumWriteProtected,
        { Asc: 0x63 } => RecordingFailure.NotEnoughSpace,
        { Key: SenseKey.UnitAttention, Asc: 0x28 or 0x29 } => RecordingFailure.MediumChanged,
        { Key: SenseKey.IllegalRequest, Asc: 0x53, Ascq: 0x02 } => RecordingFailure.RemovalPrevented,
        { Key: SenseKey.IllegalRequest, Asc: 0x20 } => ClassifyUnknownCommand(step),
        { Key: SenseKey.IllegalRequest, Asc: 0x24 } => ClassifyInvalidField(step),
        { Key: SenseKey.IllegalRequest, Asc: 0x26 } => ClassifyInvalidParameter(step),
        _ => RecordingFailure.UnexpectedResponse,
    };

    /// <summary>Why no answer came.</summary>
    public static RecordingFailure Classify(TransportFailure failure) => failure switch
    {
        TransportFailure.TimedOut => RecordingFailure.TimedOut,
        TransportFailure.DeviceGone => RecordingFailure.DeviceGone,
        TransportFailure.HandleClosed => RecordingFailure.HandleClosed,
        TransportFailure.AccessDenied => RecordingFailure.AccessDenied,
        TransportFailure.Locked => RecordingFailure.Locked,
        _ => RecordingFailure.HostFailed,
    };

    /// <summary>Busy with something long: the same command is sent again later.</summary>
    internal static bool IsBusy(SenseData sense) =>
        sense is { IsDeferred: false, Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x04 or 0x07 or 0x08 };

    /// <summary>Becoming ready by itself.</summary>
    internal static bool IsBecomingReady(SenseData sense) =>
        sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x00 or 0x01 };

    /// <summary>Another disc, or a reset after which nothing set before holds.</summary>
    internal static bool IsChange(SenseData sense) =>
        sense is { Key: SenseKey.UnitAttention, Asc: 0x28 or 0x29 };

    private static RecordingFailure ClassifyNotReady(SenseData sense) => (sense.Asc, sense.Ascq) switch
    {
        (0x04, 0x03) => RecordingFailure.MediumIncompatible,
        (0x04, 0x04) => RecordingFailure.MediumFormatting,
        (0x04, > 0x04) => RecordingFailure.MediumBusy,
        (0x06, _) => RecordingFailure.MediumUpsideDown,
        _ => RecordingFailure.MediumBecomingReady,
    };

    private static RecordingFailure ClassifyUnknownCommand(RecordingStep step) => step switch
    {
        RecordingStep.SetWriteParameters => RecordingFailure.NoWriteParametersPage,
        RecordingStep.SetSpeed => RecordingFailure.SpeedMismatch,
        RecordingStep.ReadDisc or RecordingStep.Erase => RecordingFailure.NotSupportedByDrive,
        RecordingStep.ReadFeatures => RecordingFailure.NoFeatures,
        _ => RecordingFailure.UnexpectedResponse,
    };

    private static RecordingFailure ClassifyInvalidField(RecordingStep step) => step switch
    {
        RecordingStep.SetWriteParameters => RecordingFailure.NoWriteParametersPage,
        RecordingStep.SetSpeed => RecordingFailure.SpeedMismatch,
        RecordingStep.ReadCapabilities => RecordingFailure.NoSuchModePage,
        RecordingStep.ReadFeatures => RecordingFailure.NoSuchFeature,
        RecordingStep.ReadDiscStructure => RecordingFailure.NoDiscStructure,
        _ => RecordingFailure.UnexpectedResponse,
    };

    private static RecordingFailure ClassifyInvalidParameter(RecordingStep step) => step switch
    {
        RecordingStep.SetWriteParameters => RecordingFailure.WriteParametersRefused,
        RecordingStep.SetSpeed or RecordingStep.CalibratePower => RecordingFailure.SpeedMismatch,
        _ => RecordingFailure.ParametersRefused,
    };
}
