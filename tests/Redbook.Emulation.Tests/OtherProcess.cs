using System.Diagnostics;
using System.Globalization;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>Another process that works on the virtual disc of a folder.</summary>
internal static class OtherProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Redbook.Emulation.Child.dll");

    public static Process Start(params string[] arguments) =>
        Programs.Start(ProgramOptions.Default, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. arguments]);

    public static string[] CommandLine(params string[] arguments) =>
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Program, .. arguments];

    /// <summary>Lets a process work until it has said so many words and a little while longer, and ends it.</summary>
    /// <param name="arguments">How the process is started.</param>
    /// <param name="word">The last word that it lives to see heard.</param>
    /// <param name="spins">How long the little while is.</param>
    /// <returns>Everything it said.</returns>
    public static List<string> KillAtWord(string[] arguments, int word, int spins)
    {
        using Process worker = Start(arguments);
        List<string> said = [];
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
            if (said.Count == word)
            {
                Thread.SpinWait(spins);
                worker.Kill();
            }
            else if (said.Count < word)
            {
                try
                {
                    worker.StandardInput.BaseStream.WriteByte(0);
                    worker.StandardInput.BaseStream.Flush();
                }
                catch (IOException)
                {
                    // It has come to its end.
                }
            }
        }

        worker.WaitForExit();
        string complaint = worker.StandardError.ReadToEnd();
        Assert.True(complaint.Length == 0, complaint);
        return said;
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
