using Spectre.Console;
using Spectre.Console.Rendering;

namespace Redbook.Cli.Output;

/// <summary>Colour and boxes, for a terminal.</summary>
internal sealed class RichTextOutput : TextOutput
{
    /// <summary>Columns that a view leaves free at the right. Lines are filled up with blanks, and the ^C that a terminal shows
    /// behind the last of them must not begin another.</summary>
    public const int FollowMarginColumns = 4;

    public RichTextOutput(Shell shell) => Console = CreateConsole(shell);

    public IAnsiConsole Console { get; }

    public override void Line(string text = "") => Console.WriteLine(Printable.Text(text));

    public override void Heading(string text) => Console.Write(new Text(Printable.Text(text) + "\n", new Style(decoration: Decoration.Bold)));

    public override void Note(string text) => Console.Write(new Text(Printable.Text(text) + "\n", new Style(Color.Grey)));

    public override void Success(string text) =>
        Console.MarkupLine($"[green]✓[/] {Markup.Escape(Printable.Text(text))}");

    public override void Fields(IReadOnlyList<(string Label, string Value)> fields)
    {
        Grid grid = new Grid()
            .AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2))
            .AddColumn(new GridColumn());
        foreach ((string label, string value) in fields)
        {
            grid.AddRow(new Text(label, new Style(Color.Grey)), new Text(Printable.Text(value)));
        }

        Console.Write(grid);
    }

    public override void Table(TableModel table)
    {
        TableLayout layout = new(table, Console.Profile.Width);
        Console.Write(new Text(layout.Header + "\n", new Style(Color.Grey)));
        foreach (string row in layout.Rows)
        {
            Console.Write(new Text(row + "\n"));
        }
    }

    /// <summary>Draws a view until something is done, then takes the drawing away.</summary>
    /// <remarks>A view is never of one line alone: the console goes back to its first line by "up by as many lines as follow
    /// it", and up by none is up by one to a terminal, so that the view would climb over what stands above it.</remarks>
    public async Task FollowAsync(Task done, TimeSpan refresh, TimeProvider clock, Func<IRenderable> view)
    {
        Rows Drawn() => new(view(), new Text(" "));
        int width = Console.Profile.Width;
        Console.Profile.Width = Math.Max(width - FollowMarginColumns, FollowMarginColumns);
        await Console.Live(Drawn()).AutoClear(true).StartAsync(async context =>
        {
            while (!done.IsCompleted)
            {
                context.UpdateTarget(Drawn());
                await Task.WhenAny(done, Task.Delay(refresh, clock));
            }
        });
        Console.Profile.Width = width;
    }

    private static IAnsiConsole CreateConsole(Shell shell)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(shell.Out),
        });
        console.Profile.Width = shell.Width;
        return console;
    }
}
