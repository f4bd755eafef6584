using System.CommandLine;

namespace Redbook.Cli;

/// <summary><c>--trace</c> and <c>--trace-hashes</c> of one command.</summary>
internal sealed class TraceChoice
{
    private readonly Option<string?> _file = new("--trace")
    {
        Description = "Keep every command to the drive, with its data, in a new file; 'redbook replay' takes it. In a folder, "
            + "a file of its own is made.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _hashes = new("--trace-hashes")
    {
        Description = "Keep sectors in the trace as SHA-256 only: it stays small and holds no music.",
    };

    /// <summary>Gives a command the two options.</summary>
    public static TraceChoice For(Command command)
    {
        TraceChoice choice = new();
        command.Add(choice._file);
        command.Add(choice._hashes);
        command.Validators.Add(result =>
        {
            if (result.GetValue(choice._hashes) && result.GetValue(choice._file) is null)
            {
                result.AddError("--trace-hashes is about the file of --trace.");
            }
        });
        return choice;
    }

    /// <summary>The trace that was asked for; none when it was not.</summary>
    public TraceFile? Of(ParseResult parsed, Shell shell) =>
        parsed.GetValue(_file) is { } path ? new TraceFile(shell, path, parsed.GetValue(_hashes)) : null;
}
