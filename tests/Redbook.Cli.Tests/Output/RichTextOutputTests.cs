using System.Text.RegularExpressions;
using Redbook.Cli.Output;
using Spectre.Console;
using TableColumn = Redbook.Cli.Output.TableColumn;

namespace Redbook.Cli.Tests.Output;

public sealed partial class RichTextOutputTests
{
    // To a terminal "up by 0" is "up by 1": the view would climb a line each time that it is drawn.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_view_that_is_drawn_again_stays_where_it_is(int lines)
    {
        using StringWriter writer = new();
        using CliHarness cli = new() { IsTerminal = true, Out = writer };
        TaskCompletionSource done = new();
        int drawn = 0;
        await new RichTextOutput(cli.NewShell()).FollowAsync(done.Task, TimeSpan.FromMilliseconds(1), TimeProvider.System, () =>
        {
            if (++drawn == 4)
            {
                done.SetResult();
            }

            return new Text(string.Join('\n', Enumerable.Repeat("x", lines)));
        });
        Assert.Contains($"\u001b[{lines}A", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[0A", writer.ToString(), StringComparison.Ordinal);

        // The ^C of an interrupt fits behind each line.
        Assert.All(
            Codes().Replace(writer.ToString(), "\n").Split('\n'), line => Assert.True(line.Length <= cli.Width - RichTextOutput.FollowMarginColumns));
    }

    [GeneratedRegex(@"\r|\u001b\[[?0-9;]*[A-Za-z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();

    [Fact]
    public void In_forty_columns_a_table_of_recordings_stays_on_its_lines()
    {
        using StringWriter writer = new() { NewLine = "\n" };
        using CliHarness cli = new() { IsTerminal = true, Out = writer, Width = 40 };
        new RichTextOutput(cli.NewShell()).Table(new TableModel(
            [
                new TableColumn("#", IsRight: true), new TableColumn("Title", IsElastic: true), new TableColumn("Source", IsElastic: true),
                new TableColumn("Conversion", IsElastic: true), new TableColumn("Length", IsRight: true),
            ],
            [["10", "歌舞伎町の女王", "WAVE 44.1 kHz 16 bit stereo", "none", "00:12:54"]]));
        string[] shown = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, shown.Length);
        Assert.EndsWith("00:12:54", shown[1].TrimEnd(), StringComparison.Ordinal);
        Assert.True(Printable.Columns(shown[1].TrimEnd()) <= 40);
    }
}
