using System.CommandLine;
using System.Globalization;
using Redbook.Cli.Output;
using Redbook.Discs;
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
        "redbook disc new slow-class.disc --type cd-rw --speeds 2-4",
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
        Option<int> overburn = new("--overburn")
        {
            Description = "Sectors that it takes beyond what it says of itself, 0 to 10000.",
            HelpName = "SECTORS",
        };
        Option<string?> speeds = new("--speeds")
        {
            Description = "The slowest and the fastest writing it is made for, such as 4-12; else 1-52.",
            HelpName = "MIN-MAX",
        };
        Option<string?> leadIn = new("--lead-in")
        {
            Description = "Where its lead-in starts, as its pregroove says (it tells the maker), such as 97:34:23.",
            HelpName = "MM:SS:FF",
        };
        Option<bool> isProtected = new("--write-protected") { Description = "Nothing can be written on it." };
        Option<string?> condition = new("--condition") { Description = "A disc that no drive can work on: unformatted or damaged." };
        condition.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "unformatted", "damaged");
        Option<string?> drive = new("--drive")
        {
            Description = "The kind of drive it lies in, by name or as a JSON file (docs/quirks.md); else the plain one.",
            HelpName = "NAME|FILE",
        };
        Option<string?> timing = DiscDriveCommand.Timing();
        Option<bool> json = CommonOptions.Json();
        Command command = new("new", "Makes a blank virtual disc: a folder that the recorder in software writes to.")
        {
            path, type, minutes, overburn, speeds, leadIn, isProtected, condition, drive, timing, json,
        };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell,
                parsed.GetRequiredValue(path),
                Medium(
                    string.Equals(parsed.GetValue(type), "cd-rw", StringComparison.OrdinalIgnoreCase),
                    parsed.GetValue(minutes),
                    parsed.GetValue(overburn),
                    parsed.GetValue(speeds),
                    parsed.GetValue(leadIn),
                    parsed.GetValue(isProtected),
                    parsed.GetValue(condition)),
                DiscDriveCommand.Find(shell, parsed.GetValue(drive), parsed.GetValue(timing)),
                parsed.GetValue(json)))));
        return command;
    }

    private static int Run(
        Shell shell, string path, MediumOptions medium, (DriveProfile? Profile, RecorderTiming? Timing) inDrive, bool json)
    {
        string full = CommonOptions.DiscFolder(shell, path);
        DriveEntry drive = VirtualDiscs.Create(full, medium);
        if (inDrive != (null, null))
        {
            VirtualDiscDrive.Set(full, inDrive.Profile, inDrive.Timing);
        }

        DiscKind kind = medium.Type == MediumType.CdRw ? DiscKind.CdRw : DiscKind.CdR;
        int minutes = medium.Minutes;
        int sectors = medium.CapacitySectors;
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

    private static MediumOptions Medium(
        bool isRewritable, int minutes, int overburnSectors, string? speeds, string? leadIn, bool isProtected, string? condition)
    {
        MediumOptions medium = new()
        {
            Type = isRewritable ? MediumType.CdRw : MediumType.CdR,
            Minutes = minutes,
            OverburnSectors = overburnSectors,
            IsWriteProtected = isProtected,
            Condition = condition is null ? MediumCondition.Usable : Enum.Parse<MediumCondition>(condition, ignoreCase: true),
        };
        if (speeds is not null)
        {
            string[] ends = speeds.Split('-');
            medium = ends.Length == 2
                && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int slowest)
                && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out int fastest)
                    ? medium with { MinimumSpeed = slowest, MaximumSpeed = fastest }
                    : throw new UsageException($"'{speeds}' is no range of speeds.", "Name two multiples of playing speed: --speeds 4-12");
        }

        if (leadIn is not null)
        {
            medium = Msf.TryParse(leadIn, out Msf start)
                ? medium with { LeadInStart = start }
                : throw new UsageException($"'{leadIn}' is no time.", "Name minutes, seconds and frames: --lead-in 97:34:23");
        }

        return medium.Validate() is [var reason, ..]
            ? throw new UsageException(reason, "See: redbook disc new --help")
            : medium;
    }

    private static string Shown(string path) => path.StartsWith(DriveName.VirtualPrefix, StringComparison.OrdinalIgnoreCase)
        ? path[DriveName.VirtualPrefix.Length..]
        : path;

    private static string Quoted(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
