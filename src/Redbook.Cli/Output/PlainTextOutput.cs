namespace Redbook.Cli.Output;

/// <summary>Plain lines: for pipes, files, simple terminals and people who asked for no colour.</summary>
internal sealed class PlainTextOutput(TextWriter writer) : TextOutput
{
    public override void Line(string text = "") => writer.WriteLine(Printable.Text(text));

    public override void Heading(string text) => Line(text);

    public override void Note(string text) => Line(text);

    public override void Success(string text) => Line(text);

    public override void Fields(IReadOnlyList<(string Label, string Value)> fields)
    {
        int width = fields.Max(static field => field.Label.Length);
        foreach ((string label, string value) in fields)
        {
            Line($"  {label.PadRight(width)}  {value}");
        }
    }

    public override void Table(TableModel table)
    {
        TableLayout layout = new(table, maxColumns: null);
        writer.WriteLine(layout.Header);
        foreach (string row in layout.Rows)
        {
            writer.WriteLine(row);
        }
    }
}
