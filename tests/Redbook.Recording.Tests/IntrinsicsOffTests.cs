using Redbook.Recording.Tests.AtOnce;
using Redbook.Recording.Tests.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

public sealed class IntrinsicsOffTests
{
    [Fact]
    public void Images_and_recordings_are_the_same_without_hardware_intrinsics()
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
            "--filter-class", typeof(RandomDiscTests).FullName!, typeof(DataTrackTests).FullName!);
        result.Succeeded();
        Assert.Contains("failed: 0", result.Text, StringComparison.Ordinal);
    }
}
