using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class FullFileSystemTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    // A file system of 1 MB of its own, in a mount namespace of its own. Where that is not allowed the test fails: nothing
    // else is like it.
    [Fact]
    [Trait("Category", "Judge")]
    public void A_full_file_system_is_a_write_error_and_leaves_everything_before_it_as_it_was()
    {
        string mount = Directory.CreateDirectory(_temp.PathOf("small")).FullName;
        string command = string.Join(' ', OtherProcess.CommandLine("fill", Path.Combine(mount, "a.disc"), "7").Select(word => $"'{word}'"));
        ProgramResult result = Programs.Run(
            "unshare", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size=1m tmpfs '{mount}' && exec {command}");
        string[] lines = result.Succeeded().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("select good", lines[0]);
        Assert.Equal("write 3/0C/00", lines[1]);
        Assert.Equal("again 3/0C/00", lines[2]);
        Assert.Matches("^recorded 4[0-9][0-9] intact$", lines[3]);
        Assert.Equal("synchronize good", lines[4]);
        Assert.Equal("close good", lines[5]);
        Assert.Matches("^reopened 4[0-9][0-9] intact$", lines[6]);
        Assert.Equal("status Complete", lines[7]);
    }
}
