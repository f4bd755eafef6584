namespace Redbook.Transport.Windows.Interop;

/// <summary>The error numbers that mean something here; names as in <c>winerror.h</c>.</summary>
internal static class WindowsError
{
    public const int InvalidFunction = 1;
    public const int FileNotFound = 2;
    public const int PathNotFound = 3;
    public const int AccessDenied = 5;
    public const int InvalidHandle = 6;
    public const int NotReady = 21;
    public const int SharingViolation = 32;
    public const int GeneralFailure = 31;
    public const int NotSupported = 50;
    public const int InvalidParameter = 87;
    public const int SemaphoreTimeout = 121;
    public const int Busy = 170;
    public const int MoreData = 234;
    public const int NoSuchDevice = 433;
    public const int OperationAborted = 995;
    public const int InputOutputDevice = 1117;
    public const int DeviceNotConnected = 1167;
    public const int Timeout = 1460;
    public const int DeviceRemoved = 1617;
}
