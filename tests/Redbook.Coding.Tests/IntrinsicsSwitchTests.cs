using Xunit;

namespace Redbook.Coding.Tests;

public sealed class IntrinsicsSwitchTests
{
    [Fact]
    public void The_switch_really_switches_vectors_off()
    {
        bool isOff = Environment.GetEnvironmentVariable("DOTNET_EnableHWIntrinsic") == "0";
        Assert.NotEqual(isOff, System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated);
    }
}
