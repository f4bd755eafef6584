using System.Runtime.Versioning;
using System.Text;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary><c>./redbook</c> itself: what it starts, when, and with what.</summary>
[Trait("Category", "Judge")]
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests
{
    // Stands in for dotnet: writes down how it was called, one argument a line.
    private const string StandIn = """
        #!/bin/sh
        pwd >> "$REDBOOK_STAND_IN_LOG"
        for argument in "$@"; do printf '[%s]\n' "$argument" >> "$REDBOOK_STAND_IN_LOG"; done
        exit 42

        """;

    [Fact]
    public void When_nothing_changed_the_program_is_started_and_the_build_tool_is_not()
    {
        using TempFolder folder = new();
        RedbookProgram.Run(folder.Root, "--version").Succeeded();

        string[] calls = CallsTo(folder, "burn", "a b.flac", "*", "");

        Assert.Equal(folder.Root, calls[0]);
        Assert.EndsWith("/Redbook.Cli.dll]", calls[1], StringComparison.Ordinal);
        Assert.Equal(["[burn]", "[a b.flac]", "[*]", "[]"], calls[2..]);
    }

    [Fact]
    public void It_may_be_called_through_a_link()
    {
        using TempFolder folder = new();
        string link = folder.PathOf("rb");
        File.CreateSymbolicLink(link, RedbookProgram.Path);

        string direct = RedbookProgram.Run(folder.Root, "--version").Succeeded().Text;
        string linked = Programs.Run(RedbookProgram.Options(folder.Root), link, "--version").Succeeded().Text;

        Assert.NotEmpty(direct);
        Assert.Equal(direct, linked);
    }

    [Fact]
    public void Wrong_usage_ends_with_exit_code_2()
    {
        using TempFolder folder = new();

        RedbookProgram.Run(folder.Root, "burn").ExitedWith(2);
        RedbookProgram.Run(folder.Root, "no-such-command").ExitedWith(2);
    }

    private static string[] CallsTo(TempFolder folder, params string[] arguments)
    {
        string log = folder.PathOf("calls");
        string standIn = folder.Write("bin/dotnet", Encoding.UTF8.GetBytes(StandIn.ReplaceLineEndings("\n")));
        File.SetUnixFileMode(standIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ProgramOptions options = RedbookProgram.Options(folder.Root) with
        {
            Environment = new Dictionary<string, string?>
            {
                ["PATH"] = Path.GetDirectoryName(standIn) + ":" + Environment.GetEnvironmentVariable("PATH"),
                ["REDBOOK_STAND_IN_LOG"] = log,
            },
        };
        Programs.Run(options, RedbookProgram.Path, arguments).ExitedWith(42);
        return File.ReadAllLines(log);
    }
}
