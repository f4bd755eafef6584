using System.CommandLine;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook disc insert</c> and <c>redbook disc eject</c>: whether a virtual disc is in its drive.</summary>
internal static class DiscInsertCommand
{
    public static string[] InsertExamples { get; } = ["redbook disc insert album.disc"];

    public static string[] EjectExamples { get; } = ["redbook disc eject album.disc"];

    public static Command CreateInsert(Shell shell) => Create(
        shell, "insert", "Puts a virtual disc back into its drive.", VirtualDiscDrive.Insert, "is in its drive");

    public static Command CreateEject(Shell shell) => Create(
        shell, "eject", "Takes a virtual disc out of its drive: programs find the drive empty until the disc is put back.",
        VirtualDiscDrive.Eject, "is out of its drive");

    private static Command Create(Shell shell, string name, string description, Func<string, bool> move, string state)
    {
        Argument<string> path = new("PATH") { Description = "The folder that is the disc." };
        Option<bool> json = CommonOptions.Json();
        Command command = new(name, description) { path, json };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () =>
            {
                string folder = CommonOptions.DiscFolder(shell, parsed.GetRequiredValue(path));
                bool hasMoved = move(folder);
                DiscDriveCommand.Tell(shell, parsed.GetValue(json), folder, $"{folder} {state}{(hasMoved ? "" : " already")}.");
                return Task.FromResult(ExitCode.Done);
            }));
        return command;
    }
}
