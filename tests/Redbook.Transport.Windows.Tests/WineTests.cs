using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Redbook.Testing;

namespace Redbook.Transport.Windows.Tests;

/// <summary>This whole suite once more, as a Windows program.</summary>
[Trait("Category", "Judge")]
public sealed partial class WineTests
{
    /// <summary>The Windows build has so many tests more, those of the calls of Windows themselves.</summary>
    private const int OnWindows = 15;

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_suite_passes_under_wine()
    {
        int own = Counts(Programs.Run(
            "dotnet", typeof(WineTests).Assembly.Location, "--no-progress", "--filter-not-trait", "Category=Judge").Succeeded()).Passed;
        string program = WinePrefix.Publish("tests/Redbook.Transport.Windows.Tests");
        using WinePrefix wine = new();
        (int passed, int failed, int skipped) = Counts(wine.Run(
            program, "--no-progress", "--results-directory", "results",
            "--filter-not-trait", "Category=Judge", "--filter-not-trait", "Category=Drive").Succeeded());
        TestContext.Current.SendDiagnosticMessage($"under wine: {passed} passed, {failed} failed, {skipped} skipped");
        Assert.Equal((own + OnWindows, 0, 0), (passed, failed, skipped));
    }

    /// <summary>wine has neither the driver's lock nor one of the volume: what keeps the second out is our own mark.</summary>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Of_two_programs_one_has_the_drive_and_when_it_is_killed_the_next()
    {
        string program = WinePrefix.Publish("tests/Redbook.Cli.Child");
        using WinePrefix wine = new("D=/dev/null", "E=/dev/null");
        using Process first = wine.Start(program, "hold", "D:", "The First");
        string? said = first.StandardOutput.ReadLine();
        Assert.NotNull(said);
        Assert.StartsWith("taken by ", said, StringComparison.Ordinal);
        string number = said["taken by ".Length..];

        ProgramResult second = Hold(wine, program, "D:", "The Second");
        Assert.Equal((1, $"held by The First (process {number})"), (second.ExitCode, second.Text.Trim()));
        Assert.Equal(0, Hold(wine, program, "E:", "The Second").ExitCode);

        wine.Run("taskkill", "/f", "/pid", number).Succeeded();
        first.WaitForExit();
        Assert.StartsWith("taken by ", Hold(wine, program, "D:", "The Third").Text, StringComparison.Ordinal);
    }

    // On a busy machine wine now and then ends a program that it has just started, before that has said a word.
    private static ProgramResult Hold(WinePrefix wine, string program, string drive, string client)
    {
        const int Most = 5;
        for (int tries = 1; ; tries++)
        {
            ProgramResult held = wine.Run(program, "hold", drive, client);
            if (held.Text.Length > 0 || tries == Most)
            {
                return held;
            }

            TestContext.Current.SendDiagnosticMessage($"{client}: ended with {held.ExitCode}, without a word: {held.Error}");
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
