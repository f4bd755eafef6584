using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests.Interop;

public sealed class StructureTests
{
    // ntddscsi.h on 64 bits.
    [Fact]
    public void A_command_lies_as_the_driver_lays_it()
    {
        Assert.Equal(56, Unsafe.SizeOf<PassThroughDirect>());
        Assert.Equal(12, (int)Marshal.OffsetOf<PassThroughDirect>(nameof(PassThroughDirect.TransferBytes)));
        Assert.Equal(24, (int)Marshal.OffsetOf<PassThroughDirect>(nameof(PassThroughDirect.Data)));
        Assert.Equal(32, (int)Marshal.OffsetOf<PassThroughDirect>(nameof(PassThroughDirect.SenseOffset)));
        Assert.Equal(36, (int)Marshal.OffsetOf<PassThroughDirect>(nameof(PassThroughDirect.Command)));
        Assert.Equal(56, (int)Marshal.OffsetOf<PassThroughCommand>(nameof(PassThroughCommand.Sense)));
    }

    // ntddcdrm.h
    [Fact]
    public void A_request_for_exclusive_access_has_72_bytes_and_its_answer_65()
    {
        Assert.Equal(72, Unsafe.SizeOf<ExclusiveLock>());
        Assert.Equal(65, Unsafe.SizeOf<LockState>());
    }

    [Theory]
    [InlineData("Redbook", "Redbook")]
    [InlineData("Burner 2.0, the: second_one-x;", "Burner 2.0, the: second_one-x;")]
    [InlineData("Brännare (64 bit)", "Br_nnare _64 bit_")]
    public void A_name_is_spelt_with_what_the_driver_takes(string name, string expected)
    {
        ExclusiveLock request = default;

        request.SetCaller(name);

        Assert.Equal(expected, ExclusiveLock.NameOf(request.Caller));
    }

    [Fact]
    public void A_name_has_63_characters_at_most()
    {
        ExclusiveLock request = default;

        request.SetCaller(new string('x', 80));

        Assert.Equal(new string('x', 63), ExclusiveLock.NameOf(request.Caller));
    }
}
