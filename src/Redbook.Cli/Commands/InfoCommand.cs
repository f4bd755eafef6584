using System.CommandLine;
using Redbook.Cli.Output;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook info</c>.</summary>
internal static class InfoCommand
{
    public static string[] Examples { get; } =
    [
        "redbook info --drive virtual:album.disc",
        "redbook info --drive virtual:album.disc --json",
    ];

    public static Command Create(Shell shell)
    {
        Option<string?> drive = CommonOptions.Drive();
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new("info", "Describes a drive and the disc in it; changes nothing.") { drive, json, verbose };
        DriveHandling handling = DriveHandling.For(command, takesDrive: false);
        TraceChoice trace = TraceChoice.For(command);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell, handling.Of(parsed, shell), parsed.GetValue(drive), parsed.GetValue(json), parsed.GetValue(verbose), trace.Of(parsed, shell)))));
        return command;
    }

    private static int Run(Shell shell, Action<Drive> handle, string? named, bool json, bool verbose, TraceFile? trace)
    {
        DriveName name = CommonOptions.DriveRequired(shell, named);
        using TraceEnd end = new(trace);
        using Drive drive = shell.Drives.Open(name, CommandTrace.For(shell, verbose, trace));
        handle(drive);
        DriveDescription about = drive.Describe();
        DiscDescription disc = drive.DescribeDisc();
        if (json)
        {
            JsonOutput output = new(shell.Out);
            output.Write(Reports.Event(drive.Entry, about), JsonEventsContext.Default.DriveDescribed);
            output.Write(Reports.Event(disc), JsonEventsContext.Default.DiscDescribed);
            return ExitCode.Done;
        }

        TextOutput text = TextOutput.For(shell);
        text.Heading("Drive");
        text.Fields(Reports.Fields(drive.Entry, about));
        text.Line();
        text.Heading("Disc");
        text.Fields(Reports.Fields(disc));
        if (disc.Tracks.Count > 0)
        {
            text.Line();
            text.Table(Reports.Tracks(disc));
        }

        return ExitCode.Done;
    }
}
