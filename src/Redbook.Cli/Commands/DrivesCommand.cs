using System.CommandLine;
using Redbook.Cli.Output;
using Redbook.Cli.Watching;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook drives</c>.</summary>
internal static class DrivesCommand
{
    public static string[] Examples { get; } =
    [
        "redbook drives",
        "redbook drives --watch",
        $"{Drives.EnvironmentVariable}=virtual:album.disc redbook drives",
    ];

    public static Command Create(Shell shell)
    {
        Option<bool> watch = new("--watch", "-w")
        {
            Description = "Go on and tell of drives that come and go, and of discs as far as the system notices: no drive is "
                + "asked, so that nobody's recording is disturbed. Ends with Ctrl-C.",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new("drives", "Lists the drives: real ones, then registered virtual ones.") { watch, json };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => parsed.GetValue(watch)
                ? new DriveWatchJob(shell, parsed.GetValue(json)).RunAsync()
                : Task.FromResult(Run(shell, shell.Drives.List(), parsed.GetValue(json)))));
        return command;
    }

    /// <summary>Prints a list of drives.</summary>
    public static int Run(Shell shell, IReadOnlyList<DriveEntry> drives, bool json)
    {
        if (json)
        {
            JsonOutput output = new(shell.Out);
            foreach (DriveEntry drive in drives)
            {
                output.Write(
                    new JsonEvents.DriveListed(
                        "drive", drive.Name.ToString(), drive.Id, drive.IsReal, drive.VolumePathNames),
                    JsonEventsContext.Default.DriveListed);
            }

            return ExitCode.Done;
        }

        TextOutput text = TextOutput.For(shell);
        if (drives.Count == 0)
        {
            text.Line("No drives.");
            text.Note("A virtual disc needs no registration: redbook disc new PATH, then --drive virtual:PATH.");
            text.Note($"To list one here, set {Drives.EnvironmentVariable}=virtual:PATH.");
            return ExitCode.Done;
        }

        text.Table(new TableModel(
            [new TableColumn("Name", IsElastic: true), new TableColumn("Kind"), new TableColumn("Volumes")],
            [
                .. drives.Select(static drive => (IReadOnlyList<string>)
                [
                    drive.Name.ToString(),
                    drive.IsReal ? "real" : "in software",
                    string.Join(' ', drive.VolumePathNames),
                ]),
            ]));
        return ExitCode.Done;
    }
}
