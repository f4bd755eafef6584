using System.Net.Sockets;

namespace Redbook.Transport.Linux.Interop;

/// <summary>The socket on which the kernel tells of its devices (netlink, NETLINK_KOBJECT_UEVENT).</summary>
internal static class KernelSocket
{
    /// <summary>AF_NETLINK.</summary>
    private const int Family = 16;

    /// <summary>SOCK_RAW with SOCK_CLOEXEC.</summary>
    private const int Kind = 3 | LibC.CloseOnExec;

    /// <summary>NETLINK_KOBJECT_UEVENT.</summary>
    private const int Protocol = 15;

    /// <summary>The group of the kernel's own messages; another is that of the device manager.</summary>
    private const uint KernelGroup = 1;

    /// <summary>Opens it.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    public static Socket? TryOpen()
    {
        int descriptor = LibC.Socket(Family, Kind, Protocol);
        if (descriptor < 0)
        {
            return null;
        }

        SafeSocketHandle handle = new(descriptor, ownsHandle: true);
        NetlinkAddress address = new() { Family = Family, Groups = KernelGroup };
        if (LibC.Bind(descriptor, address, NetlinkAddress.Size) != 0)
        {
            handle.Dispose();
            return null;
        }

        try
        {
            return new Socket(handle);
        }
        catch (SocketException)
        {
            handle.Dispose();
            return null;
        }
    }
}
