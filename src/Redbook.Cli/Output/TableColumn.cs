namespace Redbook.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsRight">Whether it is set against its right edge, as numbers are.</param>
/// <param name="IsElastic">Whether it gives way first when the line is too narrow.</param>
internal sealed record TableColumn(string Header, bool IsRight = false, bool IsElastic = false);
