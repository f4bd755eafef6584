using System.Globalization;
using Redbook.Emulation;

namespace Redbook.Cli.Child;

/// <summary>The command line with one drive, <c>/dev/sr0</c>, that it takes for a real one: a recorder in software with a
/// blank disc in memory. Each time so many sectors were written the drive says "gate" on the error output, and the command
/// waits for a line on the standard input: a test can do what it likes in the middle of a recording, however fast the
/// machine is.</summary>
internal static class GatedProgram
{
    public static async Task<int> RunAsync(string sectors, string[] arguments)
    {
        using SoftwareRecorder recorder = new();
        using VirtualDisc disc = VirtualDisc.InMemory(new MediumOptions { Type = MediumType.CdRw });
        recorder.Insert(disc);
        Drives drives = new([new GatedDrive(recorder, int.Parse(sectors, CultureInfo.InvariantCulture))]);
        Shell shell = Shell.OfThisProcess(drives);
        using (shell.Interrupts)
        {
            return await CommandLine.RunAsync(arguments, shell);
        }
    }
}
