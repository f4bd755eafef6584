namespace Redbook.Cli.Output;

/// <summary>A table before anybody decided how it looks.</summary>
internal sealed record TableModel(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
