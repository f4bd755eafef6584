namespace Redbook.Cli.Child;

/// <summary>The command line, again and again in one process: where a program takes long to start, many commands are to be
/// tried.</summary>
/// <remarks>Each line of the standard input is the name of a file and then a command line, without quotes. What is printed,
/// and then the exit code, goes to the file; when that is done the standard output says "done".</remarks>
internal static class LineProgram
{
    public static async Task<int> RunAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            await using (StreamWriter said = new(words[0]))
            {
                int code = await RunAsync(words[1..], said);
                await said.WriteAsync($"exit {code}\n");
            }

            Console.Out.WriteLine("done");
        }

        return 0;
    }

    private static async Task<int> RunAsync(string[] arguments, TextWriter said)
    {
        using Interrupts interrupts = new();
        return await CommandLine.RunAsync(arguments, new Shell
        {
            Out = said,
            Error = said,
            In = TextReader.Null,
            OpenInput = static () => Stream.Null,
            OpenOutput = static () => Stream.Null,
            IsOutTerminal = false,
            IsInTerminal = false,
            Width = 100,
            CurrentFolder = Directory.GetCurrentDirectory(),
            Drives = Drives.OfThisMachine,
            Clock = TimeProvider.System,
            Environment = Environment.GetEnvironmentVariable,
            Interrupts = interrupts,
        });
    }
}
