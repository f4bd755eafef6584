using System.Globalization;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>Says why a command got no answer, from the numbers of the C library and of the kernel's SCSI layer.</summary>
internal static class HostFailure
{
    /// <summary>The call itself was refused.</summary>
    public static ScsiTransportException OfError(int error, string device, byte opcode, int transferBytes)
    {
        string command = CommandText.NameAndCode(opcode);
        return error switch
        {
            LibC.NoDevice or LibC.NoSuchDeviceOrAddress or LibC.Shutdown => new ScsiTransportException(
                TransportFailure.DeviceGone, $"{device} is gone: {command} did not reach it."),
            LibC.NotPermitted or LibC.AccessDenied => new ScsiTransportException(
                TransportFailure.AccessDenied, $"This user may not send {command} to {device}."),
            LibC.InputOutput or LibC.Invalid when transferBytes > 0 => new ScsiTransportException(
                TransportFailure.Host,
                $"The kernel did not pass {command} with {Number(transferBytes)} bytes on to {device}: {LibC.TextOf(error)}."),
            LibC.NotATerminal => new ScsiTransportException(
                TransportFailure.Host, $"{device} is no SCSI device: it does not take commands."),
            _ => new ScsiTransportException(
                TransportFailure.Host,
                $"The kernel did not pass {command} on to {device}: {LibC.TextOf(error)} (error {Number(error)})."),
        };
    }

    /// <summary>The kernel took the command and came back without an answer of the drive.</summary>
    public static ScsiTransportException OfStatus(
        ushort status, string device, byte opcode, TimeSpan elapsed, TimeSpan timeout)
    {
        string command = CommandText.NameAndCode(opcode);
        bool isOverTime = timeout != Timeout.InfiniteTimeSpan && elapsed >= timeout;
        return status switch
        {
            HostStatus.NoConnect or HostStatus.BadTarget or HostStatus.TransportDisrupted or HostStatus.TransportFailFast =>
                new ScsiTransportException(TransportFailure.DeviceGone, $"{device} is gone: no answer to {command}."),
            HostStatus.TimedOut => ScsiTransportException.OfTimeout(device, opcode, timeout),
            HostStatus.Aborted or HostStatus.Reset or HostStatus.Error when isOverTime => ScsiTransportException.OfTimeout(device, opcode, timeout),
            HostStatus.BusBusy => new ScsiTransportException(
                TransportFailure.Host, $"The bus to {device} stayed busy; {command} was not sent."),
            HostStatus.Parity => new ScsiTransportException(
                TransportFailure.Host, $"{command} arrived damaged on the bus to {device}. Check the cable."),
            HostStatus.Reset => new ScsiTransportException(
                TransportFailure.Host, $"The bus was reset while {device} carried out {command}."),
            _ => new ScsiTransportException(
                TransportFailure.Host,
                $"{command} to {device} ended without an answer (host status {status.ToString("X2", CultureInfo.InvariantCulture)}h)."),
        };
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
