using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;

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
                "When the drive is still working, wait for it to end; then look at the disc with 'redbook info'. A drive that is only "
                + "slow gets twice the time with --timeout-scale 2."),
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

    /// <summary>There is a disc, but the drive cannot use it (yet).</summary>
    public static DriveException NotReady(DriveName name, SenseData sense) => new(
        sense.Asc is 0x06 or 0x30 ? DriveFailure.NotRecordable : DriveFailure.Refused,
        $"The disc in {name} is not ready: {sense.Describe()}.",
        sense.Asc == 0x06 ? "Look whether the disc lies upside down." : "Wait a little, or take another disc.",
        sense);

    /// <summary>A step of the engine failed.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="tracksDone">Tracks that were recorded before it, so that the disc is not what it was.</param>
    public static DriveException Recording(RecordingException cause, int tracksDone = 0) => tracksDone == 0
        ? new(Reason(cause.Failure), cause.Report, cause.Advice, cause.Sense, cause)
        : new(
            Reason(cause.Failure),
            $"{cause.Report} Before that, {tracksDone} of the album's tracks were recorded.",
            $"{cause.Advice} The disc may be open: look with 'redbook info', close it with 'redbook finalize'.",
            cause.Sense,
            cause);

    /// <summary>A step of recording in one go failed.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="sessionsDone">Sessions of the album that were recorded before it and can be read.</param>
    public static DriveException AtOnce(RecordingException cause, int sessionsDone = 0)
    {
        if (sessionsDone > 0)
        {
            string before = sessionsDone == 1 ? "Session 1 is" : $"Sessions 1 to {sessionsDone} are";
            string lost = cause.IsDiscSpoiled ? $"; session {sessionsDone + 1} had been begun and cannot be used" : "";
            return new DriveException(
                Reason(cause.Failure),
                $"{cause.Report} {before} on the disc and can be read{lost}.",
                cause.IsDiscSpoiled ? $"{cause.Advice} Begin again with a blank disc." : $"{cause.Advice} Look at the disc with 'redbook info'.",
                cause.Sense,
                cause);
        }

        return !cause.IsDiscSpoiled
            ? Recording(cause)
            : new(
                Reason(cause.Failure),
                $"{cause.Report} The disc had been begun and cannot be used.",
                $"{cause.Advice} Begin again with a blank disc.",
                cause.Sense,
                cause);
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

    private static DriveFailure Reason(RecordingFailure failure) => failure switch
    {
        RecordingFailure.TimedOut or RecordingFailure.EraseTooLong => DriveFailure.TimedOut,
        RecordingFailure.NoMedium => DriveFailure.NoDisc,
        RecordingFailure.MediumUpsideDown or RecordingFailure.MediumIncompatible or RecordingFailure.MediumNotSupported
            or RecordingFailure.MediumWriteProtected or RecordingFailure.MediumNotBlank
            or RecordingFailure.MediumNotErasable => DriveFailure.NotRecordable,
        RecordingFailure.MediumChanged => DriveFailure.DiscChanged,
        RecordingFailure.NotEnoughSpace => DriveFailure.TooLong,
        RecordingFailure.TrackLimitReached => DriveFailure.TooManyTracks,
        RecordingFailure.SpeedMismatch or RecordingFailure.NotSupportedByDrive
            or RecordingFailure.NoWriteParametersPage or RecordingFailure.WriteParametersRefused
            or RecordingFailure.CueSheetRefused => DriveFailure.CannotDo,
        RecordingFailure.Locked or RecordingFailure.MediumMounted => DriveFailure.InUse,
        RecordingFailure.HandleClosed or RecordingFailure.DeviceGone or RecordingFailure.HostFailed => DriveFailure.Gone,
        RecordingFailure.AccessDenied => DriveFailure.AccessDenied,
        RecordingFailure.VerificationFailed => DriveFailure.NotAsWritten,
        _ => DriveFailure.Refused,
    };
}
