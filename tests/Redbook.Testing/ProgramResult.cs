using System.Text;

namespace Redbook.Testing;

/// <summary>What a program left behind: exit code and both output streams.</summary>
/// <param name="CommandLine">The command as it was started, for messages.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output, as bytes.</param>
/// <param name="Error">Standard error, as text.</param>
public sealed record ProgramResult(string CommandLine, int ExitCode, byte[] Output, string Error)
{
    /// <summary>Standard output as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>Everything the program said, for programs that use both streams.</summary>
    public string AllText => Text + Error;

    /// <summary>Fails the test unless the program ended with exit code 0; returns this result.</summary>
    public ProgramResult Succeeded() => ExitedWith(0);

    /// <summary>Fails the test unless the program ended with this exit code; returns this result.</summary>
    public ProgramResult ExitedWith(int exitCode)
    {
        if (ExitCode != exitCode)
        {
            Xunit.Assert.Fail($"""
                {CommandLine}
                ended with exit code {ExitCode}, expected {exitCode}.
                --- output
                {Shorten(Text)}
                --- error
                {Shorten(Error)}
                """);
        }

        return this;
    }

    private static string Shorten(string text) => text.Length <= 4000 ? text : string.Concat(text.AsSpan(0, 4000), " ...");
}
