using System.CommandLine;
using Redbook.Cli.Erasing;
using Redbook.Cli.Output;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook erase</c>.</summary>
internal static class EraseCommand
{
    public static string[] Examples { get; } =
    [
        "redbook erase --drive virtual:again.disc",
        "redbook erase --drive /dev/sr0 --full",
        "redbook erase --drive D: --yes --json",
    ];

    public static Command Create(Shell shell)
    {
        Option<string?> drive = CommonOptions.Drive();
        Option<bool> full = new("--full")
        {
            Description = "Overwrite the whole disc, which takes as long as recording all of it; else only what says that "
                + "there is something on it.",
        };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask before a real disc is erased." };
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new(
            "erase", "Erases a CD-RW: what is on it is gone. Once begun it cannot be called off.")
        {
            drive, full, yes, json, verbose,
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
                parsed.GetValue(full),
                parsed.GetValue(yes),
                parsed.GetValue(json),
                parsed.GetValue(verbose),
                trace.Of(parsed, shell))));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, Action<Drive> handle, string? named, bool full, bool yes, bool json, bool verbose, TraceFile? trace)
    {
        DriveName name = CommonOptions.DriveRequired(shell, named);
        using TraceEnd end = new(trace);
        using Drive drive = shell.Drives.Open(name, CommandTrace.For(shell, verbose, trace));
        handle(drive);
        if (drive.Entry.IsReal)
        {
            Confirmation.Require(
                shell,
                yes,
                json,
                [
                    ("Drive", $"{drive.Entry.Name}, {Words.Of(drive.Describe())}"),
                    ("Disc", Words.Of(drive.DescribeDisc())),
                    ("Plan", full
                        ? "erase the whole disc: what is on it is gone"
                        : "erase the table of contents: what is on the disc is gone"),
                ]);
        }

        // Until the drive is told to erase, an interrupt ends it; afterwards it only leaves the drive alone with it.
        shell.Interrupts.IsAwaited = true;
        shell.Interrupts.OutlivesTerminal = true;
        shell.Interrupts.OnFirst = () => shell.Error.WriteLine(
            "redbook: a drive that has begun to erase goes on to the end. Ctrl-C again leaves it alone with that.");
        EraseOptions options = new() { Full = full, ClientName = "redbook" };
        try
        {
            long start = shell.Clock.GetTimestamp();
            await EraseOutput.FollowAsync(
                shell, json, drive, progress => drive.EraseAsync(options, progress, shell.Interrupts.Stop));
            TimeSpan elapsed = shell.Clock.GetElapsedTime(start);
            if (json)
            {
                new JsonOutput(shell.Out).Write(
                    new JsonEvents.Erased(
                        "done", ExitCode.Done, drive.Entry.Name.ToString(), drive.Entry.IsReal, full,
                        Math.Round(elapsed.TotalSeconds, 3)),
                    JsonEventsContext.Default.Erased);
            }
            else
            {
                TextOutput.For(shell).Success($"The disc in {drive.Entry.Name} is blank, after {Times.Spoken(elapsed)}.");
            }

            return ExitCode.Done;
        }
        finally
        {
            shell.Interrupts.OnFirst = null;
        }
    }
}
