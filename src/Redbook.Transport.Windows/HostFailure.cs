using System.Globalization;
using System.Runtime.InteropServices;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>Says why a drive could not be opened or gave no answer, from the error numbers of Windows.</summary>
internal static class HostFailure
{
    /// <summary>A drive that was not opened.</summary>
    public static ScsiTransportException OfOpening(int error, string drive) => error switch
    {
        WindowsError.FileNotFound or WindowsError.PathNotFound or WindowsError.NoSuchDevice
            or WindowsError.DeviceNotConnected =>
            new ScsiTransportException(TransportFailure.DeviceGone, $"There is no drive {drive}."),
        WindowsError.AccessDenied => new ScsiTransportException(
            TransportFailure.AccessDenied, $"This user may not open {drive}."),
        WindowsError.SharingViolation or WindowsError.Busy => new ScsiTransportException(
            TransportFailure.Locked, $"{drive} is taken by another program."),
        _ => new ScsiTransportException(TransportFailure.Host, $"{drive} cannot be opened. {TextOf(error)}"),
    };

    /// <summary>A command that got no answer.</summary>
    public static ScsiTransportException OfCommand(
        int error, string drive, byte opcode, TimeSpan elapsed, TimeSpan timeout)
    {
        string command = CommandText.NameAndCode(opcode);
        bool isOverTime = timeout != Timeout.InfiniteTimeSpan && elapsed >= timeout;
        return error switch
        {
            WindowsError.DeviceNotConnected or WindowsError.NoSuchDevice or WindowsError.DeviceRemoved
                or WindowsError.FileNotFound =>
                new ScsiTransportException(TransportFailure.DeviceGone, $"{drive} is gone: no answer to {command}."),
            WindowsError.SemaphoreTimeout or WindowsError.Timeout => ScsiTransportException.OfTimeout(drive, opcode, timeout),
            WindowsError.InputOutputDevice or WindowsError.GeneralFailure when isOverTime => ScsiTransportException.OfTimeout(drive, opcode, timeout),
            WindowsError.AccessDenied => new ScsiTransportException(
                TransportFailure.AccessDenied,
                $"Windows does not let this program send {command} to {drive}: another program may have it, or the rights are missing."),
            WindowsError.SharingViolation or WindowsError.Busy => new ScsiTransportException(
                TransportFailure.Locked, $"{drive} is taken by another program; {command} was not sent."),
            WindowsError.InvalidHandle or WindowsError.OperationAborted => new ScsiTransportException(
                TransportFailure.HandleClosed, $"{drive} was closed while {command} was under way."),
            _ => new ScsiTransportException(
                TransportFailure.Host, $"Windows did not pass {command} on to {drive} and says: {TextOf(error)}"),
        };
    }

    private static string TextOf(int error) =>
        $"{Marshal.GetPInvokeErrorMessage(error).TrimEnd('.')} (error {error.ToString(CultureInfo.InvariantCulture)}).";
}
