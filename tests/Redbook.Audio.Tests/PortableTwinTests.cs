using Redbook.Testing;

namespace Redbook.Audio.Tests;

/// <summary>The tests of everything that has a fast path, run again in processes that must not take it.</summary>
public sealed class PortableTwinTests
{
    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]    // no vectors at all
    [InlineData("DOTNET_EnableAVX512")]         // no vectors of 512 bits
    [InlineData("DOTNET_EnableAVX2")]           // none of 256 either
    public void Results_are_the_same_without(string feature)
    {
        ProgramOptions options = new() { Environment = new Dictionary<string, string?> { [feature] = "0" } };

        Programs.Run(
            options,
            "dotnet",
            typeof(PortableTwinTests).Assembly.Location,
            "--no-progress",
            "--filter-class",
            "*.FlacSourceTests",
            "*.FlacCrcTests",
            "*.DithererTests",
            "*.CdConverterTests",
            "--results-directory",
            Path.GetTempPath()).Succeeded();
    }
}
