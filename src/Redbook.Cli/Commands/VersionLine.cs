using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Redbook.Cli.Commands;

/// <summary><c>--version</c>: name and version on a line of their own.</summary>
internal sealed class VersionLine : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionLine).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        parseResult.InvocationConfiguration.Output.WriteLine($"redbook {version}");
        return ExitCode.Done;
    }
}
