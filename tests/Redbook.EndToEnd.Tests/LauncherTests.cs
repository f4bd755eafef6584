using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary><c>./redbook</c> itself, in a clone of its own with next to nothing in it and a stand-in for dotnet.</summary>
[Trait("Category", "Judge")]
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    // Writes down how it was called; "builds" by making the file that is started afterwards.
    private const string StandIn = """
        #!/bin/sh
        if [ "$1" = --list-sdks ]; then
            echo "${STAND_IN_SDK:-10.0.401} [somewhere]"
            exit 0
        fi
        if [ "$1" = build ]; then
            echo build >> "$STAND_IN_LOG"
            echo "error XY0000: something is wrong"
            [ -e src/broken.cs ] && exit 1
            sleep 0.3
            mkdir -p artifacts/bin/Redbook.Cli/release
            : > artifacts/bin/Redbook.Cli/release/Redbook.Cli.dll
            exit 0
        fi
        pwd >> "$STAND_IN_LOG"
        for argument in "$@"; do printf '[%s]\n' "$argument" >> "$STAND_IN_LOG"; done
        exit 42

        """;

    private static readonly string[] Settings =
    [
        "global.json", ".globalconfig", ".editorconfig", "eng/BannedSymbols.txt", "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "src/one.cs", "src/Room/two.cs",
    ];

    private readonly TempFolder _folder = new();
    private readonly string _script;

    public LauncherTests()
    {
        foreach (string file in Settings)
        {
            _folder.Write("clone/" + file, []);
        }

        _script = _folder.Write("clone/redbook", File.ReadAllBytes(RedbookProgram.Path));
        string standIn = _folder.Write("bin/dotnet", Encoding.UTF8.GetBytes(StandIn.ReplaceLineEndings("\n")));
        File.SetUnixFileMode(_script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(standIn, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Directory.CreateDirectory(_folder.PathOf("elsewhere"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_start_builds_quietly_and_passes_arguments_and_folder_on_as_they_are()
    {
        ProgramResult result = Start("burn", "a b.flac", "*", "");

        string[] calls = Calls();
        Assert.Equal("build", calls[0]);
        Assert.Equal(_folder.PathOf("elsewhere"), calls[1]);
        Assert.EndsWith("clone/artifacts/bin/Redbook.Cli/release/Redbook.Cli.dll]", calls[2], StringComparison.Ordinal);
        Assert.Equal(["[burn]", "[a b.flac]", "[*]", "[]"], calls[3..]);
        Assert.Empty(result.AllText);
    }

    [Fact]
    public void When_nothing_changed_the_build_tool_is_not_started()
    {
        Start();
        Start();
        Start();

        Assert.Equal(1, Builds());
    }

    [Theory]
    [InlineData("src/Room/two.cs")]
    [InlineData("Directory.Packages.props")]
    [InlineData("eng/BannedSymbols.txt")]
    public void A_file_that_changed_is_built(string file)
    {
        Start();
        File.WriteAllText(_folder.PathOf("clone/" + file), "changed");
        Start();
        Start();

        Assert.Equal(2, Builds());
    }

    [Fact]
    public void A_file_that_came_or_went_is_built()
    {
        Start();
        _folder.Write("clone/src/Room/three.cs", []);
        Start();
        File.Delete(_folder.PathOf("clone/src/one.cs"));
        Start();

        Assert.Equal(3, Builds());
    }

    [Fact]
    public void A_build_that_fails_is_shown_and_nothing_is_run()
    {
        Start();
        _folder.Write("clone/src/broken.cs", []);

        ProgramResult failed = Run("burn").ExitedWith(1);
        Assert.Contains("error XY0000", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("[burn]", Calls());

        File.Delete(_folder.PathOf("clone/src/broken.cs"));
        Start("burn");
        Assert.Equal(3, Builds());
    }

    [Fact]
    public void Two_at_once_build_once()
    {
        using Process first = Programs.Start(Options(), _script, "first");
        using Process second = Programs.Start(Options(), _script, "second");
        first.WaitForExit();
        second.WaitForExit();

        Assert.Equal((42, 42), (first.ExitCode, second.ExitCode));
        Assert.Equal(1, Builds());
        Assert.Contains("[first]", Calls());
        Assert.Contains("[second]", Calls());
    }

    [Fact]
    public void Without_the_right_sdk_it_says_what_is_missing()
    {
        ProgramResult refused = Programs.Run(
            Options(("STAND_IN_SDK", "9.0.100")), _script, "burn").ExitedWith(1);

        Assert.Contains(".NET 10 SDK", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_be_called_through_a_link()
    {
        string link = _folder.PathOf("bin/rb");
        File.CreateSymbolicLink(link, "../clone/redbook");

        Programs.Run(Options(), link, "burn").ExitedWith(42);

        Assert.Contains("[burn]", Calls());
    }

    private ProgramResult Start(params string[] arguments) => Run(arguments).ExitedWith(42);

    private ProgramResult Run(params string[] arguments) => Programs.Run(Options(), _script, arguments);

    private ProgramOptions Options(params (string Name, string Value)[] more)
    {
        Dictionary<string, string?> environment = new()
        {
            ["PATH"] = _folder.PathOf("bin") + ":" + Environment.GetEnvironmentVariable("PATH"),
            ["STAND_IN_LOG"] = _folder.PathOf("calls"),
        };
        foreach ((string name, string value) in more)
        {
            environment[name] = value;
        }

        return new ProgramOptions { WorkingDirectory = _folder.PathOf("elsewhere"), Environment = environment };
    }

    private string[] Calls() => File.Exists(_folder.PathOf("calls")) ? File.ReadAllLines(_folder.PathOf("calls")) : [];

    private int Builds() => Calls().Count(call => call == "build");
}
