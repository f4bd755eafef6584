using System.ComponentModel;
using System.Diagnostics;

namespace Redbook.Testing;

/// <summary>Runs installed programs as independent judges.</summary>
public static class Programs
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name, looked up on the path, or its full path.</param>
    /// <param name="arguments">Its arguments, each passed as it is.</param>
    /// <remarks>A program that is missing or takes too long fails the test; it is never skipped.</remarks>
    public static ProgramResult Run(string program, params string[] arguments) =>
        Run(ProgramOptions.Default, program, arguments);

    /// <inheritdoc cref="Run(string, string[])"/>
    public static ProgramResult Run(ProgramOptions options, string program, params string[] arguments)
    {
        using Process process = Start(options, program, arguments);
        string commandLine = string.Join(' ', arguments.Prepend(program));
        MemoryStream output = new();
        Task readOutput = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> readError = process.StandardError.ReadToEndAsync();
        Feed(process, options.Input);

        if (!process.WaitForExit(options.Timeout))
        {
            process.Kill(entireProcessTree: true);
            Xunit.Assert.Fail($"{commandLine}{Environment.NewLine}did not end within {options.Timeout}.");
        }

        Task.WaitAll(readOutput, readError);
        return new ProgramResult(commandLine, process.ExitCode, output.ToArray(), readError.Result);
    }

    /// <summary>Starts a program without waiting, its three standard streams redirected.</summary>
    /// <remarks>For tests that talk to the program or end it in the middle. The caller disposes of it.</remarks>
    public static Process Start(ProgramOptions options, string program, params string[] arguments)
    {
        ProcessStartInfo start = options.IsInterruptible
            ? new("env", ["--default-signal=INT", program, .. arguments])
            : new(program, arguments);
        SetUp(start, options);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception notStarted)
        {
            string message = $"This test needs the program '{program}': {notStarted.Message} (./test installs it).";
            if (Environment.GetEnvironmentVariable("REDBOOK_TEST_MISSING") is "skip")
            {
                Xunit.Assert.Skip(message);
            }

            Xunit.Assert.Fail(message);
            throw;
        }
    }

    private static void SetUp(ProcessStartInfo start, ProgramOptions options)
    {
        (start.UseShellExecute, start.WorkingDirectory) = (false, options.WorkingDirectory ?? string.Empty);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        foreach ((string name, string? value) in options.Environment)
        {
            start.Environment[name] = value;
        }
    }

    private static void Feed(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input.Span);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program closed its input early, as a program may that has seen enough.
        }
    }
}
