using System.Runtime.InteropServices;

namespace Redbook.Transport.Linux.Interop;

/// <summary><c>struct sockaddr_nl</c> of <c>linux/netlink.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NetlinkAddress
{
    /// <summary>Bytes of the structure.</summary>
    public const int Size = 12;

    public ushort Family;
    public ushort Padding;

    /// <summary>0: the kernel gives a number.</summary>
    public uint Port;

    /// <summary>Bits of the groups listened to.</summary>
    public uint Groups;
}
