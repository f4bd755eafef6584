using System.CommandLine;
using Redbook.Cli.Output;
using Redbook.Emulation;
using Redbook.Emulation.Timing;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook disc new</c>.</summary>
internal static class DiscNewCommand
{
    public static string[] Examples { get; } =
    [
        "redbook disc new album.disc",
        "redbook disc new long.disc --minutes 90",
        "redbook disc new again.disc --type cd-rw",
        "redbook disc new slow.disc --drive slow --timing real",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string> path = new("PATH") { Description = "The folder that will be the disc; it must not exist." };
        Option<string> type = new("--type")
        {
            Description = "The kind of disc: cd-r is recorded once, cd-rw can be erased.",
            DefaultValueFactory = static _ => "cd-r",
        };
        type.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "cd-r", "cd-rw");
        Option<int> minutes = new("--minutes")
        {
            Description = "Its length: 74, 80, 90 or 99 minutes. Addresses end at 89:59:74, and so does a 99-minute disc.",
            DefaultValueFactory = static _ => VirtualDiscs.DefaultMinutes,
            HelpName = "74|80|90|99",
        };
        minutes.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { } value }] && value is not ("74" or "80" or "90" or "99"))
            {
                result.AddError($"A disc has 74, 80, 90 or 99 minutes, not {value}.");
            }
        });
        Option<string?> drive = new("--drive")
        {
            Description = "The kind of drive it lies in, by name or as a JSON file (docs/quirks.md); else the plain one.",
            HelpName = "NAME|FILE",
        };
        Option<string?> timing = DiscDriveCommand.Timing();
        Option<bool> json = CommonOptions.Json();
        Command command = new("new", "Makes a blank virtual disc: a folder that the recorder in software writes to.")
        {
            path, type, minutes, drive, timing, json,
        };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell,
                parsed.GetRequiredValue(path),
                string.Equals(parsed.GetValue(type), "cd-rw", StringComparison.OrdinalIgnoreCase) ? DiscKind.CdRw : DiscKind.CdR,
                parsed.GetValue(minutes),
                DiscDriveCommand.Find(shell, parsed.GetValue(drive), parsed.GetValue(timing)),
                parsed.GetValue(json)))));
        return command;
    }

    private static int Run(
        Shell shell, string path, DiscKind kind, int minutes, (DriveProfile? Profile, RecorderTiming? Timing) inDrive, bool json)
    {
        string full = CommonOptions.DiscFolder(shell, path);
        DriveEntry drive = VirtualDiscs.Create(full, minutes, kind);
        if (inDrive != (null, null))
        {
            VirtualDiscDrive.Set(full, inDrive.Profile, inDrive.Timing);
        }

        int sectors = VirtualDiscs.CapacitySectors(minutes);
        if (json)
        {
            new JsonOutput(shell.Out).Write(
                new JsonEvents.DiscCreated("disc", full, drive.Name.ToString(), Reports.TypeName(kind), minutes, sectors),
                JsonEventsContext.Default.DiscCreated);
            return ExitCode.Done;
        }

        TextOutput text = TextOutput.For(shell);
        text.Success($"Blank {Words.Of(kind)} of {minutes} minutes: {full} ({Times.Exact(sectors)} free)");
        if (minutes == 99)
        {
            text.Note("Addresses on a CD end at 89:59:74, so no more than that can be recorded.");
        }

        if (inDrive != (null, null))
        {
            text.Note($"It lies in a drive called {DiscDriveCommand.Model(inDrive.Profile)}, in which "
                + (inDrive.Timing is null ? "everything is done at once." : "things take their time."));
        }

        text.Note($"Record on it: redbook burn FILES --drive {Quoted(DriveName.VirtualPrefix + Shown(path))}");
        return ExitCode.Done;
    }

    private static string Shown(string path) => path.StartsWith(DriveName.VirtualPrefix, StringComparison.OrdinalIgnoreCase)
        ? path[DriveName.VirtualPrefix.Length..]
        : path;

    private static string Quoted(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
