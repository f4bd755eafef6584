using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Remote.Iscsi;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>The initiator and the test suite of libiscsi.</summary>
[Trait("Category", "Judge")]
public sealed partial class LibiscsiTests
{
    private const int DataBlocks = 600;

    [Fact]
    public void The_drive_is_listed_and_identified()
    {
        using ServedRecorder served = new();
        using VirtualDisc disc = VirtualDisc.InMemory();
        served.Recorder.Insert(disc);
        string portal = $"iscsi://{served.EndPoint}";

        string listed = Programs.Run("iscsi-ls", "-s", portal).Succeeded().Text;
        string asked = Programs.Run("iscsi-inq", $"{portal}/{ServedRecorder.TargetName}/0").Succeeded().Text;

        Assert.Contains($"Target:{ServedRecorder.TargetName} Portal:{served.EndPoint},1", listed, StringComparison.Ordinal);
        Assert.Contains("Type:MMC", listed, StringComparison.Ordinal);
        Assert.Contains("Product:VIRTUAL CD-RW", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void Libiscsi_logs_in_with_the_secret_and_not_without()
    {
        using ServedRecorder served = new(new IscsiServerOptions { Chap = new ChapCredentials("studio", "secret123456") });

        Programs.Run("iscsi-inq", $"iscsi://studio%secret123456@{served.EndPoint}/{ServedRecorder.TargetName}/0").Succeeded();
        Assert.NotEqual(0, Programs.Run("iscsi-inq", $"iscsi://studio%secret123457@{served.EndPoint}/{ServedRecorder.TargetName}/0").ExitCode);
        Assert.NotEqual(0, Programs.Run("iscsi-inq", $"iscsi://{served.EndPoint}/{ServedRecorder.TargetName}/0").ExitCode);
    }

    // The recorder with a disc of data; and, as most tests of the protocol itself are asked of hard disks only, one of
    // those, through the same target. The table says of every test whether it passes, fails by design or does not
    // apply, and why. A change in what comes out is a failure: then the table is wrong or we are.
    [Theory]
    [InlineData("recorder", "ALL")]
    [InlineData("disk", "iSCSI")]
    [InlineData("disk", "ALL.PreventAllow")]
    [InlineData("disk", "ALL.Read10")]
    [InlineData("disk", "ALL.Write10")]
    public void The_tests_of_libiscsi_come_out_as_the_table_says(string drive, string family)
    {
        BlockDisk disk = new();
        using ServedRecorder served = new(open: drive == "disk" ? _ => disk.Connect() : null);
        using VirtualDisc disc = VirtualDisc.InMemory(new MediumOptions { Type = MediumType.CdRw });
        served.Recorder.Insert(disc);
        RecordData(served.Recorder);

        ProgramResult result = Programs.Run(
            "iscsi-test-cu", "-d", "-n", "-v", "-V", "-t", family, $"iscsi://{served.EndPoint}/{ServedRecorder.TargetName}/0");

        SortedDictionary<string, string> found = Outcomes(result.AllText);
        SortedDictionary<string, string> table = Table(drive, family);
        if (Environment.GetEnvironmentVariable("REDBOOK_TEST_UPDATE") is "1")
        {
            File.WriteAllText(
                Path.Combine(Path.GetTempPath(), $"iscsi-{drive}-{family}.txt"),
                string.Concat(found.Select(static pair => $"{pair.Key}: {pair.Value}\n")) + "\n" + result.AllText);
        }

        string Differences() => string.Join('\n', table.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Where(name => table.GetValueOrDefault(name) != found.GetValueOrDefault(name))
            .Select(name => $"{name}: table says {table.GetValueOrDefault(name) ?? "nothing"}, came out {found.GetValueOrDefault(name) ?? "not at all"}"));
        Assert.True(Differences().Length == 0, Differences() + "\n" + result.AllText);
    }

    /// <summary>Lines of <c>drive suite: outcome test test ... (why)</c>.</summary>
    private static SortedDictionary<string, string> Table(string drive, string family)
    {
        SortedDictionary<string, string> table = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Repository.PathOf("tests", "Redbook.Remote.Tests", "Iscsi", "iscsi-test-cu.txt")))
        {
            if (TableLine().Match(line) is not { Success: true } match)
            {
                Assert.True(line.Length == 0 || line[0] == '#', $"No line of the table: {line}");
                continue;
            }

            string suite = match.Groups["suite"].Value;
            bool isAsked = match.Groups["drive"].Value == drive
                && (family == "ALL" || family == "iSCSI" && suite.StartsWith("iSCSI", StringComparison.Ordinal) || family == "ALL." + suite);
            Assert.True(match.Groups["outcome"].Value == "passed" || match.Groups["why"].Length > 0, $"No reason given: {line}");
            foreach (string test in isAsked ? match.Groups["tests"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [])
            {
                table.Add($"{suite}.{test}", match.Groups["outcome"].Value);
            }
        }

        return table;
    }

    private static SortedDictionary<string, string> Outcomes(string said)
    {
        SortedDictionary<string, string> outcomes = new(StringComparer.Ordinal);
        foreach (string suite in SuiteHead().Split(said).Skip(1))
        {
            string suiteName = suite[..suite.IndexOfAny(['\r', '\n'])].Trim();
            foreach (string test in TestHead().Split(suite).Skip(1))
            {
                string name = test[..test.IndexOf(' ', StringComparison.Ordinal)];
                Match end = TestEnd().Match(test);
                string outcome = end.Value switch
                {
                    "passed" when test[..end.Index].Contains("[SKIPPED]", StringComparison.Ordinal) => "skipped",
                    "passed" => "passed",
                    "FAILED" => "failed",
                    _ => "unfinished",
                };
                outcomes[$"{suiteName}.{name}"] = outcome;
            }
        }

        return outcomes;
    }

    private static void RecordData(SoftwareRecorder recorder)
    {
        using RecorderConnection connection = recorder.Connect();
        MmcDrive drive = new(connection);
        drive.TestUnitReady();
        Assert.True(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
        {
            TrackMode = Control.Data, DataBlockType = DataBlockType.Mode1,
        }).IsGood);
        for (int block = 0; block < DataBlocks; block += 30)
        {
            Assert.True(drive.Execute(new Write10(new Lba(block), 30), new byte[30 * 2048]).IsGood);
        }

        Assert.True(drive.Execute(new SynchronizeCache(Immediate: false)).IsGood);
        Assert.True(drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)).IsGood);
    }

    [GeneratedRegex(@"^(?<drive>recorder|disk) (?<suite>\w+): (?<outcome>passed|failed|skipped)(?<tests>(?: [\w-]+)+)(?: \((?<why>.+)\))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TableLine();

    [GeneratedRegex("^Suite: ", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SuiteHead();

    [GeneratedRegex("^  Test: ", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TestHead();

    [GeneratedRegex(@"(?<!\[)\b(?:passed|FAILED)\b(?!\])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TestEnd();
}
