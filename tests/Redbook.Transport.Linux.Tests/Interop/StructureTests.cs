using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux.Tests.Interop;

public sealed class StructureTests
{
    [Fact]
    public void A_netlink_address_is_as_the_kernel_declares_it() => Assert.Equal(NetlinkAddress.Size, Unsafe.SizeOf<NetlinkAddress>());

    // scsi/sg.h on 64 bits.
    [Fact]
    public void The_header_of_a_command_lies_as_the_kernel_lays_it()
    {
        Assert.SkipUnless(nint.Size == 8, "Real drive: figures are those of 64 bits.");
        Assert.Equal(SgIoHeader.Size, Unsafe.SizeOf<SgIoHeader>());
        Assert.Equal(16, (int)Marshal.OffsetOf<SgIoHeader>(nameof(SgIoHeader.Data)));
        Assert.Equal(40, (int)Marshal.OffsetOf<SgIoHeader>(nameof(SgIoHeader.TimeoutMilliseconds)));
        Assert.Equal(64, (int)Marshal.OffsetOf<SgIoHeader>(nameof(SgIoHeader.Status)));
        Assert.Equal(68, (int)Marshal.OffsetOf<SgIoHeader>(nameof(SgIoHeader.HostStatus)));
        Assert.Equal(72, (int)Marshal.OffsetOf<SgIoHeader>(nameof(SgIoHeader.ResidualBytes)));
    }
}
