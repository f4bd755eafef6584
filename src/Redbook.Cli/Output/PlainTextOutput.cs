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
        string[][] rows =
        [
            [.. table.Columns.Select(static column => column.Header)],
            .. table.Rows.Select(static row => row.Select(Printable.Text).ToArray()),
        ];
        int[] widths = [.. table.Columns.Select((_, i) => rows.Max(row => row[i].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select(
                (cell, i) => table.Columns[i].IsRight ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            writer.WriteLine($"  {string.Join("  ", cells)}".TrimEnd());
        }
    }
}
