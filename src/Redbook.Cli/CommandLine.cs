using System.CommandLine;
using System.CommandLine.Help;
using Redbook.Cli.Commands;

namespace Redbook.Cli;

/// <summary>The tree of commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line to its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Shell shell)
    {
        if (shell.IsRich)
        {
            // Bars that move hide the cursor.
            shell.Interrupts.OnLeaving = () => shell.Out.Write("\u001b[?25h\n");
        }

        Dictionary<Command, string[]> examples = [];
        RootCommand root = new("Records audio CDs: real ones, and virtual ones in a folder.");
        Command disc = new("disc", "Makes virtual discs, shows what is on them, and says what drive they lie in and how it fails.");
        Add(disc, DiscNewCommand.Create(shell), DiscNewCommand.Examples);
        Add(disc, DiscShowCommand.Create(shell), DiscShowCommand.Examples);
        Add(disc, DiscFaultCommand.Create(shell), DiscFaultCommand.Examples);
        Add(disc, DiscDriveCommand.Create(shell), DiscDriveCommand.Examples);
        Add(disc, DiscInsertCommand.CreateInsert(shell), DiscInsertCommand.InsertExamples);
        Add(disc, DiscInsertCommand.CreateEject(shell), DiscInsertCommand.EjectExamples);
        examples[disc] =
        [
            .. DiscNewCommand.Examples, .. DiscShowCommand.Examples, .. DiscFaultCommand.Examples, .. DiscDriveCommand.Examples,
            .. DiscInsertCommand.EjectExamples,
        ];
        Add(root, BurnCommand.Create(shell), BurnCommand.Examples);
        Add(root, PlanCommand.Create(shell), PlanCommand.Examples);
        Add(root, CheckCommand.Create(shell), CheckCommand.Examples);
        Add(root, ConvertCommand.Create(shell), ConvertCommand.Examples);
        Add(root, ImageCommand.Create(shell), ImageCommand.Examples);
        Add(root, InfoCommand.Create(shell), InfoCommand.Examples);
        Add(root, FinalizeCommand.Create(shell), FinalizeCommand.Examples);
        Add(root, EraseCommand.Create(shell), EraseCommand.Examples);
        foreach (TrayCommand tray in TrayCommand.All)
        {
            Add(root, tray.Create(shell), tray.Examples);
        }

        Add(root, DrivesCommand.Create(shell), DrivesCommand.Examples);
        Add(root, ReplayCommand.Create(shell), ReplayCommand.Examples);
        Add(root, RscsiCommand.Create(shell), RscsiCommand.Examples);
        Add(root, ServeCommand.Create(shell), ServeCommand.Examples);
        root.Add(disc);
        examples[root] = ["redbook burn samples/first-light/*", "redbook burn --help"];
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                usual.MaxWidth = shell.Width;
                help.Action = new HelpWithExamples(usual, examples);
            }
            else if (option is VersionOption)
            {
                option.Action = new VersionLine();
            }
        }

        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool json = arguments.Contains("--json");
        if (parsed.Errors.Count > 0 && parsed.Action is not (HelpWithExamples or VersionLine))
        {
            // An unknown word is told as such; that a command is missing then goes without saying.
            string[] unknown = [.. parsed.UnmatchedTokens.Select(static token => $"There is no command or option '{token}' here.")];
            IEnumerable<string> messages = unknown.Length > 0 ? unknown : parsed.Errors.Select(static error => OneLine(error.Message));
            CommandRunner.Tell(
                shell,
                json,
                [.. messages.Select(message => Failure.WrongUsage(message, $"See: {NameOf(parsed)} --help"))]);
            return ExitCode.WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });

        void Add(Command parent, Command child, string[] lines)
        {
            parent.Add(child);
            examples[child] = lines;
        }
    }

    /// <summary>Some messages of the parser are lists over several lines.</summary>
    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string NameOf(ParseResult parsed)
    {
        string name = "";
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is System.CommandLine.Parsing.CommandResult command)
            {
                name = $"{(command.Command is RootCommand ? "redbook" : command.Command.Name)} {name}";
            }
        }

        return name.TrimEnd();
    }
}
