using System.CommandLine;
using Redbook.Cli.Output;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook finalize</c>.</summary>
internal static class FinalizeCommand
{
    public static string[] Examples { get; } =
    [
        "redbook finalize --drive virtual:album.disc",
        "redbook finalize --drive /dev/sr0 --yes",
    ];

    public static Command Create(Shell shell)
    {
        Option<string?> drive = CommonOptions.Drive();
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask before a real disc is closed." };
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new("finalize", "Closes a disc that was left open, so that every player plays it.")
        {
            drive, yes, json, verbose,
        };
        DriveHandling handling = DriveHandling.For(command, takesDrive: true);
        TraceChoice trace = TraceChoice.For(command);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => RunAsync(
                shell,
                handling.Of(parsed, shell),
                parsed.GetValue(drive),
                parsed.GetValue(yes),
                parsed.GetValue(json),
                parsed.GetValue(verbose),
                trace.Of(parsed, shell))));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, Action<Drive> handle, string? named, bool yes, bool json, bool verbose, TraceFile? trace)
    {
        DriveName name = CommonOptions.DriveRequired(shell, named);
        using TraceEnd end = new(trace);
        using Drive drive = shell.Drives.Open(name, CommandTrace.For(shell, verbose, trace));
        handle(drive);
        if (drive.Entry.IsReal)
        {
            DiscDescription disc = drive.DescribeDisc();
            Confirmation.Require(
                shell,
                yes,
                json,
                [
                    ("Drive", $"{drive.Entry.Name}, {Words.Of(drive.Describe())}"),
                    ("Disc", Words.Of(disc)),
                    ("Plan", "close the disc: nothing can be added afterwards"),
                ]);
        }

        shell.Interrupts.IsAwaited = true;
        shell.Interrupts.OutlivesTerminal = true;
        shell.Interrupts.OnFirst = () => shell.Error.WriteLine(
            "redbook: a disc that is being closed should not be left alone. Ctrl-C again leaves at once.");
        drive.Notify = WorkNotices.Teller(shell, json);
        bool changed = await drive.CloseDiscAsync(shell.Interrupts.Stop);
        if (json)
        {
            new JsonOutput(shell.Out).Write(
                new JsonEvents.Finalized("done", ExitCode.Done, drive.Entry.Name.ToString(), changed),
                JsonEventsContext.Default.Finalized);
        }
        else
        {
            TextOutput.For(shell).Success(changed
                ? $"The disc in {drive.Entry.Name} is closed."
                : $"The disc in {drive.Entry.Name} was closed already.");
        }

        return ExitCode.Done;
    }
}
