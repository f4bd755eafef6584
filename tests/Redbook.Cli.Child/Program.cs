using Redbook;
using Redbook.Cli;
using Redbook.Cli.Child;
using Redbook.Emulation;

// The command line with one drive, /dev/sr0, that it takes for a real one: a recorder in software with a blank disc in
// memory. Each time so many sectors were written the drive says "gate" on the error output, and the command waits for a line
// on the standard input: a test can do what it likes in the middle of a recording, however fast the machine is.
//
//   Redbook.Cli.Child SECTORS ARGUMENTS...
using SoftwareRecorder recorder = new();
using VirtualDisc disc = VirtualDisc.InMemory(new MediumOptions { Type = MediumType.CdRw });
recorder.Insert(disc);
Drives drives = new([new GatedDrive(recorder, int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture))]);
Shell shell = Shell.OfThisProcess(drives);
using (shell.Interrupts)
{
    return await CommandLine.RunAsync(args[1..], shell);
}
