using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Redbook.Cli.Commands;

/// <summary>The usual help, then examples to copy.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyDictionary<Command, string[]> examples)
    : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int result = usual.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out string[]? lines))
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string line in lines)
            {
                output.WriteLine($"  {line}");
            }

            output.WriteLine();
            if (parseResult.CommandResult.Command is RootCommand)
            {
                output.WriteLine("Exit codes:");
                output.WriteLine("  0 done, 1 failed, 2 wrong usage, 3 input refused, 4 drive or disc, 130 cancelled");
                output.WriteLine();
            }
        }

        return result;
    }
}
