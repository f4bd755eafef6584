using System.CommandLine;
using System.Globalization;
using Redbook.Cli.Output;
using Redbook.Mmc;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook replay</c>.</summary>
internal static class ReplayCommand
{
    // What these say is about the drive and its buffer, not about the job.
    private static readonly byte[] OfTheDrive =
    [
        Opcode.Inquiry, Opcode.ModeSense6, Opcode.ModeSense10, Opcode.GetConfiguration, Opcode.GetPerformance,
        Opcode.ReadBufferCapacity, Opcode.MechanismStatus,
    ];

    public static string[] Examples { get; } =
    [
        "redbook burn *.flac --drive virtual:a.disc --trace a.trace",
        "redbook replay a.trace --drive virtual:b.disc",
        "redbook replay strange-drive.trace --drive virtual:b.disc --any-drive",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string> file = new("FILE") { Description = "A trace, as 'redbook burn --trace FILE' makes it (docs/traces.md)." };
        Option<string?> drive = CommonOptions.Drive();
        Option<bool> anyDrive = new("--any-drive")
        {
            Description = "Do not compare what belongs to the drive: identity, mode pages, features, speeds, buffer.",
        };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask before a real disc is changed." };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "replay", "Sends the commands of a trace to a drive again and shows what is answered differently. What the trace "
            + "wrote is written again.")
        {
            file, drive, anyDrive, yes, json,
        };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell,
                parsed.GetRequiredValue(file),
                parsed.GetValue(drive),
                parsed.GetValue(anyDrive),
                parsed.GetValue(yes),
                parsed.GetValue(json)))));
        return command;
    }

    private static int Run(Shell shell, string file, string? named, bool anyDrive, bool yes, bool json)
    {
        DriveName name = CommonOptions.DriveRequired(shell, named);
        try
        {
            using TraceReader trace = new(File.OpenRead(Path.GetFullPath(file, shell.CurrentFolder)));
            if (name.IsReal)
            {
                Confirmation.Require(
                    shell, yes, json, [("Drive", name.ToString()), ("Plan", $"send every command of {file}, writing ones included")]);
            }

            using IScsiTransport transport = shell.Drives.Connect(name);
            shell.Interrupts.IsAwaited = true;
            ReplayReport report = TraceReplay.Run(
                trace,
                transport,
                new ReplayOptions { IgnoredReplies = anyDrive ? OfTheDrive : [], TimeProvider = shell.Clock },
                shell.Interrupts.Stop);
            return json ? WriteJson(shell, report) : WriteText(shell, report);
        }
        catch (TraceFormatException wrong)
        {
            throw new InputException(file, $"{file} is no trace, or a damaged one. {wrong.Message}", "Traces are made with 'redbook burn --trace FILE'.", wrong);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new InputException(file, $"{file} cannot be read: {failure.Message}", "Name a trace that is there.", failure);
        }
    }

    private static int WriteJson(Shell shell, ReplayReport report)
    {
        JsonOutput output = new(shell.Out);
        foreach (ReplayDifference one in report.Differences)
        {
            output.Write(
                new JsonEvents.Difference("difference", one.Number, one.Command, one.Expected, one.Actual),
                JsonEventsContext.Default.Difference);
        }

        int exitCode = report.DifferenceCount == 0 ? ExitCode.Done : ExitCode.Failed;
        output.Write(
            new JsonEvents.Replayed(
                "done", exitCode, report.Commands, report.Skipped, report.DifferenceCount, report.IsTraceComplete),
            JsonEventsContext.Default.Replayed);
        return exitCode;
    }

    private static int WriteText(Shell shell, ReplayReport report)
    {
        TextOutput text = TextOutput.For(shell);
        foreach (ReplayDifference one in report.Differences)
        {
            text.Line(one.ToString());
        }

        if (!report.IsTraceComplete)
        {
            text.Note("The trace is cut off: its end is missing.");
        }

        if (report.DifferenceCount == 0)
        {
            text.Success(string.Create(CultureInfo.InvariantCulture, $"{report.Commands} commands, every one answered as in the trace."));
            return ExitCode.Done;
        }

        text.Heading(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.DifferenceCount} of {report.Commands} commands were answered differently; the first is command {report.Differences[0].Number}."));
        return ExitCode.Failed;
    }
}
