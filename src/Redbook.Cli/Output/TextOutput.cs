namespace Redbook.Cli.Output;

/// <summary>Text for people, with or without the arts of a terminal.</summary>
internal abstract class TextOutput
{
    public static TextOutput For(Shell shell) =>
        shell.IsRich ? new RichTextOutput(shell) : new PlainTextOutput(shell.Out);

    public abstract void Line(string text = "");

    /// <summary>A line that matters more than its neighbours.</summary>
    public abstract void Heading(string text);

    /// <summary>A line that may be overlooked.</summary>
    public abstract void Note(string text);

    /// <summary>Something has come to a good end.</summary>
    public abstract void Success(string text);

    /// <summary>Labels and values, one pair a line.</summary>
    public abstract void Fields(IReadOnlyList<(string Label, string Value)> fields);

    public abstract void Table(TableModel table);
}
