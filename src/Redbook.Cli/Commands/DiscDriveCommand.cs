using System.CommandLine;
using Redbook.Cli.Output;
using Redbook.Emulation;
using Redbook.Emulation.Timing;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook disc drive</c>.</summary>
internal static class DiscDriveCommand
{
    public static string[] Examples { get; } =
    [
        "redbook disc drive album.disc old-tao-only",
        "redbook disc drive album.disc my-drive.json --timing quick",
        "redbook disc drive album.disc --plain",
    ];

    public static Option<string?> Timing() => new("--timing")
    {
        Description = "How long things take in it, by name or as a JSON file (docs/timing.md); else everything is done at once.",
        HelpName = "NAME|FILE",
    };

    public static Command Create(Shell shell)
    {
        Argument<string> path = new("PATH") { Description = "The folder that is the disc." };
        Argument<string?> drive = new("DRIVE")
        {
            Description = "The kind of drive, by name or as a JSON file (docs/quirks.md); it is copied.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> timing = Timing();
        Option<bool> plain = new("--plain") { Description = "The plain drive again, in which everything is done at once." };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "drive",
            "Puts a virtual disc into another kind of drive: every program that opens it meets the drive's habits and time.")
        {
            path, drive, timing, plain, json,
        };
        command.Validators.Add(result =>
        {
            bool isChosen = result.GetValue(drive) is not null || result.GetValue(timing) is not null;
            if (result.GetValue(plain) == isChosen)
            {
                result.AddError("Either DRIVE, --timing or both are wanted, or --plain.");
            }
        });
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell, parsed.GetRequiredValue(path), parsed.GetValue(drive), parsed.GetValue(timing), parsed.GetValue(json)))));
        return command;
    }

    /// <summary>The kind of drive and the timing that were named, by name or as files.</summary>
    public static (DriveProfile? Profile, RecorderTiming? Timing) Find(Shell shell, string? drive, string? timing) =>
        (drive is null ? null : VirtualDiscDrive.FindProfile(InFolder(shell, drive)),
         timing is null ? null : VirtualDiscDrive.FindTiming(InFolder(shell, timing)));

    private static int Run(Shell shell, string path, string? drive, string? timing, bool json)
    {
        string folder = CommonOptions.DiscFolder(shell, path);
        (DriveProfile? profile, RecorderTiming? chosen) = Find(shell, drive, timing);
        VirtualDiscDrive.Set(folder, profile, chosen);
        Tell(shell, json, folder, chosen is null
            ? $"{folder} now lies in a drive called {Model(profile)}, in which everything is done at once."
            : $"{folder} now lies in a drive called {Model(profile)}, which takes its time.");
        return ExitCode.Done;
    }

    /// <summary>Says what was done to the drive of a disc.</summary>
    public static void Tell(Shell shell, bool json, string folder, string text)
    {
        if (!json)
        {
            TextOutput.For(shell).Success(text);
            return;
        }

        (DriveProfile? profile, RecorderTiming? timing) = VirtualDiscDrive.Get(folder);
        new JsonOutput(shell.Out).Write(
            new JsonEvents.VirtualDriveChanged(
                "done", ExitCode.Done, folder, Model(profile), timing is not null, !VirtualDiscDrive.IsOut(folder)),
            JsonEventsContext.Default.VirtualDriveChanged);
    }

    public static string Model(DriveProfile? profile)
    {
        profile ??= new DriveProfile();
        return $"{profile.Vendor} {profile.Product}";
    }

    // A name that is no file is told apart later; a file is looked for in the shell's folder.
    private static string InFolder(Shell shell, string nameOrFile) =>
        File.Exists(Path.GetFullPath(nameOrFile, shell.CurrentFolder)) ? Path.GetFullPath(nameOrFile, shell.CurrentFolder) : nameOrFile;
}
