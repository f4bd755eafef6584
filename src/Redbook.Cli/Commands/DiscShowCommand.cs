using System.CommandLine;
using Redbook.Cli.Output;
using Redbook.Emulation;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook disc show</c>.</summary>
internal static class DiscShowCommand
{
    public static string[] Examples { get; } =
    [
        "redbook disc show album.disc",
        "redbook disc show album.disc --json",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string> path = new("PATH") { Description = "The folder that is the disc." };
        Option<bool> json = CommonOptions.Json();
        Command command = new("show", "Shows a virtual disc: the medium, its state, tracks and files. Changes nothing.")
        {
            path, json,
        };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(shell, parsed.GetRequiredValue(path), parsed.GetValue(json)))));
        return command;
    }

    private static int Run(Shell shell, string path, bool json)
    {
        VirtualDiscDescription disc = VirtualDiscs.Describe(CommonOptions.DiscFolder(shell, path));
        if (json)
        {
            JsonOutput output = new(shell.Out);
            output.Write(Reports.Event(disc), JsonEventsContext.Default.VirtualDisc);
            output.Write(Reports.Event(disc.Disc), JsonEventsContext.Default.DiscDescribed);
            return ExitCode.Done;
        }

        TextOutput text = TextOutput.For(shell);
        text.Heading("Medium");
        text.Fields(Reports.Fields(disc));
        text.Line();
        text.Heading("Disc");
        text.Fields(Reports.Fields(disc.Disc));
        if (disc.Disc.Tracks.Count > 0)
        {
            text.Line();
            text.Table(Reports.Tracks(disc.Disc));
        }

        if (disc.Findings.Count > 0)
        {
            text.Line();
            text.Heading("Found");
            foreach (DiscFinding finding in disc.Findings)
            {
                text.Line($"  {finding}");
            }
        }

        text.Line();
        text.Table(Reports.Files(disc));
        return ExitCode.Done;
    }
}
