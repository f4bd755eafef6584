namespace Redbook.Remote.Rscsi;

/// <summary>Error numbers of POSIX systems, as clients turn them into words of their own.</summary>
internal enum ErrorNumber
{
    InputOutput = 5,
    BadHandle = 9,
    AccessDenied = 13,
    Busy = 16,
    NoSuchDevice = 19,
    InvalidArgument = 22,
    NotSupported = 95,
    TimedOut = 110,
}
