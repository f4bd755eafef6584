using Redbook.Mmc.Transport;

namespace Redbook.Remote.Rscsi;

internal static class ErrorNumbers
{
    /// <summary>The number that says most nearly why a command got no answer.</summary>
    public static ErrorNumber Of(TransportFailure failure) => failure switch
    {
        TransportFailure.TimedOut => ErrorNumber.TimedOut,
        TransportFailure.DeviceGone => ErrorNumber.NoSuchDevice,
        TransportFailure.HandleClosed => ErrorNumber.BadHandle,
        TransportFailure.AccessDenied => ErrorNumber.AccessDenied,
        TransportFailure.Locked => ErrorNumber.Busy,
        _ => ErrorNumber.InputOutput,
    };
}
