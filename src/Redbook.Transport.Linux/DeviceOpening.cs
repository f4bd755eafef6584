using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>Opens device nodes and explains refusals.</summary>
internal static class DeviceOpening
{
    /// <summary>Opens a drive for commands without claiming it. An empty tray is no obstacle and nothing is pulled in.
    /// </summary>
    /// <exception cref="ScsiTransportException">It cannot be had.</exception>
    public static DescriptorHandle Open(DriveNode node, string path) =>
        TryOpen(node, path, exclusively: false, out int error) ?? throw Refusal(node, path, error);

    /// <summary>Opens a drive without waiting for a disc or for whoever has it.</summary>
    /// <param name="node">The drive.</param>
    /// <param name="path">One of its nodes.</param>
    /// <param name="exclusively">Whether it is claimed.</param>
    /// <param name="error">The error number; 0 when it was opened.</param>
    /// <returns>The descriptor; <see langword="null"/> when it was not opened.</returns>
    public static DescriptorHandle? TryOpen(DriveNode node, string path, bool exclusively, out int error)
    {
        DescriptorHandle? opened = DescriptorHandle.TryOpen(
            path, LibC.ReadWrite | LibC.NonBlocking | (exclusively ? LibC.Exclusive : 0), out error);
        if (node.IsGeneric(path))
        {
            // The end of each command is waited for.
            opened?.LetWait();
        }

        return opened;
    }

    /// <summary>Why a node could not be opened.</summary>
    public static ScsiTransportException Refusal(DriveNode? node, string path, int error) => error switch
    {
        LibC.AccessDenied or LibC.NotPermitted => new ScsiTransportException(
            TransportFailure.AccessDenied, $"This user may not open {path}."),
        LibC.NoEntry when node is not null => new ScsiTransportException(
            TransportFailure.DeviceGone, $"The kernel knows this drive, but {path} is not there. In a container it has to be passed in."),
        LibC.NoEntry or LibC.NoDevice or LibC.NoSuchDeviceOrAddress => new ScsiTransportException(
            TransportFailure.DeviceGone, $"There is no drive at {path}."),
        LibC.Busy => new ScsiTransportException(TransportFailure.Locked, $"{path} is taken by another program."),
        LibC.ReadOnlyFileSystem => new ScsiTransportException(
            TransportFailure.AccessDenied, $"{path} can only be opened for reading here."),
        _ => new ScsiTransportException(
            TransportFailure.Host, $"{path} cannot be opened: {LibC.TextOf(error)}."),
    };
}
