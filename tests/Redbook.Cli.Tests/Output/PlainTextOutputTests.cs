using Redbook.Cli.Output;

namespace Redbook.Cli.Tests.Output;

public sealed class PlainTextOutputTests
{
    [Fact]
    public void Columns_line_up_and_lines_have_no_trailing_blanks()
    {
        using StringWriter writer = new() { NewLine = "\n" };
        new PlainTextOutput(writer).Table(new TableModel(
            [new TableColumn("#", IsRight: true), new TableColumn("Title"), new TableColumn("Note")],
            [["1", "A long title", ""], ["10", "B", "x"]]));
        Assert.Equal("   #  Title         Note\n   1  A long title\n  10  B             x\n", writer.ToString());
    }

    [Fact]
    public void Columns_line_up_where_characters_are_wide()
    {
        using StringWriter writer = new() { NewLine = "\n" };
        new PlainTextOutput(writer).Table(new TableModel(
            [new TableColumn("Title"), new TableColumn("Note")], [["東京", "x"], ["Title", "y"]]));
        Assert.Equal("  Title  Note\n  東京   x\n  Title  y\n", writer.ToString());
    }

    [Fact]
    public void Fields_line_up_at_the_longest_label()
    {
        using StringWriter writer = new() { NewLine = "\n" };
        new PlainTextOutput(writer).Fields([("Drive", "x"), ("Write speeds", "y")]);
        Assert.Equal("  Drive         x\n  Write speeds  y\n", writer.ToString());
    }
}
