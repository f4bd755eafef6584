using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>What scripts rely on: exit codes, and where the output goes.</summary>
[Trait("Category", "Judge")]
public sealed class UsageTests
{
    [Fact]
    public void Wrong_usage_ends_with_exit_code_2()
    {
        using TempFolder folder = new();

        RedbookProgram.Run(folder.Root, "burn").ExitedWith(2);
        RedbookProgram.Run(folder.Root, "no-such-command").ExitedWith(2);
    }

    [Fact]
    public void A_file_that_is_no_audio_ends_with_exit_code_3_and_makes_no_disc()
    {
        using TempFolder folder = new();
        string file = folder.Write("letter.flac", "Dear reader, this is no music."u8);

        ProgramResult refused = RedbookProgram.Run(folder.Root, "burn", file).ExitedWith(3);

        Assert.Contains("letter.flac", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.Root));
    }

    [Fact]
    public void The_version_is_printed()
    {
        using TempFolder folder = new();

        Assert.StartsWith("redbook 0.", RedbookProgram.Run(folder.Root, "--version").Succeeded().Text, StringComparison.Ordinal);
    }
}
