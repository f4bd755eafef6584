using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Redbook.Testing;

namespace Redbook.Transport.Windows.Tests;

/// <summary>This whole suite once more, as a Windows program.</summary>
[Trait("Category", "Judge")]
public sealed partial class WineTests
{
    /// <summary>The Windows build has so many tests more, those of the calls of Windows themselves.</summary>
    private const int OnWindows = 8;

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_suite_passes_under_wine()
    {
        int own = Counts(Programs.Run(
            "dotnet", typeof(WineTests).Assembly.Location, "--no-progress", "--filter-not-trait", "Category=Judge").Succeeded()).Passed;
        Programs.Run(Repository.PathOf("eng", "windows", "prefix")).Succeeded();
        string program = Programs.Run(
            Repository.PathOf("eng", "windows", "publish"), "tests/Redbook.Transport.Windows.Tests").Succeeded().Text.Trim();
        using TempFolder folder = new();
        string prefix = folder.PathOf("wine");
        Programs.Run(Repository.PathOf("eng", "windows", "prefix"), prefix).Succeeded();
        ProgramOptions wine = new()
        {
            WorkingDirectory = folder.Root,
            Environment = new Dictionary<string, string?>
            {
                ["WINEPREFIX"] = prefix,
                ["WINEARCH"] = "win64",
                ["WINEDEBUG"] = "-all",
                ["DISPLAY"] = "",
                ["DOTNET_EnableDiagnostics"] = "0",

                // 256 MiB before anything is collected: under wine the runtime dies now and then when it gives code back.
                ["DOTNET_GCgen0size"] = "10000000",
            },
        };
        try
        {
            (int passed, int failed, int skipped) = Counts(Programs.Run(
                wine, "wine", program, "--no-progress", "--results-directory", "results",
                "--filter-not-trait", "Category=Judge", "--filter-not-trait", "Category=Drive").Succeeded());
            TestContext.Current.SendDiagnosticMessage($"under wine: {passed} passed, {failed} failed, {skipped} skipped");
            Assert.Equal((own + OnWindows, 0, 0), (passed, failed, skipped));
        }
        finally
        {
            Programs.Run(wine, "wineserver", "-k");
        }
    }

    private static (int Passed, int Failed, int Skipped) Counts(ProgramResult run)
    {
        string text = run.Text;
        return (Figure("succeeded"), Figure("failed"), Figure("skipped"));

        int Figure(string name) => FigureLine().Matches(text).LastOrDefault(match => match.Groups["name"].Value == name) is { } match
            ? int.Parse(match.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture)
            : throw new FormatException($"The run does not say how many {name}:\n{text}");
    }

    [GeneratedRegex(@"^ +(?<name>succeeded|failed|skipped): (?<count>\d+)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FigureLine();
}
