using System.Globalization;
using System.Text.RegularExpressions;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;
using Redbook.Mmc.Tracing;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>The page on what the recorder answers, held to the recorder.</summary>
public sealed partial class RecorderPageTests
{
    private static readonly Dictionary<byte, Row> Rows = Read();

    private static readonly string[] OfAnyCommand =
    [
        .. Sense().Matches(Section("## Any command", "## The commands")).Select(static match => match.Value),
    ];

    [Fact]
    public void The_page_has_exactly_the_commands_of_the_recorder()
    {
        Assert.Equal(CommandTable.All.Select(static handler => handler.Opcode).Order(), Rows.Keys.Order());
        Assert.Equal(Rows.Keys.Order(), Rows.Keys);
    }

    [Fact]
    public void Commands_bear_their_names_and_a_star_where_they_need_a_disc()
    {
        foreach (CommandHandler handler in CommandTable.All)
        {
            Assert.Equal(CommandText.NameOf(handler.Opcode), Rows[handler.Opcode].Name);
            Assert.True(handler.NeedsDisc == Rows[handler.Opcode].NeedsDisc, Rows[handler.Opcode].Name);
        }
    }

    /// <summary>Holds that the page tells of a refusal.</summary>
    internal static void AssertTold(byte opcode, SenseData sense)
    {
        string text = $"{(int)sense.Key:X}/{sense.Asc:X2}/{sense.Ascq:X2}";
        bool isTold = OfAnyCommand.Contains(text)
            || (Rows.TryGetValue(opcode, out Row? row) && row.Refusals.Contains(text, StringComparison.Ordinal));
        Assert.True(isTold, $"docs/recorder.md does not say that {opcode:X2}h is refused with {text}.");
    }

    private static Dictionary<byte, Row> Read()
    {
        var rows = new Dictionary<byte, Row>();
        foreach (Match match in Line().Matches(Section("## The commands", "## What is not modelled")))
        {
            string name = match.Groups["name"].Value;
            rows.Add(
                byte.Parse(match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                new Row(name.TrimEnd('*', ' '), name.EndsWith('*'), match.Groups["refusals"].Value));
        }

        // "as READ(10)" stands for what that row says.
        foreach ((byte opcode, Row row) in rows.ToArray())
        {
            string told = string.Concat(rows.Values
                .Where(other => other != row && row.Refusals.Contains($"as {other.Name}", StringComparison.Ordinal))
                .Select(static other => other.Refusals));
            rows[opcode] = row with { Refusals = row.Refusals + told };
        }

        return rows;
    }

    private static string Section(string from, string to)
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "recorder.md"));
        int start = page.IndexOf(from, StringComparison.Ordinal);
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\| (?<code>[0-9A-F]{2})h \| (?<name>[^|]+?) \| [^|]* \| (?<refusals>[^|]*) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Line();

    [GeneratedRegex("[0-9A-F]/[0-9A-F]{2}/[0-9A-F]{2}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sense();

    private sealed record Row(string Name, bool NeedsDisc, string Refusals);
}
