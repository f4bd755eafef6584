namespace Redbook.Recording;

/// <summary>The words around an answer: what was being done before it, what to do behind it.</summary>
internal static class FailureText
{
    public static string Doing(RecordingStep step) => step switch
    {
        RecordingStep.TakeExclusiveAccess => "Taking the drive for this program",
        RecordingStep.WaitForReady => "Waiting for the drive to become ready",
        RecordingStep.IdentifyDrive => "Asking the drive what it can do",
        RecordingStep.LockTray => "Locking the tray",
        RecordingStep.ReadDisc => "Reading the state of the disc",
        RecordingStep.SetSpeed => "Setting the write speed",
        RecordingStep.SetWriteParameters => "Setting the write parameters",
        RecordingStep.ReadNextWritable => "Asking where the recording goes",
        RecordingStep.CheckPlan => "Checking what is to be recorded against the disc",
        RecordingStep.ReadSource => "Reading the sound",
        RecordingStep.CalibratePower => "Calibrating the laser",
        RecordingStep.Write => "Writing",
        RecordingStep.SynchronizeCache => "Finishing what was written",
        RecordingStep.CloseTrack => "Closing the track",
        RecordingStep.CloseSession => "Closing the session",
        RecordingStep.Verify => "Checking the disc after writing",
        RecordingStep.SpinUp => "Spinning the disc up",
        RecordingStep.ReadCapabilities => "Reading what the drive can do",
        RecordingStep.ReadFeatures => "Reading the drive's features",
        RecordingStep.MoveTray => "Moving the tray",
        RecordingStep.ReadDiscStructure => "Reading a structure of the disc",
        RecordingStep.Erase => "Erasing the disc",
        RecordingStep.SendCueSheet => "Telling the drive the layout of the session",
        RecordingStep.WriteAtOnce => "Writing the disc in one go",
        _ => step.ToString(),
    };

    public static string Advice(RecordingFailure failure, RecordingStep step) => (failure, step) switch
    {
        (RecordingFailure.MediumNotSupported, RecordingStep.Erase) => "Only a CD-RW can be erased.",
        (RecordingFailure.NotSupportedByDrive, RecordingStep.Erase) => "Use a drive that writes CD-RW.",
        (RecordingFailure.VerificationFailed or RecordingFailure.UnexpectedResponse, RecordingStep.Erase) =>
            "The disc is not usable as it is: erase it once more, in full.",
        (RecordingFailure.Cancelled, RecordingStep.WriteAtOnce) =>
            "A disc that was being written in one go is lost, unless it is a CD-RW: that can be erased.",
        _ => Advice(failure),
    };

    private static string Advice(RecordingFailure failure) => failure switch
    {
        RecordingFailure.TimedOut => "Check the drive's cable and power, and try again; a drive that is only slow gets twice the "
            + "time with --timeout-scale 2.",
        RecordingFailure.InvalidResponse => "Switch the drive off and on; if it stays, its firmware does not suit.",
        RecordingFailure.NoMedium => "Insert a CD-R or CD-RW.",
        RecordingFailure.MediumUpsideDown => "Turn the disc over.",
        RecordingFailure.MediumBecomingReady => "Wait until the drive has settled, then try again, with more time if need be "
            + "(--timeout-scale 2).",
        RecordingFailure.MediumFormatting => "Wait until the formatting has ended, then try again.",
        RecordingFailure.MediumBusy => "Wait until the drive has finished, then try again, with more time if need be "
            + "(--timeout-scale 2).",
        RecordingFailure.MediumIncompatible => "Use another disc.",
        RecordingFailure.MediumNotSupported => "Use a CD-R or CD-RW.",
        RecordingFailure.MediumWriteProtected => "Use a disc that can be written.",
        RecordingFailure.MediumNotBlank => "Use a blank disc, or blank this one if it is a CD-RW.",
        RecordingFailure.MediumChanged => "Start again with the disc that is meant.",
        RecordingFailure.SpeedMismatch => "Use a disc made for this drive's speeds, or choose another speed.",
        RecordingFailure.LossOfStreaming => "The data came too late. Three things help, on a new disc: a lower speed (--speed), "
            + "underrun protection (--underrun-protection on), and a computer with less to do meanwhile (close other programs, "
            + "or copy the files to a fast disk first).",
        RecordingFailure.NoWriteParametersPage => "This drive does not record CDs.",
        RecordingFailure.WriteParametersRefused => "This drive does not record in this way.",
        RecordingFailure.NotSupportedByDrive => "Use another drive, or leave out what it cannot do.",
        RecordingFailure.NotEnoughSpace => "Use a longer disc or leave something out.",
        RecordingFailure.TrackLimitReached => "Use another disc for what follows.",
        RecordingFailure.SourceInvalid => "Give whole sectors of 2352 bytes: 44.1 kHz, 16 bits, stereo, without header.",
        RecordingFailure.SourceFailed => "Check the source.",
        RecordingFailure.SourceTooShort => "Check the source; the track ends where the sound ended.",
        RecordingFailure.Cancelled => "What is recorded stays; close the session to make it playable.",
        RecordingFailure.Locked => "Close the other program.",
        RecordingFailure.MediumMounted => "Unmount it, or have it unmounted: --unmount.",
        RecordingFailure.HandleClosed => "Open the drive again.",
        RecordingFailure.DeviceGone => "Connect the drive and open it again.",
        RecordingFailure.AccessDenied => "Run with the right to use the drive (on Linux, usually the group cdrom).",
        RecordingFailure.HostFailed => "See the system's log.",
        RecordingFailure.NoSuchModePage or RecordingFailure.NoSuchFeature or RecordingFailure.NoFeatures
            or RecordingFailure.ParametersRefused => "Use another drive, or do without what it lacks.",
        RecordingFailure.NoDiscStructure => "Use a disc of the kind that has it.",
        RecordingFailure.RemovalPrevented => "Wait until the program that keeps the disc in has ended, or unlock the tray.",
        RecordingFailure.MediumNotErasable => "Use another CD-RW; this one keeps what it has.",
        RecordingFailure.EraseFailed => "Try a full erase; if that fails too, the disc is worn out.",
        RecordingFailure.EraseTooLong => "The drive may still be erasing: wait for it, then use another disc, or give it more time "
            + "(--timeout-scale 2).",
        RecordingFailure.LeadInTooShort => "Make the image anew for this disc, or with a lead-in that starts at 95:00:00.",
        RecordingFailure.CueSheetRefused => "Record track by track, or raw where the drive can, or use another drive.",
        RecordingFailure.PlanImpossible => "Change what is named here.",
        RecordingFailure.VerificationFailed => "Do not trust this disc; try another disc or a lower speed.",
        _ => "Try another disc or a lower speed; if it stays, the drive may be failing.",
    };
}
