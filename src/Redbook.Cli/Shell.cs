using System.Text;

namespace Redbook.Cli;

/// <summary>Everything the program touches outside itself, so that a test can stand in for all of it.</summary>
internal sealed class Shell
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Standard input as bytes, for commands that speak with a program.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Standard output as bytes, for commands that speak with a program.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Whether a person sees what is printed as it is printed.</summary>
    public required bool IsOutTerminal { get; init; }

    /// <summary>Whether a person can answer.</summary>
    public required bool IsInTerminal { get; init; }

    /// <summary>Columns of the terminal; also the width of help.</summary>
    public int Width { get; init; } = 80;

    public required string CurrentFolder { get; init; }

    public required Drives Drives { get; init; }

    public required TimeProvider Clock { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>Ctrl-C and its relatives.</summary>
    public required Interrupts Interrupts { get; init; }

    /// <summary>Whether colour and cursor movement are wanted: a terminal, and nobody said no.</summary>
    public bool IsRich => IsOutTerminal
        && string.IsNullOrEmpty(Environment("NO_COLOR"))
        && !string.Equals(Environment("TERM"), "dumb", StringComparison.Ordinal);

    /// <summary>What this process has.</summary>
    /// <param name="drives">The drives; those of the machine when left out.</param>
    public static Shell OfThisProcess(Drives? drives = null)
    {
        if (OperatingSystem.IsWindows())
        {
            // File names and bars need more than the code page of the console.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        Interrupts interrupts = Interrupts.OfThisProcess();
        return new Shell
        {
            Out = new SurvivingWriter(Console.Out, interrupts),
            Error = new SurvivingWriter(Console.Error, interrupts, isLast: true),
            In = Console.In,
        OpenInput = Console.OpenStandardInput,
        OpenOutput = Console.OpenStandardOutput,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsInTerminal = !Console.IsInputRedirected,
            Width = Console.IsOutputRedirected ? 100 : Math.Max(Console.WindowWidth, 40),
            CurrentFolder = Directory.GetCurrentDirectory(),
            Drives = drives ?? Drives.OfThisMachine,
            Clock = TimeProvider.System,
            Environment = System.Environment.GetEnvironmentVariable,
            Interrupts = interrupts,
        };
    }
}
