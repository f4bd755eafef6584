using System.Diagnostics;
using System.Globalization;

namespace Redbook.Benchmarks;

/// <summary>Runs an installed program and says how long it took.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>Elapsed time, and the time its threads used processors.</returns>
    public static (TimeSpan Elapsed, TimeSpan Processor) Run(string program, params string[] arguments)
    {
        // The shell's "times" tells what its children used: minutes m seconds s, user then system, second line.
        ProcessStartInfo start = new("sh", ["-c", "\"$@\" >&2 || exit 1; times", "sh", program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        TimeSpan elapsed = watch.Elapsed;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {error.Result}");
        }

        string[] children = output.Split('\n')[1].Split(' ');
        return (elapsed, Parse(children[0]) + Parse(children[1]));
    }

    private static TimeSpan Parse(string text)
    {
        string[] parts = text.TrimEnd('s').Split('m');
        return TimeSpan.FromSeconds(
            (60 * int.Parse(parts[0])) + double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
