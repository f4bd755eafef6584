using System.CommandLine;
using Redbook.Cli.Output;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook drives</c>.</summary>
internal static class DrivesCommand
{
    public static string[] Examples { get; } =
    [
        "redbook drives",
        $"{Drives.EnvironmentVariable}=virtual:album.disc redbook drives",
    ];

    public static Command Create(Shell shell)
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new("drives", "Lists the drives: real ones, then registered virtual ones.") { json };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell, parsed.GetValue(json), () => Task.FromResult(Run(shell, parsed.GetValue(json)))));
        return command;
    }

    private static int Run(Shell shell, bool json)
    {
        IReadOnlyList<DriveEntry> drives = shell.Drives.List();
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
