using Redbook.Mmc;

namespace Redbook.Emulation.Drive;

/// <summary>The answers of the drive, by what they mean.</summary>
internal static class Sense
{
    public static SenseData BecomingReady => new(SenseKey.NotReady, 0x04, 0x01);

    public static SenseData FormatInProgress => new(SenseKey.NotReady, 0x04, 0x04);

    public static SenseData OperationInProgress => new(SenseKey.NotReady, 0x04, 0x07);

    public static SenseData LongWriteInProgress => new(SenseKey.NotReady, 0x04, 0x08);

    public static SenseData NoReferencePosition => new(SenseKey.NotReady, 0x06, 0x00);

    public static SenseData NotFormatted => new(SenseKey.NotReady, 0x30, 0x10);

    public static SenseData FormatCorrupted => new(SenseKey.MediumError, 0x31, 0x00);

    public static SenseData NoMediumTrayClosed => new(SenseKey.NotReady, 0x3A, 0x01);

    public static SenseData NoMediumTrayOpen => new(SenseKey.NotReady, 0x3A, 0x02);

    public static SenseData WriteError => new(SenseKey.MediumError, 0x0C, 0x00);

    public static SenseData LossOfStreaming => new(SenseKey.MediumError, 0x0C, 0x09);

    public static SenseData UnrecoveredRead => new(SenseKey.MediumError, 0x11, 0x00);

    public static SenseData UnrecoveredReadLec => new(SenseKey.MediumError, 0x11, 0x05);

    public static SenseData CalibrationAreaFull => new(SenseKey.MediumError, 0x73, 0x02);

    public static SenseData CalibrationAreaAlmostFull => new(SenseKey.RecoveredError, 0x73, 0x01);

    public static SenseData ProgramMemoryAreaFull => new(SenseKey.MediumError, 0x73, 0x05);

    public static SenseData ParameterListLength => new(SenseKey.IllegalRequest, 0x1A, 0x00);

    public static SenseData InvalidOpcode => new(SenseKey.IllegalRequest, 0x20, 0x00);

    public static SenseData AddressOutOfRange => new(SenseKey.IllegalRequest, 0x21, 0x00);

    public static SenseData InvalidWriteAddress => new(SenseKey.IllegalRequest, 0x21, 0x02);

    public static SenseData InvalidField => new(SenseKey.IllegalRequest, 0x24, 0x00);

    public static SenseData InvalidParameter => new(SenseKey.IllegalRequest, 0x26, 0x00);

    public static SenseData CommandSequence => new(SenseKey.IllegalRequest, 0x2C, 0x00);

    public static SenseData UncorrectableSector => new(SenseKey.MediumError, 0x11, 0x05);

    public static SenseData NoSeekComplete => new(SenseKey.MediumError, 0x02, 0x00);

    public static SenseData ContentsUnreadable => new(SenseKey.MediumError, 0x57, 0x00);

    public static SenseData IncompatibleMedium => new(SenseKey.IllegalRequest, 0x30, 0x05);

    public static SenseData SavingNotSupported => new(SenseKey.IllegalRequest, 0x39, 0x00);

    public static SenseData RemovalPrevented => new(SenseKey.IllegalRequest, 0x53, 0x02);

    public static SenseData EndOfUserArea => new(SenseKey.IllegalRequest, 0x63, 0x00);

    public static SenseData IllegalTrackMode => new(SenseKey.IllegalRequest, 0x64, 0x00);

    public static SenseData NothingToClose => new(SenseKey.IllegalRequest, 0x72, 0x04);

    public static SenseData MediumChanged => new(SenseKey.UnitAttention, 0x28, 0x00);

    public static SenseData Reset => new(SenseKey.UnitAttention, 0x29, 0x00);

    public static SenseData WriteProtected => new(SenseKey.DataProtect, 0x27, 0x00);
}
