using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>One place where failures of the rooms below become failures that a person can act on.</summary>
internal static class DriveErrors
{
    /// <summary>A command did not reach the drive.</summary>
    /// <param name="doing">What was being done, to what: <c>opening /dev/sr0</c>.</param>
    /// <param name="cause">The transport's failure.</param>
    public static DriveException Transport(string doing, ScsiTransportException cause)
    {
        (DriveFailure failure, string advice) = cause.Failure switch
        {
            TransportFailure.TimedOut => (DriveFailure.TimedOut,
                "When the drive is still working, wait for it to end; then look at the disc with 'redbook info'."),
            TransportFailure.DeviceGone => (DriveFailure.Gone,
                "Check cable and power, then look at the disc with 'redbook info'."),
            TransportFailure.HandleClosed => (DriveFailure.Gone, "Open the drive again."),
            TransportFailure.AccessDenied => (DriveFailure.AccessDenied,
                "Run as a user who may use the drive; on Linux that is a member of the group 'cdrom'."),
            TransportFailure.Locked => (DriveFailure.InUse, "Wait until the other program has ended, or end it."),
            _ => (DriveFailure.Gone, "Check that the drive is there, and try again."),
        };
        return new DriveException(failure, $"{Capital(doing)} failed: {cause.Message}", advice, sense: null, cause);
    }

    /// <summary>The drive answered, but with a refusal (or with a reply that makes no sense).</summary>
    /// <param name="doing">What was being done, to what: <c>looking at the disc in D:</c>.</param>
    /// <param name="result">The drive's answer.</param>
    public static DriveException Refused(string doing, ScsiResult result)
    {
        if (result.Sense is not { } sense)
        {
            string answer = result.IsGood ? "the drive's reply makes no sense" : $"the drive answered {result.Status}";
            return new DriveException(
                DriveFailure.Refused, $"{Capital(doing)} failed: {answer}.", "Try again; if it stays so, restart the drive.");
        }

        return Refused(doing, sense, cause: null);
    }

    /// <summary>The drive refused a command with this sense.</summary>
    public static DriveException Refused(string doing, SenseData sense, Exception? cause)
    {
        (DriveFailure failure, string advice) = Advice(sense);
        return new DriveException(failure, $"{Capital(doing)} failed: {sense.Describe()}.", advice, sense, cause);
    }

    /// <summary>A virtual disc could not be made or opened.</summary>
    public static DriveException VirtualDisc(VirtualDiscException cause)
    {
        (DriveFailure failure, string advice) = cause.Failure switch
        {
            VirtualDiscFailure.NotFound => (DriveFailure.NotFound, $"Make one: redbook disc new {cause.Path}"),
            VirtualDiscFailure.AlreadyExists => (DriveFailure.NotRecordable, "Choose another name."),
            VirtualDiscFailure.InUse => (DriveFailure.InUse, "Wait until the other program has ended, or end it."),
            VirtualDiscFailure.Damaged => (DriveFailure.NotRecordable, "Record on another disc."),
            VirtualDiscFailure.UnknownVersion =>
                (DriveFailure.NotSupported, "Use the version that recorded it, or a later one."),
            _ => (DriveFailure.AccessDenied, "Check the folder, who may write to it, and the space left."),
        };
        return new DriveException(failure, cause.Message, advice, sense: null, cause);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static (DriveFailure Failure, string Advice) Advice(SenseData sense) => sense switch
    {
        { Key: SenseKey.NotReady, Asc: 0x3A } => (DriveFailure.NoDisc, "Put a recordable disc into the drive."),
        { Key: SenseKey.NotReady } => (DriveFailure.Refused, "Wait until the drive is ready, and try again."),
        { Key: SenseKey.UnitAttention, Asc: 0x28 or 0x29 } =>
            (DriveFailure.DiscChanged, "Look at the disc with 'redbook info', and begin again."),
        { Asc: 0x30 } or { Key: SenseKey.DataProtect } =>
            (DriveFailure.NotRecordable, "Put a blank CD-R into the drive."),
        { Key: SenseKey.IllegalRequest, Asc: 0x63 } => (DriveFailure.NotRecordable, "Put a blank CD-R into the drive."),
        { Key: SenseKey.IllegalRequest, Asc: 0x24 or 0x26 or 0x20 } =>
            (DriveFailure.CannotDo, "The drive cannot do this; look at what it can with 'redbook info'."),
        { Asc: 0x0C, Ascq: 0x09 } => (DriveFailure.Refused,
            "Data came too late: choose a lower --speed, close other programs, read from a faster disk."),
        { Asc: 0x73 or 0x0C } or { Key: SenseKey.MediumError } =>
            (DriveFailure.Refused, "Try another disc, another brand of disc, or a lower --speed."),
        _ => (DriveFailure.Refused, "Try again; if it stays so, try another disc or restart the drive."),
    };
}
