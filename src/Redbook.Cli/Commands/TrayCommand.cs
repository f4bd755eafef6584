using System.CommandLine;
using Redbook.Cli.Output;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook eject</c>, <c>redbook load</c> and <c>redbook unlock</c>: one command each to the mechanism.</summary>
internal sealed class TrayCommand
{
    private readonly string _name;
    private readonly string _description;
    private readonly Action<Drive> _do;
    private readonly string _done;

    private TrayCommand(string name, string description, Action<Drive> @do, string done) =>
        (_name, _description, _do, _done) = (name, description, @do, done);

    public static IReadOnlyList<TrayCommand> All { get; } =
    [
        new("eject", "Opens the tray of a drive.", static drive => drive.Eject(), "open"),
        new("load", "Closes the tray of a drive.", static drive => drive.Load(), "closed"),
        new(
            "unlock",
            "Unlocks the tray of a drive, which a program that ended badly may have left locked.",
            static drive => drive.Unlock(),
            "unlocked"),
    ];

    public string[] Examples => [$"redbook {_name} --drive /dev/sr0", $"redbook {_name} --drive D:"];

    public Command Create(Shell shell)
    {
        Option<string?> drive = CommonOptions.Drive();
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new(_name, _description) { drive, json, verbose };
        DriveHandling handling = DriveHandling.For(command, takesDrive: false);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell, handling.Of(parsed, shell), parsed.GetValue(drive), parsed.GetValue(json), parsed.GetValue(verbose)))));
        return command;
    }

    private int Run(Shell shell, Action<Drive> handle, string? named, bool json, bool verbose)
    {
        DriveName name = CommonOptions.DriveRequired(shell, named);
        using Drive drive = shell.Drives.Open(name, CommandTrace.For(shell, verbose));
        handle(drive);
        _do(drive);
        if (json)
        {
            new JsonOutput(shell.Out).Write(
                new JsonEvents.TrayMoved("done", ExitCode.Done, drive.Entry.Name.ToString(), drive.Entry.IsReal),
                JsonEventsContext.Default.TrayMoved);
            return ExitCode.Done;
        }

        TextOutput text = TextOutput.For(shell);
        text.Success($"The tray of {drive.Entry.Name} is {_done}.");
        if (!drive.Entry.IsReal)
        {
            text.Note("A virtual disc lies in its drive, with the tray closed and unlocked, whenever the drive is opened.");
        }

        return ExitCode.Done;
    }
}
