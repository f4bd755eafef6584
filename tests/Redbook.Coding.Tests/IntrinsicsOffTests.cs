using Redbook.Testing;
using Xunit;

namespace Redbook.Coding.Tests;

public sealed class IntrinsicsOffTests
{
    [Fact]
    public void Everything_holds_without_hardware_intrinsics()
    {
        var options = new ProgramOptions
        {
            Environment = new Dictionary<string, string?>
            {
                ["DOTNET_EnableHWIntrinsic"] = "0", ["REDBOOK_TEST_LONG"] = null,
            },
        };
        ProgramResult result = Programs.Run(options, Environment.ProcessPath is { } host
            && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            typeof(IntrinsicsOffTests).Assembly.Location,
            "--filter-not-class", typeof(IntrinsicsOffTests).FullName!,
            "--filter-not-trait", "Category=Judge");
        result.Succeeded();
        Assert.Contains("failed: 0", result.Text, StringComparison.Ordinal);
    }
}
