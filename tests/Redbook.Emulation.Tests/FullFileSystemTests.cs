using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>A file system of 1 MB of its own, in a mount namespace of its own. Where that is not allowed these tests fail:
/// nothing else is like it.</summary>
[Trait("Category", "Judge")]
public sealed class FullFileSystemTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_full_file_system_is_a_write_error_and_leaves_everything_before_it_as_it_was()
    {
        string[] lines = RunInOneMegabyte("fill");
        Assert.Equal("select good", lines[0]);
        Assert.Equal("write 3/0C/00", lines[1]);
        Assert.Equal("again 3/0C/00", lines[2]);
        Assert.Matches("^recorded 4[0-9][0-9] intact$", lines[3]);
        Assert.Equal("synchronize good", lines[4]);
        Assert.Equal("close good", lines[5]);
        Assert.Matches("^reopened 4[0-9][0-9] intact$", lines[6]);
        Assert.Equal("status Complete", lines[7]);
    }

    // What is left is no CD, as after a real burn that failed; erased, it is as good as new.
    [Theory]
    [InlineData("fill-session")]
    [InlineData("fill-raw")]
    public void A_session_that_found_no_room_says_so_and_can_be_erased(string mode)
    {
        string[] lines = RunInOneMegabyte(mode);
        Assert.Equal("write 3/0C/00", lines[0]);
        Assert.Equal("again 3/0C/00", lines[1]);
        Assert.Equal("still Complete", lines[2]);
        Assert.StartsWith("reopened Complete SessionNotFinished", lines[3], StringComparison.Ordinal);
        Assert.Equal(["erase good", "status Blank", "recorded intact", "status Complete"], lines[4..]);
    }

    [Fact]
    public void A_disc_that_could_not_be_erased_holds_what_it_held()
    {
        string[] lines = RunInOneMegabyte("fill-blank");
        Assert.Equal(
            [
                "erase 3/0C/00", "recorded intact", "still Complete", "reopened Complete ", "erase good", "status Blank", "recorded intact",
                "status Complete",
            ],
            lines);
    }

    private string[] RunInOneMegabyte(string mode)
    {
        string mount = Directory.CreateDirectory(_temp.PathOf("small")).FullName;
        string command = string.Join(' ', OtherProcess.CommandLine(mode, Path.Combine(mount, "a.disc"), "7").Select(word => $"'{word}'"));
        ProgramResult result = Programs.Run(
            "unshare", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size=1m tmpfs '{mount}' && exec {command}");
        return result.Succeeded().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
