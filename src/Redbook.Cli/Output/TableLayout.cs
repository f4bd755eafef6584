namespace Redbook.Cli.Output;

/// <summary>A table cut to a width: every cell padded to its column, elastic columns shortened where it must be.</summary>
internal sealed class TableLayout
{
    private const int MinElasticColumns = 6;
    private const int IndentColumns = 2;
    private const int GapColumns = 2;

    private readonly TableModel _table;
    private readonly int[] _widths;

    /// <param name="table">What to lay out.</param>
    /// <param name="maxColumns">How many columns of a terminal a line has; <see langword="null"/> lets every cell have what it needs.</param>
    public TableLayout(TableModel table, int? maxColumns)
    {
        _table = table with { Rows = [.. table.Rows.Select(static row => row.Select(Printable.Text).ToArray())] };
        _widths = [.. table.Columns.Select((column, i) => _table.Rows.Select(row => Printable.Columns(row[i])).Append(column.Header.Length).Max())];
        if (maxColumns is { } max)
        {
            Shrink(max - IndentColumns - (GapColumns * (_widths.Length - 1)));
        }

        Header = Line([.. table.Columns.Select(static column => column.Header)]);
        Rows = [.. _table.Rows.Select(Line)];
    }

    public string Header { get; }

    public IReadOnlyList<string> Rows { get; }

    /// <summary>Takes one column after the other from the widest elastic column.</summary>
    private void Shrink(int room)
    {
        while (_widths.Sum() > room)
        {
            int widest = -1;
            for (int i = 0; i < _widths.Length; i++)
            {
                if (_table.Columns[i].IsElastic && _widths[i] > MinElasticColumns
                    && (widest < 0 || _widths[i] > _widths[widest]))
                {
                    widest = i;
                }
            }

            if (widest < 0)
            {
                return;
            }

            _widths[widest]--;
        }
    }

    private string Line(IReadOnlyList<string> cells) => $"{new string(' ', IndentColumns)}{string.Join(
        new string(' ', GapColumns),
        cells.Select((cell, i) => _table.Columns[i].IsRight
            ? cell.PadLeft(_widths[i])
            : Padded(Printable.Shortened(cell, _widths[i]), _widths[i])))}".TrimEnd();

    private static string Padded(string text, int columns) => text + new string(' ', Math.Max(0, columns - Printable.Columns(text)));
}
