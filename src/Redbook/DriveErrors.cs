using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>One place where failures of the rooms below become failures that a person can act on.</summary>
internal static class DriveErrors
{
    public static DriveException Transport(string doing, ScsiTransportException refused)
    {
        (DriveFailure failure, string advice) = refused.Failure switch
        {
            TransportFailure.TimedOut => (DriveFailure.TimedOut,
                "Look at the drive: when it is still working, wait for it to end, then look at the disc with 'info'."),
            TransportFailure.DeviceGone => (DriveFailure.Gone, "Check cable and power, then look at the disc with 'info'."),
            TransportFailure.HandleClosed => (DriveFailure.Gone, "Open the drive again."),
            TransportFailure.AccessDenied => (DriveFailure.AccessDenied,
                "Run as a user who may use the drive; on Linux, add yourself to the group 'cdrom'."),
            TransportFailure.Locked => (DriveFailure.InUse, "Wait until the other program has ended, or end it."),
            _ => (DriveFailure.Gone, "Check that the drive is there and try again."),
        };
        return new DriveException(failure, $"{Capital(doing)} failed: {refused.Message}", advice, null, refused);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
